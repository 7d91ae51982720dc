import { Flex, Typography } from '@strapi/design-system';
import { CheckCircle, Clock, WarningCircle } from '@strapi/icons';

import { useTranslate } from '../../hooks/useTranslate';
import { connectSteps } from './connectSteps';

import type { Store } from '../../../../shared/contracts';
import type { ConnectStepState } from './connectSteps';

/** Names of Strapi's theme, so that they follow light and dark. */
const LOOKS = {
  done: { Icon: CheckCircle, fill: 'success600' },
  running: { Icon: Clock, fill: 'neutral500' },
  open: { Icon: WarningCircle, fill: 'warning600' },
} as const satisfies Record<ConnectStepState, object>;

/** How far a new connection is, step by step, until its first sync is done; a step that is not done names its remedy. */
export function ConnectSteps({ store }: { store: Store }) {
  const translate = useTranslate();
  const steps = connectSteps(store);
  if (steps.length === 0) {
    return null;
  }
  return (
    <Flex tag="ol" direction="column" alignItems="stretch" gap={2} aria-label={translate('steps.label')}>
      {steps.map(({ name, state }) => {
        const { Icon, fill } = LOOKS[state];
        return (
          <Flex key={name} tag="li" gap={2} alignItems="flex-start">
            <Icon aria-hidden fill={fill} width="1.6rem" height="1.6rem" style={{ flexShrink: 0 }} />
            <Typography textColor="neutral800">
              {`${translate(`steps.${name}`)}: ${translate(`steps.state.${state}`)}`}
              {state === 'open' && name !== 'access' ? `. ${translate(`steps.${name}.remedy`)}` : null}
            </Typography>
          </Flex>
        );
      })}
    </Flex>
  );
}
