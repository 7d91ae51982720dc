import type { Fault, FaultKind, FaultSettings } from './types';

/** The faults in force. */
export interface Faults {
  add<K extends FaultKind>(kind: K, settings: FaultSettings[K], shop?: string | null): Fault;
  remove(id: number): boolean;
  clear(): void;
  list(): Fault[];
  /** The settings of the first fault of a kind on the shop, without using it up. */
  peek<K extends FaultKind>(kind: K, shop: string, topic?: string): FaultSettings[K] | undefined;
  /** The same, and one of its `times` is used up; the last one removes the fault. */
  take<K extends FaultKind>(kind: K, shop: string, topic?: string): FaultSettings[K] | undefined;
}

/** An empty registry of faults. */
export const createFaults = (): Faults => {
  let faults: Fault[] = [];
  let lastId = 0;

  const strikes = (fault: Fault, kind: FaultKind, shop: string, topic?: string): boolean => {
    if (fault.kind !== kind || (fault.shop !== null && fault.shop !== shop)) return false;
    return !('topic' in fault.settings) || !fault.settings.topic || fault.settings.topic === topic;
  };
  const find = (kind: FaultKind, shop: string, topic?: string): Fault | undefined =>
    faults.find((fault) => strikes(fault, kind, shop, topic));

  const remove = (id: number): boolean => {
    const before = faults.length;
    faults = faults.filter((fault) => fault.id !== id);
    return faults.length < before;
  };

  return {
    add(kind, settings, shop = null) {
      const fault = { id: ++lastId, shop, kind, settings: { ...settings } } as Fault;
      faults.push(fault);
      return fault;
    },
    remove,
    clear() {
      faults = [];
    },
    list: () => [...faults],
    peek: <K extends FaultKind>(kind: K, shop: string, topic?: string) =>
      find(kind, shop, topic)?.settings as FaultSettings[K] | undefined,
    take<K extends FaultKind>(kind: K, shop: string, topic?: string) {
      const fault = find(kind, shop, topic);
      if (!fault) return undefined;
      if ('times' in fault.settings && fault.settings.times !== undefined) {
        fault.settings.times -= 1;
        if (fault.settings.times <= 0) remove(fault.id);
      }
      return fault.settings as FaultSettings[K];
    },
  };
};
