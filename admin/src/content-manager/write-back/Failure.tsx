import { parseApiError } from '../../api/errors';
import { Notice } from '../../components/Notice';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

/** Why something was not written; in Shopify's words where it is Shopify that refused. */
export function Failure({ error }: { error: unknown }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const problem = parseApiError(error);
  // The form was sent before, as something else, and its answer was lost.
  const isOtherOrder = 'key' in problem.fieldErrors;
  const { message, remedy } = problemText(problem);
  return (
    <Notice tone="danger" title={isOtherOrder ? translate('writeBack.draft.sentBefore') : message}>
      {isOtherOrder ? translate('writeBack.draft.sentBefore.remedy') : remedy}
    </Notice>
  );
}
