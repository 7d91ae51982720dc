import fc from 'fast-check';

/** How the notices of a change fare on their way. */
export type Told = 'now' | 'twice' | 'later' | 'never';

/** One thing that happens, to the shop, on the way, or to Strapi. */
export type Step =
  | {
      do: 'change';
      shop: number;
      /** A change of the simulator's registry. */
      name: string;
      /** Which of the possible targets. */
      pick: number;
      seed: number;
      /** Which of a few emails, where the change takes one. */
      email: number | null;
      told: Told;
    }
  /** A notice that was kept back arrives, or one that was told arrives again. */
  | { do: 'deliver'; pick: number }
  | { do: 'wait'; ms: number }
  /** From now on reads see the shops as they were this long ago. */
  | { do: 'lag'; ms: number }
  | {
      do: 'sync';
      shop: number;
      mode: 'full' | 'incremental' | 'reconcile';
      engine: 'bulk' | 'paged';
      /** After how many of Shopify's answers the next one stays on its way; null where none does. */
      held: number | null;
    }
  /** Shopify's answer to a request stays on its way, after `skip` others. */
  | { do: 'hold'; shop: number; skip: number }
  | { do: 'release' }
  /** Strapi dies before it can send one statement more than these, and is started again. */
  | { do: 'crash'; after: number };

export interface History {
  /** How many shops there are. */
  shops: number;
  /** Whether the shops were brought in before. */
  synced: boolean;
  /** Whether every notice arrives in the end, so that Strapi must be right without a reconcile. */
  lossless: boolean;
  seed: number;
  steps: Step[];
}

/** The changes by what they are done to, as often as they are to happen. */
const CHANGES: [string, number][] = [
  ['createCustomer', 4],
  ['renameCustomer', 3],
  ['changeCustomerEmail', 4],
  ['removeCustomerEmail', 1],
  ['changeCustomerAddress', 1],
  ['changeCustomerTags', 2],
  ['changeEmailConsent', 1],
  ['changeSmsConsent', 1],
  ['changeCustomerPhone', 1],
  ['deleteCustomer', 2],
  ['mergeCustomers', 2],
  ['createOrder', 4],
  ['createGuestOrder', 3],
  ['updateOrder', 3],
  ['payOrder', 2],
  ['changeOrderEmail', 2],
  ['deleteOrder', 2],
  ['addRefund', 2],
  ['settleRefund', 2],
  ['removeOrderLine', 2],
  ['addOrderLine', 2],
  ['cancelOrder', 2],
  ['fulfilOrder', 2],
  ['updateTracking', 1],
  ['deliverFulfilment', 1],
  ['cancelFulfilment', 1],
  ['createProduct', 2],
  ['updateProduct', 2],
  ['changeVariantPrice', 1],
  ['changeVariantSku', 1],
  ['adjustInventory', 2],
  ['addVariant', 2],
  ['deleteVariant', 2],
  ['deleteProduct', 2],
];

/** Those that make and join people. */
export const IDENTITY_CHANGES = [
  'createCustomer',
  'renameCustomer',
  'changeCustomerEmail',
  'removeCustomerEmail',
  'deleteCustomer',
  'mergeCustomers',
  'createOrder',
  'createGuestOrder',
  'changeOrderEmail',
  'deleteOrder',
  'cancelOrder',
];

const weighted = (from: readonly [string, number][]): fc.Arbitrary<string> =>
  fc.oneof(...from.map(([name, weight]) => ({ weight, arbitrary: fc.constant(name) })));

const small = fc.nat({ max: 9 });

/** A change to one of some shops. */
export const changeStep = (shops: number, names: fc.Arbitrary<string>): fc.Arbitrary<Step> =>
  fc.record({
    do: fc.constant('change' as const),
    shop: fc.nat({ max: shops - 1 }),
    name: names,
    pick: small,
    seed: fc.nat({ max: 999 }),
    email: fc.oneof(
      { weight: 3, arbitrary: fc.nat({ max: 4 }) },
      { weight: 1, arbitrary: fc.constant(null) }
    ),
    told: fc.constantFrom<Told>('now', 'now', 'twice', 'later', 'later', 'never'),
  });

/** What happens to the records of a page while it is on its way, by which answer that page is. */
const RACES: [number, string[]][] = [
  [
    2,
    ['renameCustomer', 'changeCustomerTags', 'changeEmailConsent', 'deleteCustomer', 'changeCustomerEmail'],
  ],
  [4, ['updateProduct', 'adjustInventory', 'deleteVariant', 'addVariant', 'deleteProduct']],
  [6, ['updateOrder', 'payOrder', 'fulfilOrder', 'addRefund', 'deleteOrder']],
];

/** A run whose page is overtaken by changes, told at once, of what is on it. */
const race = (shops: number): fc.Arbitrary<Step[]> =>
  fc
    .constantFrom(...RACES)
    .chain(([held, names]) =>
      fc
        .tuple(
          fc.constantFrom('bulk' as const, 'paged' as const, 'paged' as const),
          fc.array(changeStep(shops, fc.constantFrom(...names)), { minLength: 1, maxLength: 4, size: 'max' })
        )
        .map(([engine, changes]): Step[] => [
          { do: 'sync', shop: 0, mode: 'full', engine, held },
          ...changes.map((step): Step => (step.do === 'change' ? { ...step, shop: 0, told: 'now' } : step)),
        ])
    );

