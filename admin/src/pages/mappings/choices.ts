import type {
  MappingChoice,
  MappingInput,
  MappingOptions,
  MappingOwner,
  MappingSource,
} from '../../../../shared/mappings';

/** Stands for a metafield that no store has defined, and that is typed in. */
export const OTHER_METAFIELD = 'other';

/** What is chosen in the form so far. */
export interface MappingDraft {
  owner: MappingOwner;
  /** The attribute; empty while none is chosen. */
  target: string;
  /** The key of a choice, {@link OTHER_METAFIELD}, or empty. */
  choice: string;
  /** `namespace.key`, for {@link OTHER_METAFIELD}. */
  metafield: string;
}

/** What a source is called where it has no name of its own. */
export function sourceName(source: MappingSource): string {
  return source.kind === 'field' ? source.field : `${source.namespace}.${source.key}`;
}

/** What names a choice in a list of them. */
export function choiceKey({ source }: MappingChoice): string {
  const type = source.kind === 'metafield' ? (source.type ?? '') : '';
  return `${source.kind} ${sourceName(source)} ${type}`;
}

/** The choices that fit an attribute; all of them while none is chosen. */
export function fittingChoices({ targets, choices }: MappingOptions, target: string): MappingChoice[] {
  const type = targets.find(({ name }) => name === target)?.type;
  return choices.filter(({ fits }) => (type === undefined ? fits.length > 0 : fits.includes(type)));
}

/** The namespace may have dots of no kind, the key none either: the last dot divides them. */
function parseMetafield(text: string): MappingSource | null {
  const [, namespace, key] = /^\s*(.+)\.([\w-]+)\s*$/.exec(text) ?? [];
  return namespace && key ? { kind: 'metafield', namespace, key, type: null } : null;
}

/** The mapping that a form describes; null while something is missing. */
export function readDraft(options: MappingOptions, draft: MappingDraft): MappingInput | null {
  const source =
    draft.choice === OTHER_METAFIELD
      ? parseMetafield(draft.metafield)
      : (fittingChoices(options, draft.target).find((one) => choiceKey(one) === draft.choice)?.source ??
        null);
  return source && draft.target ? { owner: draft.owner, target: draft.target, source } : null;
}
