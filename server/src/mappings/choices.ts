import type { Core } from '@strapi/strapi';

import type { MappingChoice, MappingOwner, MappingSource } from '../../../shared/mappings';
import { ATTRIBUTES_OF, MAPPABLE_ATTRIBUTES, kindOfMetafield } from '../records/mapped';
import { getService } from '../services';
import { readMetafieldDefinitions } from '../shopify/metafields';
import { OWNERS } from './owners';
import { SCHEMA_FIELDS } from './schema-fields';

/** The types of attributes that a source may go into; all where its type is not known, as each value is checked by itself. */
export const attributesFor = (owner: MappingOwner, source: MappingSource): readonly string[] => {
  if (source.kind === 'field') {
    const field = SCHEMA_FIELDS[owner].get(source.field);
    return field ? ATTRIBUTES_OF[field.kind] : [];
  }
  if (source.type === null) return MAPPABLE_ATTRIBUTES;
  const kind = kindOfMetafield(source.type);
  return kind ? ATTRIBUTES_OF[kind] : [];
};

const schemaChoices = (owner: MappingOwner): MappingChoice[] =>
  [...SCHEMA_FIELDS[owner].keys()].map((field) => {
    const source: MappingSource = { kind: 'field', field };
    return { source, label: field, fits: [...attributesFor(owner, source)], stores: [] };
  });

/** The metafields that the connected stores have defined, and what could not be read. */
const metafieldChoices = async (strapi: Core.Strapi, owner: MappingOwner) => {
  const choices = new Map<string, MappingChoice>();
  const failures: { store: string; error: unknown }[] = [];
  for (const store of await getService(strapi, 'stores').connected()) {
    const client = getService(strapi, 'clients').forStore(store);
    try {
      for (const { namespace, key, name, type } of await readMetafieldDefinitions(
        client,
        OWNERS[owner].type
      )) {
        const source: MappingSource = { kind: 'metafield', namespace, key, type };
        const known = choices.get(`${namespace} ${key} ${type}`);
        if (known) known.stores.push(store.domain);
        else
          choices.set(`${namespace} ${key} ${type}`, {
            source,
            label: name,
            fits: [...attributesFor(owner, source)],
            stores: [store.domain],
          });
      }
    } catch (error) {
      failures.push({ store: store.domain, error });
    }
  }
  return { choices: [...choices.values()], failures };
};

/** All that can be mapped of an owner: fields of the schema, and the metafields of the connected stores. */
export const choicesOf = async (strapi: Core.Strapi, owner: MappingOwner) => {
  const { choices, failures } = await metafieldChoices(strapi, owner);
  return { choices: [...choices, ...schemaChoices(owner)], failures };
};