/** A run during which Strapi dies. */
const brokenRun = (shops: number): fc.Arbitrary<Step[]> =>
  fc
    .tuple(
      fc.nat({ max: shops - 1 }),
      fc.nat({ max: 60 }),
      fc.constantFrom('bulk' as const, 'paged' as const)
    )
    .map(([shop, after, engine]): Step[] => [
      { do: 'crash', after },
      { do: 'sync', shop, mode: 'full', engine, held: null },
    ]);

/** How a history may begin, so that what needs two things at one moment is not left to luck alone. */
export type Beginning = 'nothing' | 'race' | 'broken run';

const BEGINNINGS: Record<Beginning, (shops: number) => fc.Arbitrary<Step[]>> = {
  nothing: () => fc.constant([]),
  race,
  'broken run': brokenRun,
};

const steps = (
  shops: number,
  names: fc.Arbitrary<string>,
  beginnings: readonly Beginning[]
): fc.Arbitrary<Step[]> => {
  const shop = fc.nat({ max: shops - 1 });
  const step = fc.oneof(
    { weight: 12, arbitrary: changeStep(shops, names) },
    { weight: 4, arbitrary: fc.record({ do: fc.constant('deliver' as const), pick: small }) },
    {
      weight: 2,
      arbitrary: fc.record({
        do: fc.constant('wait' as const),
        ms: fc.constantFrom(300, 1_000, 4_000, 15_000, 400_000),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('lag' as const), ms: fc.constantFrom(0, 500, 3_000, 8_000) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({
        do: fc.constant('sync' as const),
        shop,
        mode: fc.constantFrom('full' as const, 'full' as const, 'incremental' as const, 'reconcile' as const),
        engine: fc.constantFrom('bulk' as const, 'paged' as const),
        // A run asks for the shop's claim, for a count and the page of customers, likewise of products and of orders.
        held: fc.constantFrom(null, 2, 2, 3, 4, 6),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({ do: fc.constant('hold' as const), shop, skip: fc.nat({ max: 4 }) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('release' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constant('crash' as const), after: fc.nat({ max: 60 }) }),
    }
  );
  return fc
    .tuple(
      fc.oneof(...beginnings.map((beginning) => BEGINNINGS[beginning](shops))),
      fc.array(step, { minLength: 1, maxLength: 14, size: 'max' })
    )
    .map(([beginning, others]) => [...beginning, ...others]);
};

/** What histories are wanted; by default all. */
export interface Wanted {
  shops?: number;
  /** The changes that are made. */
  names?: readonly string[];
  lossless?: boolean;
  synced?: boolean;
  beginnings?: readonly Beginning[];
}

/** Histories of up to three shops. */
export const histories = (options: Wanted = {}): fc.Arbitrary<History> => {
  const names = options.names ? fc.constantFrom(...options.names) : weighted(CHANGES);
  const shops = options.shops ? fc.constant(options.shops) : fc.constantFrom(1, 1, 1, 2);
  return shops.chain((count) =>
    fc.record({
      shops: fc.constant(count),
      synced: options.synced === undefined ? fc.boolean() : fc.constant(options.synced),
      lossless: options.lossless === undefined ? fc.boolean() : fc.constant(options.lossless),
      seed: fc.nat({ max: 99 }),
      steps: steps(count, names, options.beginnings ?? ['nothing', 'nothing', 'race', 'broken run']),
    })
  );
};

const told: Record<Told, string> = {
  now: 'told at once',
  twice: 'told twice',
  later: 'told later, if at all',
  never: 'not told',
};

const describeStep = (step: Step): string => {
  switch (step.do) {
    case 'change': {
      const email = step.email === null ? '' : `, email ${step.email}`;
      return `shop ${step.shop}: ${step.name} (target ${step.pick}, seed ${step.seed}${email}), ${told[step.told]}`;
    }
    case 'deliver':
      return `a notice arrives (${step.pick})`;
    case 'wait':
      return `${step.ms} ms pass`;
    case 'lag':
      return `reads lag by ${step.ms} ms`;
    case 'sync':
      return `shop ${step.shop}: a ${step.mode} run begins (${step.engine}${
        step.held === null ? '' : `, its answer after ${step.held} others is held`
      })`;
    case 'hold':
      return `shop ${step.shop}: the answer after ${step.skip} others is held`;
    case 'release':
      return 'what was held goes on';
    case 'crash':
      return `Strapi dies after ${step.after} statements`;
  }
};

/** A history as a person reads it. */
export const describeHistory = ({ shops, synced, lossless, seed, steps }: History): string =>
  [
    `${shops} shop(s) of seed ${seed}, ${synced ? 'brought in before' : 'not brought in yet'}, ${
      lossless ? 'every notice arrives in the end' : 'notices may be lost'
    }:`,
    ...steps.map((step, index) => `  ${index + 1}. ${describeStep(step)}`),
  ].join('\n');
