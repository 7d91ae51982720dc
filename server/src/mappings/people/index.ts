import type { Core } from '@strapi/strapi';

import type { StoredError } from '../../../../shared/contracts';
import type { PeoplePreview, PeopleState, PeopleTarget } from '../../../../shared/mappings';
import { documentsOf } from '../../documents';
import { CrmError } from '../../errors';
import type { Change } from '../../ingest/changes';
import type { AttributeValues } from '../../ingest/sql/attributes';
import { PLUGIN_ID } from '../../plugin-id';
import { getService } from '../../services';
import { uidOf } from '../../shown-types';
import { isValidationError, peopleEntries } from './entries';
import { checkTarget, peopleTypes, valuesOf } from './values';

/** More changes than this are not remembered one by one: all contacts are looked through instead. */
const MAX_REMEMBERED = 5_000;

/**
 * People in a content type of the user's own: each contact has an entry there that is kept as the contact is. Entries are
 * written after the contact's commit, by its change; what a process that died had not written is found at the next start.
 */
export const createPeopleService = ({ strapi }: { strapi: Core.Strapi }) => {
  const entries = peopleEntries(strapi);
  const store = () => strapi.store({ type: 'plugin', name: PLUGIN_ID });
  const targetOf = async (): Promise<PeopleTarget | null> =>
    ((await store().get({ key: 'people-target' })) as PeopleTarget | null) ?? null;
  const problemOf = async (): Promise<StoredError | null> =>
    ((await store().get({ key: 'people-problem' })) as StoredError | null) ?? null;

  const changed = new Set<string>();
  let isLookingThrough = false;
  let isStopping = false;
  let working: Promise<void> | null = null;

  const note = (contact: string, message: string) =>
    store().set({
      key: 'people-problem',
      value: {
        code: 'mapped_value_unfit',
        message: `${contact}: ${message}`,
        at: new Date().toISOString(),
      } satisfies StoredError,
    });

  /** Another process may have made the same entry at the same moment: then the next attempt finds it. */
  const settle = async (contact: string, triesLeft = 2): Promise<void> => {
    try {
      const problems = await entries.settle(contact, await targetOf());
      if (problems.length > 0) await note(contact, problems.join('; '));
    } catch (error) {
      if (!isValidationError(error) && triesLeft > 0) return settle(contact, triesLeft - 1);
      // Other errors may name values: only their kind is kept.
      const reason = isValidationError(error) ? error.message : error instanceof Error ? error.name : 'Error';
      strapi.log.warn(`[shopify-crm] The entry of the contact ${contact} was not written: ${reason}`);
      await note(contact, reason);
    }
  };

  const lookThrough = async (): Promise<void> => {
    const ingest = getService(strapi, 'ingest');
    const target = await targetOf();
    const lists = [
      ...(target ? [(after: number) => ingest.outdatedPeople(target.contentType, after)] : []),
      (after: number) => ingest.leftPeople(after),
    ];
    for (const list of lists) {
      for (let after: number | null = 0; after !== null && !isStopping;) {
        const { contacts, next } = await list(after);
        for (const contact of contacts) if (!isStopping) await settle(contact);
        after = next;
      }
    }
  };

  const work = async (): Promise<void> => {
    while (!isStopping && (changed.size > 0 || isLookingThrough)) {
      const [contact] = changed;
      if (contact !== undefined) {
        changed.delete(contact);
        await settle(contact);
      } else {
        isLookingThrough = false;
        await lookThrough();
      }
    }
  };

  const wake = (): void => {
    working ??= work()
      .catch(
        (error: Error) => void strapi.log.warn(`[shopify-crm] People are not all copied: ${error.message}`)
      )
      .finally(() => {
        working = null;
      });
  };

  const lookThroughAll = (): void => {
    isLookingThrough = true;
    changed.clear();
    wake();
  };

  return {
    /** Whether contacts have entries to be kept. Asked anew each time: another process may have set it up. */
    async isOn(): Promise<boolean> {
      return (await targetOf()) !== null;
    },

    /** Goes on with what was not written before, in the background. Called at start and after a purge. */
    lookThrough: lookThroughAll,

    /** Takes notice of contacts that changed; their entries follow in the background. */
    follow(changes: readonly Change[]): void {
      const contacts = changes.filter(({ type }) => type === 'contact');
      if (contacts.length === 0) return;
      if (isLookingThrough) return wake();
      for (const { documentId } of contacts) changed.add(documentId);
      if (changed.size > MAX_REMEMBERED) lookThroughAll();
      else wake();
    },

    /** Resolves when the entries of all changes that were noticed so far are written, or could not be. */
    async settled(): Promise<void> {
      while (working) await working;
    },

    /** Begins nothing any more, and waits for what is under way. */
    async stop(): Promise<void> {
      isStopping = true;
      await working;
    },

    /** What can be chosen, what is, and how far the entries are. */
    async state(): Promise<PeopleState> {
      const target = await targetOf();
      const counts = await getService(strapi, 'ingest').countPeople(target?.contentType ?? '');
      return { target, types: peopleTypes(strapi), ...counts, problem: await problemOf() };
    },

    /**
     * Sets into which content type people go; all contacts are written there, in the background. Entries in another content
     * type stay as they are, until their contact is erased or purged.
     *
     * @throws CrmError `request_invalid` with the field that is wrong.
     */
    async save(target: PeopleTarget): Promise<PeopleState> {
      checkTarget(strapi, target);
      await store().set({ key: 'people-target', value: target });
      await store().set({ key: 'people-problem', value: null });
      await entries.expectAnew(target.contentType);
      lookThroughAll();
      return this.state();
    },

    /** People go nowhere any more. Their entries stay as they are, until their contact is erased or purged. */
    async remove(): Promise<PeopleState> {
      await store().set({ key: 'people-target', value: null });
      await store().set({ key: 'people-problem', value: null });
      return this.state();
    },

    /** What the contact that ordered last would become. Nothing is written. @throws CrmError `request_invalid` */
    async preview(target: PeopleTarget): Promise<PeoplePreview> {
      checkTarget(strapi, target);
      const contact = await documentsOf(strapi, uidOf('contact')).findFirst({ sort: 'lastOrderAt:desc' });
      if (!contact) return { contact: null, values: {}, misfits: {} };
      return { contact: contact.documentId, ...valuesOf(strapi, target, contact) };
    },

    /**
     * What the entries of contacts hold, for a data export of one store's: where another store speaks for the contact, what
     * was copied from it is that store's.
     */
    async exportOf(contacts: readonly AttributeValues[]): Promise<AttributeValues[]> {
      const target = await targetOf();
      const found: AttributeValues[] = [];
      for (const contact of contacts) {
        const isOfStore = 'email' in contact;
        for (const { contentType, entry } of await entries.of(String(contact.documentId))) {
          const copied = Object.keys(target?.contentType === contentType ? target.fields : entry);
          const own = Object.entries(entry).filter(([name]) => isOfStore || !copied.includes(name));
          found.push({ contentType, ...Object.fromEntries(own) });
        }
      }
      return found;
    },

    /** Erases the entries of contacts that were erased. @throws CrmError where one could not be. */
    async eraseLeft(): Promise<void> {
      const ingest = getService(strapi, 'ingest');
      for (let after: number | null = 0; after !== null;) {
        const { contacts, next } = await ingest.leftPeople(after);
        for (const contact of contacts) await entries.settle(contact, null);
        after = next;
      }
      await this.settled();
      if ((await ingest.leftPeople(0)).contacts.length > 0) throw new CrmError('internal_error');
    },
  };
};

export type PeopleService = ReturnType<typeof createPeopleService>;
