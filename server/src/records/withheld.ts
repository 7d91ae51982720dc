import type { Resource, Withheld } from '../../../shared/contracts';
import type { FieldError } from '../shopify/api/graphql-errors';

/** The personal fields that Shopify approves one by one (level 2 of "Protected customer data"). */
export const PERSONAL_KINDS = ['name', 'email', 'phone', 'address'] as const;
export type PersonalKind = (typeof PERSONAL_KINDS)[number];

/** What a store's app may not see, as far as reads have told. */
export interface WithheldParts {
  /** Kinds of personal fields that the app lacks the approval for. */
  kinds: PersonalKind[];
  /** Fields that a missing scope denies. Without fields: the resource as a whole, for want of approval. */
  fields: Withheld[];
}

/** A node's fields by the approvals that each needs: an address holds a name and a phone too. */
const FIELDS: Record<Resource, Record<string, readonly PersonalKind[]>> = {
  customers: {
    firstName: ['name'],
    lastName: ['name'],
    displayName: ['name'],
    defaultEmailAddress: ['email'],
    defaultPhoneNumber: ['phone'],
    defaultAddress: ['address', 'name', 'phone'],
    addressesV2: ['address', 'name', 'phone'],
  },
  orders: {
    email: ['email'],
    phone: ['phone'],
    billingAddress: ['address', 'name', 'phone'],
    shippingAddress: ['address', 'name', 'phone'],
  },
  products: {},
};

/** The same fields as our records call them. */
const OUR_NAMES: Record<string, string> = {
  defaultEmailAddress: 'email',
  defaultPhoneNumber: 'phone',
  addressesV2: 'addresses',
};

/** By which approval the last field on an error's path is opened. */
const KIND_OF_FIELD: Record<string, PersonalKind> = {
  firstName: 'name',
  lastName: 'name',
  displayName: 'name',
  email: 'email',
  emailAddress: 'email',
  defaultEmailAddress: 'email',
  phone: 'phone',
  phoneNumber: 'phone',
  defaultPhoneNumber: 'phone',
  defaultAddress: 'address',
  addressesV2: 'address',
  billingAddress: 'address',
  shippingAddress: 'address',
};

const NOT_APPROVED = /not approved to (?:use|access) the/i;
const WHOLE_OBJECT = /not approved to access the (?:Customer|Order) object/i;
const PATH_NOISE = new Set(['nodes', 'edges', 'node', 'page', 'list']);

const namesOn = ({ path }: FieldError): string[] =>
  path.filter((step): step is string => typeof step === 'string' && !PATH_NOISE.has(step));

const deniedKinds = (errors: readonly FieldError[]): PersonalKind[] =>
  errors
    .filter(({ message, permission }) => !permission && NOT_APPROVED.test(message))
    .flatMap((error) => KIND_OF_FIELD[namesOn(error).at(-1) ?? ''] ?? []);

type Node = Record<string, unknown>;

/** Shopify names every customer by something, if only by the email: one without any name is one whose name it withholds. */
const isNameless = (resource: Resource, node: Node): boolean => {
  const person = resource === 'customers' ? node : (node.customer as Node | null | undefined);
  return person?.displayName === '';
};

const isShown = (value: unknown): boolean =>
  Array.isArray(value) ? value.length > 0 : value !== null && value !== undefined && value !== '';

/** What a node shows, by the approval that its being there proves. */
const shownKinds = (resource: Resource, node: Node): PersonalKind[] =>
  Object.entries(FIELDS[resource]).flatMap(([field, [kind]]) => (kind && isShown(node[field]) ? [kind] : []));

/**
 * The kinds of personal fields that are withheld from the app: those whose denial an error tells, and those known before that
 * nothing shows. Where Shopify tells nothing, that nobody has a name says it of all kinds.
 */
export const withheldKinds = (
  resource: Resource,
  nodes: readonly object[],
  errors: readonly FieldError[],
  known: readonly PersonalKind[]
): PersonalKind[] => {
  const all = nodes as readonly Node[];
  const denied = new Set(deniedKinds(errors));
  const shown = new Set(all.flatMap((node) => shownKinds(resource, node)));
  const isSilent = shown.size === 0 && all.some((node) => isNameless(resource, node));
  return PERSONAL_KINDS.filter(
    (kind) => denied.has(kind) || (!shown.has(kind) && (isSilent || known.includes(kind)))
  );
};

/** The node with what is withheld as unknown, which leaves the stored values as they are. */
export const withoutWithheld = <N extends object>(
  resource: Resource,
  node: N,
  kinds: readonly PersonalKind[]
): N => {
  const unknown = Object.entries(FIELDS[resource]).filter(([, needed]) =>
    needed.some((kind) => kinds.includes(kind))
  );
  return unknown.length === 0
    ? node
    : { ...node, ...Object.fromEntries(unknown.map(([field]) => [field, undefined])) };
};

/** The fields that a read was denied for want of a scope, and whether the whole resource was for want of approval. */
export const deniedFields = (resource: Resource, errors: readonly FieldError[]): Withheld[] => {
  const byPermission = new Map<string, Set<string>>();
  for (const error of errors) {
    const field = namesOn(error).join('.');
    if (!error.permission || field === '') continue;
    byPermission.set(error.permission, (byPermission.get(error.permission) ?? new Set()).add(field));
  }
  const denied = [...byPermission].map(([permission, fields]): Withheld => ({
    resource,
    fields: [...fields].sort(),
    reason: 'missing_scope',
    permission,
  }));
  return errors.some(({ message }) => WHOLE_OBJECT.test(message))
    ? [...denied, { resource, fields: [], reason: 'protected_customer_data', permission: null }]
    : denied;
};

/** What kinds of personal fields mean for a resource, in the words of our records. */
export const personalFields = (resource: Resource, kinds: readonly PersonalKind[]): string[] =>
  Object.entries(FIELDS[resource])
    .filter(([, needed]) => needed.some((kind) => kinds.includes(kind)))
    .map(([field]) => OUR_NAMES[field] ?? field);
