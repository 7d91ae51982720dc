import { Button, Typography } from '@strapi/design-system';
import { useNotification } from '@strapi/strapi/admin';

import { useInstallSolutionMutation } from '../../api/setup';
import { Notice } from '../../components/Notice';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemNotification } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { focusPage } from '../../utils/focusPage';

/** Says that orders and products wait for the E-commerce Integration, with the one button that installs it. */
export function SolutionBanner({ onInstalled }: { onInstalled: () => void }) {
  const translate = useTranslate();
  const { toggleNotification } = useNotification();
  const notifyProblem = useProblemNotification();
  const allowed = useAllowed();
  const [install, { isLoading }] = useInstallSolutionMutation();

  const handleInstall = async () => {
    const answer = await install('e-commerce');
    if ('error' in answer) {
      notifyProblem(answer.error);
    } else {
      focusPage();
      toggleNotification({ type: 'success', message: translate('solution.installed') });
      onInstalled();
    }
  };

  return (
    <Notice
      tone="warning"
      title={translate('solution.title')}
      action={
        <>
          <Button loading={isLoading} disabled={!allowed.sync} onClick={handleInstall}>
            {translate('solution.install')}
          </Button>
          {allowed.sync ? null : (
            <Typography variant="pi" textColor="neutral700">
              {translate('permission.sync')}
            </Typography>
          )}
        </>
      }
    >
      {translate('solution.text')}
    </Notice>
  );
}
