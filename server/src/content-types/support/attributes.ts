/**
 * Attribute factories. Every call makes a fresh object: Strapi's schema sync mutates `columnType`, and one object shared by
 * two attributes stops the boot with "duplicate column name".
 */

/** Attributes as Strapi's schema files have them. */
export type Attribute = { type: string } & Record<string, unknown>;
export type Attributes = Record<string, Attribute>;

/** Up to 255 characters: for what Shopify itself bounds, and for what is indexed. */
export const string = (): Attribute => ({ type: 'string' });

/** One line of any length: URLs, names made of two names, titles made of three options. */
export const longString = (): Attribute => ({
  type: 'string',
  columnType: { type: 'text', args: ['longtext'] },
});

export const text = (): Attribute => ({ type: 'text' });
export const boolean = (): Attribute => ({ type: 'boolean' });
export const integer = (): Attribute => ({ type: 'integer' });
export const datetime = (): Attribute => ({ type: 'datetime' });
export const json = (): Attribute => ({ type: 'json' });

/** An amount in units of its currency: 15 digits before the point and 4 after it, on every database. */
export const money = (): Attribute => ({
  type: 'decimal',
  columnType: { type: 'decimal', args: [19, 4] },
});

/** Served neither by the APIs nor by the Content Manager. */
export const internal = (attribute: Attribute): Attribute => ({
  ...attribute,
  private: true,
  visible: false,
  writable: true,
});

type RelationKind = 'oneToOne' | 'oneToMany' | 'manyToOne' | 'manyToMany';

/** A relation to another content type of the plugin. */
export const relation = (
  kind: RelationKind,
  target: string,
  side: { mappedBy?: string; inversedBy?: string } = {}
): Attribute => ({ type: 'relation', relation: kind, target: `plugin::shopify-crm.${target}`, ...side });
