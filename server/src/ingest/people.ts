import type { Session } from './sql/session';
import { datetime, string } from '../content-types/support/attributes';
import { definePrivateModel } from '../private-model';

/**
 * A private table of the plugin's own: which entry of which content type of the user's own a contact has, and as of
 * which change of the contact. An entry outlives its contact there until it is deleted too.
 */
export const peopleEntryModel = definePrivateModel(
  { singularName: 'people-entry', pluralName: 'people-entries' },
  {
    contact: string(),
    contentType: string(),
    /** Null while it has none. */
    entry: string(),
    contactUpdatedAt: datetime(),
  },
  [{ name: 'unique', columns: ['contact', 'content_type'], type: 'unique' }]
);

/** Contacts looked at between two questions to the database. */
const PART = 200;

/** A part of what is to be done, and where the next one begins; null where this was the last. */
export interface Unsettled {
  contacts: string[];
  next: number | null;
}

/** Contacts, by their document ids, that changed since their entry of a content type was written, deleted ones included. */
export const findOutdatedPeople = async (
  { trx, schema }: Session,
  contentType: string,
  after: number
): Promise<Unsettled> => {
  const rows = await trx(`${schema.contacts.name} as c`)
    .leftJoin(`${peopleEntryModel.tableName} as e`, (join) =>
      join.on('e.contact', 'c.document_id').andOnVal('e.content_type', contentType)
    )
    .where('c.id', '>', after)
    .where((query) =>
      query
        .where((never) => never.whereNull('e.id').whereNull('c.deleted_at'))
        .orWhere((known) =>
          known
            .whereNotNull('e.id')
            .where((stale) =>
              stale.whereNull('e.contact_updated_at').orWhereRaw('e.contact_updated_at <> c.updated_at')
            )
        )
    )
    .orderBy('c.id')
    .limit(PART)
    .select<{ id: number; contact: string }[]>('c.id', 'c.document_id as contact');
  const next = rows.length < PART ? null : (rows.at(-1)?.id ?? null);
  return { contacts: rows.map(({ contact }) => contact), next };
};

/** Contacts that are gone for good (erased, purged) and still have an entry somewhere. */
export const findLeftPeople = async ({ trx, schema }: Session, after: number): Promise<Unsettled> => {
  const rows = await trx(`${peopleEntryModel.tableName} as e`)
    .leftJoin(`${schema.contacts.name} as c`, 'e.contact', 'c.document_id')
    .where('e.id', '>', after)
    .whereNull('c.id')
    .orderBy('e.id')
    .limit(PART)
    .select<{ id: number; contact: string }[]>('e.id', 'e.contact as contact');
  const next = rows.length < PART ? null : (rows.at(-1)?.id ?? null);
  return { contacts: [...new Set(rows.map(({ contact }) => contact))], next };
};

/** How many live contacts there are, and how many of them have their entry as it should be. */
export const countPeople = async (
  { trx, schema }: Session,
  contentType: string
): Promise<{ contacts: number; copied: number }> => {
  const live = () => trx(`${schema.contacts.name} as c`).whereNull('c.deleted_at');
  const [contacts] = await live().count({ number: '*' });
  const [copied] = await live()
    .join(`${peopleEntryModel.tableName} as e`, 'e.contact', 'c.document_id')
    .where('e.content_type', contentType)
    .whereNotNull('e.entry')
    .whereRaw('e.contact_updated_at = c.updated_at')
    .count({ number: '*' });
  return { contacts: Number(contacts?.number), copied: Number(copied?.number) };
};
