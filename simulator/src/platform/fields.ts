import { createHash } from 'node:crypto';
import { badRequest } from '../graphql/errors';
import type { FieldTable, NodeTable } from '../graphql/types';
import type { AppMetafield, Installation, Platform } from './types';

interface MetafieldInput {
  ownerId: string;
  namespace?: string | null;
  key: string;
  type?: string | null;
  value: string;
  compareDigest?: string | null;
}

/** The most metafields that one metafieldsSet takes. */
const MAX_METAFIELDS = 25;

const digestOf = (value: string): string => createHash('sha256').update(value).digest('hex');

/** An app's reserved namespace: `$app` and `$app:name` stand for it. */
const resolveNamespace = (installation: Installation, namespace: string | null | undefined): string => {
  const reserved = `app--${installation.app.clientId}`;
  if (!namespace || namespace === '$app') return reserved;
  return namespace.startsWith('$app:') ? `${reserved}--${namespace.slice('$app:'.length)}` : namespace;
};

const metafieldNode = (metafield: AppMetafield, installation: Installation) => ({
  __typename: 'Metafield',
  ...metafield,
  compareDigest: digestOf(metafield.value),
  jsonValue: metafield.type === 'json' ? (JSON.parse(metafield.value) as unknown) : metafield.value,
  ownerType: 'API_PERMISSION',
  owner: installationNode(installation),
  sizeInBytes: Buffer.byteLength(metafield.value),
});

const scopeNode = (handle: string) => ({ handle, description: handle.replace(/_/g, ' ') });

const appNode = ({ app }: Installation) => ({
  __typename: 'App',
  id: `gid://shopify/App/${parseInt(digestOf(app.clientId).slice(0, 8), 16)}`,
  apiKey: app.clientId,
  title: app.title,
  handle: app.title.toLowerCase().replace(/\W+/g, '-'),
  embedded: false,
  published: app.released,
  requestedAccessScopes: app.scopes.map(scopeNode),
});

const installationNode = (installation: Installation): Record<string, unknown> => ({
  __typename: 'AppInstallation',
  id: installation.id,
  accessScopes: installation.scopes.map(scopeNode),
  // A getter, as the app's node may lead back to its installation.
  get app() {
    return appNode(installation);
  },
});

/** The app's own side of the Admin API: its installation, its metafields, its end. */
export const appFields = (platform: Platform): { fields: FieldTable; nodes: NodeTable } => {
  const ownerProblem = (input: { ownerId: string }, index: number, installation: Installation) =>
    input.ownerId === installation.id
      ? null
      : {
          field: ['metafields', String(index), 'ownerId'],
          message: 'The simulator keeps metafields of the AppInstallation only.',
          code: 'INVALID',
          elementIndex: index,
        };

  const setProblem = (input: MetafieldInput, index: number, installation: Installation) => {
    const wrongOwner = ownerProblem(input, index, installation);
    if (wrongOwner) return wrongOwner;
    const existing = installation.metafields.get(
      `${resolveNamespace(installation, input.namespace)}.${input.key}`
    );
    const at = (field: string) => ({ field: ['metafields', String(index), field], elementIndex: index });
    if (input.value === '') return { ...at('value'), message: "Value can't be blank.", code: 'BLANK' };
    if (!input.type && !existing) return { ...at('type'), message: "Type can't be blank.", code: 'BLANK' };
    if (input.compareDigest === undefined) return null;
    const current = existing ? digestOf(existing.value) : null;
    if (input.compareDigest === current) return null;
    return {
      ...at('compareDigest'),
      message:
        'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.',
      code: 'STALE_OBJECT',
    };
  };

  const write = (input: MetafieldInput, installation: Installation): AppMetafield => {
    const namespace = resolveNamespace(installation, input.namespace);
    const existing = installation.metafields.get(`${namespace}.${input.key}`);
    const now = platform.clock.now().toISOString();
    const metafield: AppMetafield = {
      id: existing?.id ?? platform.nextGid('Metafield'),
      namespace,
      key: input.key,
      type: input.type ?? existing?.type ?? 'single_line_text_field',
      value: input.value,
      createdAt: existing?.createdAt ?? now,
      updatedAt: now,
    };
    installation.metafields.set(`${namespace}.${input.key}`, metafield);
    return metafield;
  };

  const fields: FieldTable = {
    'QueryRoot.currentAppInstallation': (_source, _args, { installation }) => installationNode(installation),
    'QueryRoot.appInstallation': (_source, args, { installation }) =>
      args.id === undefined || args.id === null || args.id === installation.id
        ? installationNode(installation)
        : null,
    'QueryRoot.app': (_source, _args, { installation }) => appNode(installation),
    'App.installation': (_source, _args, { installation }) => installationNode(installation),
    'AppInstallation.metafield': (_source, args, { installation }) => {
      const namespace = resolveNamespace(installation, args.namespace as string | null);
      const found = installation.metafields.get(`${namespace}.${String(args.key)}`);
      return found ? metafieldNode(found, installation) : null;
    },
    'AppInstallation.metafields': (_source, args, { installation }) => {
      const namespace = args.namespace ? resolveNamespace(installation, String(args.namespace)) : null;
      return [...installation.metafields.values()]
        .filter((one) => namespace === null || one.namespace === namespace)
        .map((one) => metafieldNode(one, installation));
    },
    'Mutation.metafieldsSet': (_source, args, { installation }) => {
      const inputs = args.metafields as MetafieldInput[];
      if (inputs.length > MAX_METAFIELDS)
        throw badRequest(`Exceeded the maximum metafields input limit of ${MAX_METAFIELDS}.`);
      // All or nothing, as Shopify says of it: "the operation is atomic".
      const problems = inputs.map((input, index) => setProblem(input, index, installation)).filter(Boolean);
      if (problems.length > 0) return { metafields: null, userErrors: problems };
      const written = inputs.map((input) => metafieldNode(write(input, installation), installation));
      return { metafields: written, userErrors: [] };
    },
    'Mutation.metafieldsDelete': (_source, args, { installation }) => {
      const inputs = args.metafields as { ownerId: string; namespace: string; key: string }[];
      const problems = inputs.map((input, index) => ownerProblem(input, index, installation)).filter(Boolean);
      if (problems.length > 0) return { deletedMetafields: null, userErrors: problems };
      const deletedMetafields = inputs.map(({ ownerId, namespace, key }) => {
        const full = resolveNamespace(installation, namespace);
        return installation.metafields.delete(`${full}.${key}`) ? { ownerId, namespace: full, key } : null;
      });
      return { deletedMetafields, userErrors: [] };
    },
    'Mutation.appUninstall': (_source, _args, { installation }) => {
      const app = appNode(installation);
      platform.uninstall(installation);
      return { app, userErrors: [] };
    },
  };
  const nodes: NodeTable = {
    AppInstallation: (gid, { installation }) =>
      gid === installation.id ? installationNode(installation) : null,
  };
  return { fields, nodes };
};
