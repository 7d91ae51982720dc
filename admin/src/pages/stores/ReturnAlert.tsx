import { Alert, Box } from '@strapi/design-system';
import { useRef, useState } from 'react';

import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';

import type { Problem } from '../../utils/problem';

interface ReturnAlertProps {
  problem: Problem;
  onDismiss: () => void;
}

/** Says why the handshake with Shopify failed, until it is dismissed. */
export function ReturnAlert({ problem, onDismiss }: ReturnAlertProps) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const frame = useRef<HTMLDivElement>(null);
  const [dismissed, setDismissed] = useState(false);
  if (dismissed) {
    return null;
  }
  const { message, remedy } = problemText(problem);
  const handleClose = () => {
    // The button that has the focus goes away: the page takes it, so that the keyboard stays where it was.
    frame.current?.closest('main')?.focus();
    setDismissed(true);
    onDismiss();
  };
  return (
    <Box ref={frame}>
      <Alert variant="danger" title={message} closeLabel={translate('alert.close')} onClose={handleClose}>
        {remedy}
      </Alert>
    </Box>
  );
}
