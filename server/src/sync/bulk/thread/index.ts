/** What runs in the thread that reads bulk results. It has a bundle of its own; see pool.ts. */
import { serialize } from 'node:v8';
import { dealRows, type Deal, type Dealt } from '../../../shopify/bulk';
import { outcomeOf, type Outcome } from './outcome';
import { packPart } from './packed';
import { readPart, type PartToRead } from './read-part';

export const deal = (task: Deal): Promise<Outcome<Dealt>> => outcomeOf(() => dealRows(task));

/** The outcome is given as bytes: whoever waits for it makes objects of them when they are wanted, and not before. */
export const read = async (task: PartToRead): Promise<Uint8Array> =>
  serialize(await outcomeOf(async () => packPart(task.resource, await readPart(task))));
