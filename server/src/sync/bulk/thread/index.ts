/** What runs in the thread that reads bulk results. It has a bundle of its own; see pool.ts. */
import { dealRows, type Deal, type Dealt } from '../../../shopify/bulk';
import { outcomeOf, type Outcome } from './outcome';
import { packPart, type PackedPart } from './packed';
import { readPart, type PartToRead } from './read-part';

export const deal = (task: Deal): Promise<Outcome<Dealt>> => outcomeOf(() => dealRows(task));

export const read = (task: PartToRead): Promise<Outcome<PackedPart>> =>
  outcomeOf(async () => packPart(task.resource, await readPart(task)));
