import type { Core } from '@strapi/strapi';
import type { Resource, RunProblem } from '../../../shared/contracts';
import type { Unread } from '../shopify/read';

/** A record that was read or mapped but not written, and why. `message` may name what only the log may have. */
export type Problem = Omit<RunProblem, 'resource'>;

/** How many records that were not imported are named on their run; the log has them all. */
export const MOST_PROBLEMS = 100;

/**
 * What a person reads of each reason. A database names values in what it refuses, and they may be a person's: its own words go
 * to the log alone.
 */
const SENTENCES: Record<Problem['code'], string> = {
  withheld: 'Shopify withheld a part of it: a scope or an approval is missing.',
  changing: 'It changed during each attempt to read it.',
  not_given: 'Shopify answered each attempt to read it with an error.',
  not_mapped: 'Shopify gave a value of it in a form that is not known here.',
  not_written: 'The database refused it.',
};

/** A record that could not be read whole, as a problem. */
export const unreadProblem = ({ id, reason }: Unread): Problem => ({
  shopifyId: id,
  code: reason,
  message: SENTENCES[reason],
});

/** Problems as they are kept on their run. */
export const toRunProblems = (resource: Resource, problems: readonly Problem[]): RunProblem[] =>
  problems.map(({ shopifyId, code }) => ({ resource, shopifyId, code, message: SENTENCES[code] }));

/** Names in the log what was not imported. */
export const logProblems = (strapi: Core.Strapi, store: string, problems: readonly Problem[]): void => {
  for (const { shopifyId, code, message } of problems) {
    strapi.log.warn(`[shopify-crm] ${store}: ${shopifyId} was not imported (${code}): ${message}`);
  }
};
