import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useTranslate } from '../../hooks/useTranslate';

/** The steps on Shopify's side, in the order in which they have to be done. */
const STEPS = ['create', 'configure', 'scopes', 'release', 'distribute', 'requests', 'credentials'] as const;

const Steps = styled.ol`
  display: flex;
  flex-direction: column;
  gap: ${({ theme }) => theme.spaces[3]};
  padding-left: ${({ theme }) => theme.spaces[5]};
  list-style: decimal;
  font-size: ${({ theme }) => theme.fontSizes[2]};
  color: ${({ theme }) => theme.colors.neutral800};
`;

/** How to make a Shopify app of one's own and bring its credentials here. */
export function SetupSteps() {
  const translate = useTranslate();
  return (
    <Steps>
      {STEPS.map((step) => (
        <li key={step}>
          <Typography fontWeight="bold">{translate(`setup.step.${step}.title`)}</Typography>
          <Typography tag="p" textColor="neutral700">
            {translate(`setup.step.${step}.text`)}
          </Typography>
        </li>
      ))}
    </Steps>
  );
}
