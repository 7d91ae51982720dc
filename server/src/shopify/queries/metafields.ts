import { PAGE_INFO } from './money';

/** One page of the metafields that a shop has defined for a type. */
export const METAFIELD_DEFINITIONS = /* GraphQL */ `
  query MetafieldDefinitions($ownerType: MetafieldOwnerType!, $after: String) {
    metafieldDefinitions(ownerType: $ownerType, first: 100, after: $after) {
      nodes { namespace key name type { name } }
      ${PAGE_INFO}
    }
  }
`;
