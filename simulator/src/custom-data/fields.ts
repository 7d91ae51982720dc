import { createHash } from 'node:crypto';
import type { FieldTable } from '../graphql/types';
import { METAFIELD_OWNERS, metafieldOf, metafieldsOf } from '../state/metafields';
import { text } from '../state/read';
import type { FieldObject, FieldValue } from '../state/types';

const TEXTS = /^(?:single_line|multi_line)_text_field$|^(?:color|url|id|date|date_time)$|_reference$/;

/** Numbers come as numbers, all but texts as what their JSON says. */
const jsonValue = (type: string, value: string): unknown =>
  TEXTS.test(type) ? value : (JSON.parse(value) as unknown);

const metafieldNode = (metafield: FieldObject, owner: FieldObject) => {
  const value = text(metafield, 'value');
  return {
    __typename: 'Metafield',
    ...metafield,
    compareDigest: createHash('sha256').update(value).digest('hex'),
    jsonValue: jsonValue(text(metafield, 'type'), value),
    owner,
    ownerType: METAFIELD_OWNERS[text(owner, '__typename')],
    sizeInBytes: Buffer.byteLength(value),
  };
};

/** The namespace of an app's own is no other's: the shop's records hold none of it. */
const ofOwner = (owner: string): FieldTable => ({
  [`${owner}.metafield`]: (source, args) => {
    const node = source as FieldObject;
    const found = metafieldOf(node, String(args.namespace ?? '$app'), String(args.key));
    return found ? metafieldNode(found, node) : null;
  },
  [`${owner}.metafields`]: (source, args) => {
    const node = source as FieldObject;
    return metafieldsOf(node)
      .filter((one) => args.namespace === undefined || one.namespace === args.namespace)
      .map((one) => metafieldNode(one, node) as FieldValue);
  },
});

/** Metafields of the shop's records, and their definitions. */
export const customDataFields: FieldTable = {
  ...Object.assign({}, ...Object.keys(METAFIELD_OWNERS).map(ofOwner)),
  'QueryRoot.metafieldDefinitions': (_source, args, { state }) =>
    state.list('MetafieldDefinition').filter((definition) => definition.ownerType === args.ownerType),
};
