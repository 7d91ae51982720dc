import { isDeepStrictEqual } from 'node:util';

import type { Core } from '@strapi/strapi';

import type { PeopleTarget } from '../../../../shared/mappings';
import { documentsOf } from '../../documents';
import { peopleEntryModel } from '../../ingest/people';
import { withDeleted } from '../../middlewares/hide-deleted';
import { uidOf } from '../../shown-types';
import { typeHasDrafts, valuesOf } from './values';

interface EntryRow {
  id: number;
  contact: string;
  contentType: string;
  entry: string | null;
}

type Contact = Record<string, unknown> & { deletedAt: string | null; updatedAt: string };

type Values = Record<string, unknown>;

interface Written {
  documentId: string;
  /** What Strapi's validation says against the values. */
  problem?: string;
}

/** Whether Strapi's validation refused something: its messages name attributes, never values. */
export const isValidationError = (error: unknown): error is Error =>
  error instanceof Error && error.name === 'ValidationError';

/** The entries that contacts have in content types of the user's own, written as any code of the app's would. */
export const peopleEntries = (strapi: Core.Strapi) => {
  const query = () => strapi.db.query(peopleEntryModel.uid);
  const documents = (uid: string) => documentsOf(strapi, uid);
  const isThere = (uid: string) => uid in strapi.contentTypes;
  const rowsOf = (contact: string): Promise<EntryRow[]> => query().findMany({ where: { contact } });

  const contactOf = (documentId: string): Promise<Contact | null> =>
    withDeleted(() => strapi.db.query(uidOf('contact')).findOne({ where: { documentId } }));

  /** The contact's row for a content type, made if need be: whoever made or changed it last is waited for. */
  const lockRow = async (contact: string, contentType: string): Promise<EntryRow> => {
    const where = { contact, contentType };
    // Touched first, which locks it, so that the contact that is read next is not older than what others wrote of it.
    const { count } = await query().updateMany({ where, data: { ...where } });
    if (count === 0) await query().create({ data: { ...where } });
    return (await query().findOne({ where })) as EntryRow;
  };

  const removeEntry = async ({ contentType, entry }: EntryRow) => {
    if (entry !== null && isThere(contentType))
      await documents(contentType).delete({ documentId: entry, locale: '*' });
  };

  const removeLeft = async (contact: string): Promise<void> => {
    for (const row of await rowsOf(contact)) {
      await removeEntry(row);
      await query().delete({ where: { id: row.id } });
    }
  };

  const retire = async (row: EntryRow, { whenDeleted }: PeopleTarget): Promise<string | null> => {
    if (row.entry === null) return null;
    if (whenDeleted === 'unpublish' && typeHasDrafts(strapi, row.contentType)) {
      await documents(row.contentType).unpublish({ documentId: row.entry });
      return row.entry;
    }
    await removeEntry(row);
    return null;
  };

  const writeEntry = async ({ contentType, entry }: EntryRow, values: Values): Promise<Written> => {
    // Without drafts the status says nothing.
    const status = 'published';
    if (entry !== null) {
      const before = await documents(contentType).findOne({ documentId: entry, status });
      const isSame = Object.entries(values).every(([name, value]) =>
        isDeepStrictEqual(before?.[name], value)
      );
      if (before && isSame) return { documentId: entry };
      try {
        const updated = await documents(contentType).update({ documentId: entry, data: values, status });
        if (updated) return updated;
      } catch (error) {
        if (!isValidationError(error)) throw error;
        // What the person was must not stay, even where what it is now is less than the content type requires.
        await strapi.db.query(contentType).updateMany({ where: { documentId: entry }, data: values });
        return { documentId: entry, problem: error.message };
      }
    }
    return documents(contentType).create({ data: values, status });
  };

  return {
    /**
     * Makes the entry of a contact what the contact is: written, retired, or gone with it. All or nothing; can be repeated.
     *
     * @returns what could not be as the contact is: attributes whose value does not fit, and what Strapi's validation says.
     * @throws what the document service throws, such as where a required attribute has no value.
     */
    settle: async (contact: string, target: PeopleTarget | null): Promise<string[]> =>
      strapi.db.transaction(async (): Promise<string[]> => {
        const known = await contactOf(contact);
        if (!known) {
          await removeLeft(contact);
          return [];
        }
        if (!target || !isThere(target.contentType)) return [];
        const row = await lockRow(contact, target.contentType);
        const current = await contactOf(contact);
        if (!current) {
          await removeLeft(contact);
          return [];
        }
        const { values, misfits } = valuesOf(strapi, target, current);
        const written: Partial<Written> =
          current.deletedAt === null
            ? await writeEntry(row, values)
            : { documentId: (await retire(row, target)) ?? undefined };
        await query().update({
          where: { id: row.id },
          data: { entry: written.documentId ?? null, contactUpdatedAt: current.updatedAt },
        });
        return [...Object.values(misfits), ...(written.problem ? [written.problem] : [])];
      }),

    /** Lets every entry of a content type be written anew. */
    expectAnew: (contentType: string): Promise<unknown> =>
      query().updateMany({ where: { contentType }, data: { contactUpdatedAt: null } }),

    /** All that the entries of a contact hold, whatever content type it went into. */
    async of(contact: string): Promise<{ contentType: string; entry: Values }[]> {
      const found: { contentType: string; entry: Values }[] = [];
      for (const { contentType, entry } of await rowsOf(contact)) {
        if (entry === null || !isThere(contentType)) continue;
        const document = await documents(contentType).findOne({ documentId: entry });
        if (document) found.push({ contentType, entry: document });
      }
      return found;
    },
  };
};
