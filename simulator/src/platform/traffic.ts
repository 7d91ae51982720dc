/** What was asked of each shop, and how often: GraphQL operations by their names, token grants by their types. */
export interface Traffic {
  count(domain: string, what: string): void;
  of(domain: string): Record<string, number>;
}

export const createTraffic = (): Traffic => {
  const counts = new Map<string, Map<string, number>>();
  return {
    count(domain, what) {
      const own = counts.get(domain) ?? new Map<string, number>();
      counts.set(domain, own.set(what, (own.get(what) ?? 0) + 1));
    },
    of: (domain) => Object.fromEntries(counts.get(domain) ?? []),
  };
};
