import type { Gid, StateNode } from './types';

/** How far back a stale read may look. */
const KEPT_VERSIONS = 10;
const KEPT_MS = 10 * 60_000;

interface Version {
  /** When it became the current one, in ms; -Infinity where it was so from the beginning. */
  from: number;
  /** Undefined: the node did not exist from then on. */
  node: StateNode | undefined;
}

/** The nodes of one type: each as it is now, and for a bounded while as it was. */
export class VersionedNodes {
  private readonly current = new Map<Gid, Version>();
  private readonly past = new Map<Gid, Version[]>();

  get(id: Gid, asOf?: number): StateNode | undefined {
    const now = this.current.get(id);
    const older = this.past.get(id);
    if (asOf === undefined || (now !== undefined && now.from <= asOf)) return now?.node;
    return older?.findLast((version) => version.from <= asOf)?.node;
  }

  /** The nodes of now, or of a moment, in the order of their creation. */
  list(asOf?: number): StateNode[] {
    const nodes: StateNode[] = [];
    for (const [id, version] of this.current) {
      const node = asOf === undefined ? version.node : this.get(id, asOf);
      if (node !== undefined) nodes.push(node);
    }
    return nodes;
  }

  /** Makes a version the current one; undefined removes the node, which stays readable as of before for a while. */
  set(id: Gid, node: StateNode | undefined, from: number): void {
    const replaced = this.current.get(id);
    if (replaced === undefined && node === undefined) return;
    if (replaced !== undefined && from > replaced.from) this.keep(id, replaced, from);
    // A node that comes back after a removal is a new one: it goes to the end of the order.
    if (replaced !== undefined && replaced.node === undefined) this.current.delete(id);
    this.current.set(id, { from, node });
  }

  private keep(id: Gid, version: Version, now: number): void {
    const kept = [...(this.past.get(id) ?? []), version].slice(-KEPT_VERSIONS);
    // The newest version older than the window still answers for the window's beginning.
    const firstNeeded = kept.findLastIndex((candidate) => candidate.from <= now - KEPT_MS);
    this.past.set(id, firstNeeded > 0 ? kept.slice(firstNeeded) : kept);
  }
}
