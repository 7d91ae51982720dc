import { readPages } from '../shopify/read';
import { unreadProblem } from './problems';
import { compareAfterwards, deliverAndCount, report, type Work } from './work';

/** Brings a resource in page by page. The cursor moves only after its page is written. */
export const syncPaged = async (work: Work): Promise<void> => {
  const { client, resource, journal, updatedSince, signal } = work;
  const after = journal.checkpoint(resource).cursor ?? undefined;
  for await (const page of readPages(client, resource, { updatedSince, after, signal })) {
    await deliverAndCount(work, { ...page, errors: page.withheld });
    if (page.unread.length > 0) {
      report(work, page.unread.map(unreadProblem));
      await journal.count(resource, { fetched: page.unread.length, failed: page.unread.length });
    }
    if (page.nameless > 0) {
      await journal.count(resource, { fetched: page.nameless, failed: page.nameless });
      await compareAfterwards(work, page.nameless);
    }
    await journal.move(resource, { cursor: page.cursor });
  }
};
