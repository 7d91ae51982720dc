import { Alert } from '@strapi/design-system';
import { useState } from 'react';

import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

import type { Problem } from '../../utils/problem';

interface ReturnAlertProps {
  problem: Problem;
  onDismiss: () => void;
}

/** Says why the handshake with Shopify failed, until it is dismissed. */
export function ReturnAlert({ problem, onDismiss }: ReturnAlertProps) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) {
    return null;
  }
  const { message, remedy } = problemText(problem);
  const handleClose = () => {
    focusPage();
    setDismissed(true);
    onDismiss();
  };
  return (
    <Alert variant="danger" title={message} closeLabel={translate('alert.close')} onClose={handleClose}>
      {remedy}
    </Alert>
  );
}
