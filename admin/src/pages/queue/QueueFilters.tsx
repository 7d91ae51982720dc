import { Field, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';
import { EVENT_STATUSES } from './eventStatus';

import type { EventQuery } from '../../api/events';

/** The filters of the queue. */
export type FilterName = 'store' | 'status' | 'topic';

/** As many filters beside each other as there is room for. */
const FilterGrid = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fit, minmax(20rem, 1fr));
  gap: ${({ theme }) => theme.spaces[4]};
`;

interface QueueFiltersProps {
  query: EventQuery;
  stores: readonly string[];
  topics: readonly string[];
  /** Takes the new value of a filter, undefined for all. */
  onChange: (name: FilterName, value: string | undefined) => void;
}

/** Narrows the queue down to a store, a state, a topic. */
export function QueueFilters({ query, stores, topics, onChange }: QueueFiltersProps) {
  const translate = useTranslate();
  const choices: Record<FilterName, { value: string; label: string }[]> = {
    store: stores.map(asChoice),
    status: EVENT_STATUSES.map((value) => ({ value, label: translate(`event.status.${value}`) })),
    topic: topics.map(asChoice),
  };

  return (
    <FilterGrid role="search" aria-label={translate('queue.filter')}>
      {(['store', 'status', 'topic'] as const).map((name) => (
        <Field.Root key={name} name={name}>
          <Field.Label>{translate(`queue.filter.${name}`)}</Field.Label>
          <SingleSelect
            value={query[name] ?? ''}
            placeholder={translate(`queue.filter.${name}.all`)}
            clearLabel={translate(`queue.filter.${name}.all`)}
            onClear={() => onChange(name, undefined)}
            onChange={(value) => onChange(name, String(value))}
          >
            {choices[name].map(({ value, label }) => (
              <SingleSelectOption key={value} value={value}>
                {label}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Field.Root>
      ))}
    </FilterGrid>
  );
}

function asChoice(value: string): { value: string; label: string } {
  return { value, label: value };
}
