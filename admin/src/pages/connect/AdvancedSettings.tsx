import { Accordion, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import { CheckboxField } from '../../components/CheckboxField';
import { useTranslate } from '../../hooks/useTranslate';
import { METHOD_CREDENTIALS, isRedirecting } from './connectRequest';
import { AppMethodField } from './AppMethodField';
import { ConnectTextField } from './ConnectTextField';

import type { ConnectField, CredentialField } from './connectRequest';
import type { ConnectFormState } from './useConnectForm';

/** Strapi's shows that it has the focus by the frame of the accordion, which an open one has anyway. */
const Trigger = styled(Accordion.Trigger)`
  &&:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

interface AdvancedSettingsProps {
  form: ConnectFormState;
  open: boolean;
  disabled: boolean;
  onOpenChange: (open: boolean) => void;
  /** Takes the input of a field, for the focus. */
  inputRef: (field: ConnectField) => (input: HTMLInputElement | null) => void;
}

/** What most people leave alone: a Shopify app of one's own, the install flow, old orders. */
export function AdvancedSettings({ form, open, disabled, onOpenChange, inputRef }: AdvancedSettingsProps) {
  const translate = useTranslate();
  const { values, method, errors, change } = form;

  const credential = (field: CredentialField) => (
    <ConnectTextField
      key={field}
      ref={inputRef(field)}
      name={field}
      label={translate(`connect.${field}.label`)}
      hint={translate(`connect.${field}.hint`)}
      value={values[field]}
      error={errors[field]}
      secret={field !== 'clientId'}
      disabled={disabled}
      onChange={(value) => change({ [field]: value })}
    />
  );

  return (
    <Accordion.Root
      collapsible
      value={open ? 'advanced' : ''}
      onValueChange={(value: string) => onOpenChange(value !== '')}
    >
      <Accordion.Item value="advanced">
        <Accordion.Header>
          <Trigger>{translate('connect.advanced')}</Trigger>
        </Accordion.Header>
        <Accordion.Content>
          <Flex direction="column" alignItems="stretch" gap={5} padding={5}>
            <CheckboxField
              name="useCustomApp"
              label={translate('connect.useCustomApp.label')}
              hint={translate('connect.useCustomApp.hint')}
              checked={values.useCustomApp}
              disabled={disabled}
              onChange={(useCustomApp) => change({ useCustomApp })}
            />
            {values.useCustomApp ? (
              <>
                <AppMethodField
                  value={values.ownMethod}
                  disabled={disabled}
                  onChange={(ownMethod) => change({ ownMethod })}
                />
                {METHOD_CREDENTIALS[values.ownMethod].map(credential)}
              </>
            ) : null}
            {isRedirecting(method) ? (
              <CheckboxField
                name="legacyInstallFlow"
                label={translate('connect.legacyInstallFlow.label')}
                hint={translate('connect.legacyInstallFlow.hint')}
                checked={values.legacyInstallFlow}
                disabled={disabled}
                onChange={(legacyInstallFlow) => change({ legacyInstallFlow })}
              />
            ) : null}
            <CheckboxField
              name="includeOldOrders"
              label={translate('connect.includeOldOrders.label')}
              hint={translate('connect.includeOldOrders.hint')}
              checked={values.includeOldOrders}
              disabled={disabled}
              onChange={(includeOldOrders) => change({ includeOldOrders })}
            />
          </Flex>
        </Accordion.Content>
      </Accordion.Item>
    </Accordion.Root>
  );
}
