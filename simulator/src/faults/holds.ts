/** Answers that the network keeps back: what was read is on its way while other things happen. */
export interface Holds {
  /**
   * Keeps one answer to a shop's app back.
   *
   * @param skip how many answers pass before it.
   * @returns lets it go; it may not have been given by then, and passes later.
   */
  hold(shop: string, skip: number): () => void;
  /** To be awaited by each answer before it leaves. */
  pass(shop: string): Promise<void>;
  /** How many answers are being computed or sent, those held among them. */
  readonly underWay: number;
  /** How many answers are held. */
  readonly held: number;
  /** Counts a request until its answer has left. */
  during<T>(work: () => Promise<T>): Promise<T>;
}

interface Hold {
  shop: string;
  skip: number;
  released: Promise<void>;
}

/** A network that holds nothing yet. */
export const createHolds = (): Holds => {
  let waiting: Hold[] = [];
  let underWay = 0;
  let held = 0;

  return {
    hold(shop, skip) {
      let release = (): void => undefined;
      const released = new Promise<void>((resolve) => (release = resolve));
      const hold: Hold = { shop, skip, released };
      waiting.push(hold);
      return () => {
        waiting = waiting.filter((one) => one !== hold);
        release();
      };
    },
    async pass(shop) {
      const hold = waiting.find((one) => one.shop === shop);
      if (!hold) return;
      if (hold.skip > 0) {
        hold.skip -= 1;
        return;
      }
      waiting = waiting.filter((one) => one !== hold);
      held += 1;
      await hold.released;
      held -= 1;
    },
    get underWay() {
      return underWay;
    },
    get held() {
      return held;
    },
    async during(work) {
      underWay += 1;
      try {
        return await work();
      } finally {
        underWay -= 1;
      }
    },
  };
};
