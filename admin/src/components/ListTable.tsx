import { Flex, Table, Tbody, Td, Th, Thead, Tr, Typography, VisuallyHidden } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ComponentPropsWithoutRef, KeyboardEvent, ReactNode } from 'react';

/** A column's name; a hidden one is for screen readers alone. */
export interface Column {
  key: string;
  name: string;
  isHidden?: boolean;
}

interface ListTableProps {
  label: string;
  columns: readonly Column[];
  rowCount: number;
  children: ReactNode;
}

/** A table with named columns. */
export function ListTable({ label, columns, rowCount, children }: ListTableProps) {
  return (
    <Table colCount={columns.length} rowCount={rowCount + 1} aria-label={label}>
      <Thead>
        <Tr>
          {columns.map(({ key, name, isHidden }) => (
            <Th key={key}>
              {isHidden ? (
                <VisuallyHidden>{name}</VisuallyHidden>
              ) : (
                <Typography variant="sigma" textColor="neutral600">
                  {name}
                </Typography>
              )}
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>{children}</Tbody>
    </Table>
  );
}

/**
 * What Strapi's `Tbody` hands down to each of its rows. One that is not passed on to `Tr` leaves its buttons out of the
 * keyboard's reach: the arrow keys go by it.
 */
export interface RowPlace {
  'aria-rowindex'?: number;
}

/** A cell's, with its place, which Strapi's `Tr` hands down: to be passed on to `Td` for the same reason. */
export type CellProps = ComponentPropsWithoutRef<typeof Td>;

interface TextCellProps extends CellProps {
  title?: string | undefined;
  /** A second line, in smaller letters. */
  below?: ReactNode;
  children: ReactNode;
}

/** A cell of one or two lines that are not broken. */
export function TextCell({ title, below, children, ...place }: TextCellProps) {
  return (
    <Td {...place}>
      <Typography tag="p" textColor="neutral800" title={title} style={{ whiteSpace: 'nowrap' }}>
        {children}
      </Typography>
      {below ? (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'nowrap' }}>
          {below}
        </Typography>
      ) : null}
    </Td>
  );
}

/** The keys that lead through a table. */
const TABLE_KEY = /^(?:Arrow(?:Left|Right|Up|Down)|Home|End|Page(?:Up|Down))$/;

/** Stays in sight where a table is wider than its frame; on a phone it would leave no room for the rest. */
const EndCell = styled(Td)`
  ${({ theme }) => theme.breakpoints.medium} {
    position: sticky;
    right: 0;
    background: ${({ theme }) => theme.colors.neutral0};
  }
`;

/**
 * A cell with the buttons of a row. Strapi's keeps every key from several of them: they can be reached, but neither pressed nor
 * left. Here only the arrows are taken, to get from one to the next.
 */
export function ActionsCell({ children, ...place }: CellProps) {
  const handleKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const isInDialog = !event.currentTarget.contains(event.target as Node);
    const next = isInDialog ? null : findNext(event);
    next?.focus();
    if (next || (isInDialog && TABLE_KEY.test(event.key))) {
      event.stopPropagation();
    }
  };
  return (
    <EndCell {...place} onKeyDown={handleKeyDown}>
      <Flex gap={2} justifyContent="flex-end">
        {children}
      </Flex>
    </EndCell>
  );
}

/** The button of the cell that an arrow leads to; undefined where it leads out of the cell, and for other keys. */
function findNext({ key, target, currentTarget }: KeyboardEvent<HTMLElement>): HTMLElement | undefined {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  const buttons = [...currentTarget.querySelectorAll<HTMLElement>('button:enabled')];
  return step && target instanceof HTMLElement ? buttons[buttons.indexOf(target) + step] : undefined;
}
