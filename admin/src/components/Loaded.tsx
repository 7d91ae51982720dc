import { Button, EmptyStateLayout } from '@strapi/design-system';
import { ArrowClockwise, WarningCircle } from '@strapi/icons';

import { useTranslate } from '../hooks/useTranslate';
import { Skeleton } from './Skeleton';

import type { ReactNode } from 'react';

interface LoadedProps<T> {
  /** What is read; undefined as long as it isn't there. */
  data: T | undefined;
  isError: boolean;
  /** What is said while it is read, and where that failed. */
  words: { loading: string; error: string };
  onRetry: () => void;
  children: (data: T) => ReactNode;
}

/** A part of a page that has to be read first: says so, shows it, or says that it failed and offers to try again. */
export function Loaded<T>({ data, isError, words, onRetry, children }: LoadedProps<T>) {
  const translate = useTranslate();
  if (isError) {
    return (
      <div role="alert">
        <EmptyStateLayout
          icon={<WarningCircle width="6rem" height="6rem" />}
          content={words.error}
          action={
            <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
              {translate('page.retry')}
            </Button>
          }
        />
      </div>
    );
  }
  if (data === undefined) {
    return <Skeleton>{words.loading}</Skeleton>;
  }
  return <>{children(data)}</>;
}
