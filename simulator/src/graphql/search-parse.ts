/** How a term compares. */
export type Comparator = '=' | '<' | '<=' | '>' | '>=';

/** A search expression; a term without a field searches the type's texts. */
export type SearchNode =
  | { kind: 'and' | 'or'; parts: SearchNode[] }
  | { kind: 'not'; part: SearchNode }
  | { kind: 'term'; field: string | null; comparator: Comparator; value: string };

const TERM =
  /(?:([A-Za-z_][\w.]*):\s*)?(<=|>=|<|>|=)?\s*(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"|([^\s()"']+))/y;

/**
 * Reads Shopify's search syntax: terms (`field:>=value`), `AND` (also implied), `OR`, `NOT` or `-`, and parentheses.
 * Source: shopify.dev, "Shopify API search syntax". A parenthesis that is never closed ends with the text.
 */
export const parseSearch = (text: string): SearchNode => {
  let position = 0;

  const skip = (): void => {
    while (/\s/.test(text[position] ?? '')) position += 1;
  };
  const word = (expected: string): boolean => {
    skip();
    const end = position + expected.length;
    if (text.slice(position, end).toUpperCase() !== expected || /[\w:]/.test(text[end] ?? '')) return false;
    position = end;
    return true;
  };
  const symbol = (expected: string): boolean => {
    skip();
    if (text[position] !== expected) return false;
    position += 1;
    return true;
  };

  const readTerm = (): SearchNode => {
    TERM.lastIndex = position;
    const match = TERM.exec(text);
    if (!match) {
      position += 1;
      return { kind: 'and', parts: [] };
    }
    position = TERM.lastIndex;
    const value = (match[3] ?? match[4] ?? match[5] ?? '').replace(/\\(.)/g, '$1');
    return { kind: 'term', field: match[1] ?? null, comparator: (match[2] ?? '=') as Comparator, value };
  };

  const readUnary = (): SearchNode => {
    if (word('NOT') || symbol('-')) return { kind: 'not', part: readUnary() };
    if (symbol('(')) {
      const inner = readOr();
      symbol(')');
      return inner;
    }
    return readTerm();
  };

  const readAnd = (): SearchNode => {
    const parts: SearchNode[] = [];
    for (skip(); position < text.length && text[position] !== ')'; skip()) {
      const before = position;
      if (word('OR')) {
        position = before;
        break;
      }
      if (!word('AND')) parts.push(readUnary());
    }
    return parts.length === 1 ? (parts[0] as SearchNode) : { kind: 'and', parts };
  };

  const readOr = (): SearchNode => {
    const parts = [readAnd()];
    while (word('OR')) parts.push(readAnd());
    return parts.length === 1 ? (parts[0] as SearchNode) : { kind: 'or', parts };
  };

  return readOr();
};
