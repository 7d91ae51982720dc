import { GraphQLError } from 'graphql';
import type { Faults } from '../faults/registry';
import { accessDenied } from '../graphql/errors';
import type { Engine } from '../graphql/engine';
import type { EngineContext, FieldTable, NodeTable } from '../graphql/types';
import type { BulkOperations } from './operations';
import { bulkProblems } from './rules';
import type { BulkOperation } from './types';

/** What the bulk operations' part of the Admin API needs. */
export interface BulkFieldParts {
  bulk: BulkOperations;
  engine: Engine;
  faults: Faults;
  /** The simulator's own address. */
  baseUrl(): string;
}

type RefusalCode = 'INVALID' | 'LIMIT_REACHED' | 'OPERATION_IN_PROGRESS';

const refuse = (code: RefusalCode, messages: readonly string[]) => ({
  bulkOperation: null,
  userErrors: messages.map((message) => ({ field: ['query'], message, code })),
});

/** The bulk operations' part of the Admin API: root queries, mutations and nodes. */
export const bulkFields = ({
  bulk,
  engine,
  faults,
  baseUrl,
}: BulkFieldParts): { fields: FieldTable; nodes: NodeTable } => {
  const urlOf = ({ result, installation }: BulkOperation): string | null => {
    if (!result) return null;
    const foreign = faults.take('foreignUrl', installation.shop.domain);
    if (foreign) return foreign.url;
    return `${baseUrl()}/_bulk/${result.key}.jsonl?Expires=${Math.floor(result.expiresAt / 1000)}`;
  };

  const toNode = (operation: BulkOperation) => ({
    __typename: 'BulkOperation',
    id: operation.id,
    status: operation.status,
    type: 'QUERY',
    errorCode: operation.errorCode,
    createdAt: operation.createdAt,
    completedAt: operation.completedAt,
    query: operation.query,
    objectCount: String(operation.objectCount),
    rootObjectCount: String(operation.rootObjectCount),
    fileSize: operation.result ? String(operation.result.bytes) : null,
    url: operation.result?.partial === false ? urlOf(operation) : null,
    partialDataUrl: operation.result?.partial === true ? urlOf(operation) : null,
  });

  const find = (id: unknown, { installation }: EngineContext): BulkOperation | undefined => {
    const operation = bulk.get(String(id));
    return operation?.installation === installation ? operation : undefined;
  };

  const fields: FieldTable = {
    'QueryRoot.bulkOperation': (_source, args, context) => {
      const operation = find(args.id, context);
      return operation ? toNode(operation) : null;
    },
    'QueryRoot.bulkOperations': (_source, _args, { installation }) => bulk.list(installation).map(toNode),
    'QueryRoot.currentBulkOperation': (_source, args, { installation }) => {
      const latest = args.type === 'MUTATION' ? undefined : bulk.list(installation).at(-1);
      return latest ? toNode(latest) : null;
    },
    'Mutation.bulkOperationRunQuery': (_source, args, { installation, shop }) => {
      if (!installation.app.bulkQueriesAllowed) {
        throw new GraphQLError(
          'Access denied for bulkOperationRunQuery field. Bulk operations are not enabled for this app.',
          {
            extensions: {
              ...accessDenied('bulkOperationRunQuery', []).extensions,
              requiredAccess: 'Allow bulk queries.',
            },
          }
        );
      }
      const refused = faults.take('bulkRefused', shop.domain);
      if (refused) return refuse(refused.code ?? 'INVALID', ['The bulk operation was refused.']);
      const query = String(args.query);
      const prepared = engine.prepare(query);
      if ('errors' in prepared)
        return refuse(
          'INVALID',
          prepared.errors.map((error) => error.message)
        );
      const problems = bulkProblems(engine.schema, prepared.document);
      if (problems.length > 0) return refuse('INVALID', problems);
      const operation = bulk.start(installation, query, prepared, args.groupObjects === true);
      if (!operation)
        return refuse('LIMIT_REACHED', ['The limit of concurrent bulk query operations has been reached.']);
      return { bulkOperation: toNode(operation), userErrors: [] };
    },
    'Mutation.bulkOperationCancel': (_source, args, context) => {
      const operation = find(args.id, context);
      if (!operation) {
        return {
          bulkOperation: null,
          userErrors: [{ field: ['id'], message: 'Bulk operation does not exist' }],
        };
      }
      const cancelled = bulk.cancel(operation);
      const message = `A bulk operation cannot be canceled when it is ${operation.status.toLowerCase()}`;
      return { bulkOperation: toNode(operation), userErrors: cancelled ? [] : [{ field: null, message }] };
    },
  };
  const nodes: NodeTable = {
    BulkOperation: (gid, context) => {
      const operation = find(gid, context);
      return operation ? toNode(operation) : null;
    },
  };
  return { fields, nodes };
};
