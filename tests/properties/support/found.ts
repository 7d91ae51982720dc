import type { History, Step } from './history';

const change = (name: string, told: 'now' | 'later' | 'never' = 'now'): Step => ({
  do: 'change',
  shop: 0,
  name,
  pick: 0,
  seed: 1,
  email: null,
  told,
});

/** One shop that was brought in before; every notice arrives. */
const history = (steps: Step[]): History => ({ shops: 1, synced: true, lossless: true, seed: 1, steps });

/** Histories that once did not end well, by what was wrong. */
export const FOUND: [what: string, history: History][] = [
  ...['changeCustomerTags', 'changeEmailConsent'].map((name): [string, History] => [
    `a read that lags behind ${name}, which moves no version`,
    history([{ do: 'lag', ms: 8_000 }, change(name)]),
  ]),
];
