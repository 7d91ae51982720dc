interface Shared {
  globalThis: typeof globalThis;
  require: NodeJS.Require;
}

/** What the test files that a worker runs share (see environment.js); undefined for those that own the clock: they have a Strapi of their own. */
export const shared = (globalThis as { shared?: Shared }).shared;
