import { useNotification } from '@strapi/strapi/admin';
import { useCallback } from 'react';

import { parseApiError } from '../api/errors';
import { wordProblem } from '../utils/problem';
import { useTranslate } from './useTranslate';

import type { Problem, Wording } from '../utils/problem';

/** The two sentences that a person reads about a failure, in their language. */
export interface ProblemText {
  message: string;
  remedy: string | null;
}

/** The function that puts a failure into words. */
export function useProblemText(): (problem: Problem) => ProblemText {
  const translate = useTranslate();
  return useCallback(
    (problem) => {
      const inWords = (wording: Wording) =>
        'text' in wording ? wording.text : translate(wording.key, wording.values);
      const { message, remedy } = wordProblem(problem);
      return { message: inWords(message), remedy: remedy && inWords(remedy) };
    },
    [translate]
  );
}

/** The function that shows a failed request as a notification: what happened, and what to do. */
export function useProblemNotification(): (error: unknown) => void {
  const { toggleNotification } = useNotification();
  const problemText = useProblemText();
  return useCallback(
    (error) => {
      const { message, remedy } = problemText(parseApiError(error));
      toggleNotification({ type: 'danger', title: message, ...(remedy ? { message: remedy } : {}) });
    },
    [problemText, toggleNotification]
  );
}
