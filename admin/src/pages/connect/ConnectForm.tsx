import { Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { useEffect, useRef, useState } from 'react';

import { Notice } from '../../components/Notice';
import { Panel } from '../../components/Panel';
import { useAllowed } from '../../hooks/useAllowed';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { AdvancedSettings } from './AdvancedSettings';
import { ConnectTextField } from './ConnectTextField';
import { isRedirecting } from './connectRequest';
import { TakeOverField } from './TakeOverField';
import { useConnectForm } from './useConnectForm';

import type { FormEvent } from 'react';
import type { Store } from '../../../../shared/contracts';
import type { TakenStore } from '../../utils/connectReturn';
import type { ConnectField } from './connectRequest';

interface ConnectFormProps {
  standardApp: boolean;
  /** A store that is to be connected again. */
  again?: Store;
  /** A store that another Strapi holds: it can be taken over. */
  taken?: TakenStore;
  /** Puts the focus into the form when it appears, as an answer to a pressed button. */
  takeFocus: boolean;
  /** Closes the form; absent where it is all that the page has. */
  onCancel?: () => void;
  onConnected: () => void;
}

/** The form that connects a store. */
export function ConnectForm(props: ConnectFormProps) {
  const { standardApp, again, taken, takeFocus, onCancel, onConnected } = props;
  const translate = useTranslate();
  const problemText = useProblemText();
  const allowed = useAllowed();
  const inputs = useRef<Partial<Record<ConnectField, HTMLInputElement | null>>>({});
  const [advancedOpen, setAdvancedOpen] = useState(again !== undefined && again.method !== 'app');
  const [invalid, setInvalid] = useState<{ field: ConnectField } | null>(null);

  const form = useConnectForm({
    ...(again ? { again } : {}),
    ...(taken ? { taken } : {}),
    standardApp,
    onInvalid: (field) => {
      setAdvancedOpen((open) => open || field !== 'domain');
      setInvalid({ field });
    },
    onConnected,
  });
  const { values, method, errors, problem, holder, methodMissing, isBusy } = form;

  useEffect(() => {
    if (takeFocus) {
      inputs.current.domain?.focus();
    }
  }, [takeFocus]);

  useEffect(() => {
    if (invalid) {
      inputs.current[invalid.field]?.focus();
    }
  }, [invalid]);

  const inputRef = (field: ConnectField) => (input: HTMLInputElement | null) => {
    inputs.current[field] = input;
  };
  const handleSubmit = (event: FormEvent) => {
    event.preventDefault();
    void form.submit();
  };
  const chooseCustomApp = () => {
    setAdvancedOpen(true);
    form.change({ useCustomApp: true });
  };
  const failure = problem && problemText(problem);
  const subtitle = translate(isRedirecting(method) ? 'connect.subtitle' : 'connect.subtitle.direct');

  return (
    <Panel
      title={translate(again ? 'connect.again.title' : 'connect.title', { domain: again?.domain ?? '' })}
      subtitle={<Typography textColor="neutral600">{subtitle}</Typography>}
    >
      <Flex tag="form" noValidate direction="column" alignItems="stretch" gap={5} onSubmit={handleSubmit}>
        {failure ? (
          <Notice tone="danger" title={failure.message}>
            {failure.remedy}
          </Notice>
        ) : null}
        {holder ? (
          <TakeOverField
            holder={holder}
            checked={values.takeOver}
            disabled={!allowed.connect}
            onChange={(takeOver) => form.change({ takeOver })}
          />
        ) : null}
        <ConnectTextField
          ref={inputRef('domain')}
          name="domain"
          label={translate('connect.domain.label')}
          hint={translate('connect.domain.hint')}
          placeholder="acme.myshopify.com"
          value={values.domain}
          error={errors.domain}
          disabled={!allowed.connect}
          onChange={(domain) => form.change({ domain })}
        />
        {method === null ? (
          <Notice
            tone={methodMissing ? 'danger' : 'info'}
            title={translate('connect.noMethod.title')}
            action={
              <TextButton onClick={chooseCustomApp} disabled={!allowed.connect}>
                {translate('connect.noMethod.action')}
              </TextButton>
            }
          >
            {translate('connect.noMethod.text')}
          </Notice>
        ) : null}
        <AdvancedSettings
          form={form}
          open={advancedOpen}
          disabled={!allowed.connect}
          onOpenChange={setAdvancedOpen}
          inputRef={inputRef}
        />
        {allowed.connect ? null : (
          <Typography id="connect-denied" textColor="neutral600">
            {translate('permission.connect')}
          </Typography>
        )}
        <Flex gap={2} wrap="wrap">
          <Button
            type="submit"
            size="L"
            loading={isBusy}
            disabled={!allowed.connect}
            aria-describedby={allowed.connect ? undefined : 'connect-denied'}
          >
            {translate('connect.submit')}
          </Button>
          {onCancel ? (
            <Button type="button" size="L" variant="tertiary" onClick={onCancel}>
              {translate('connect.cancel')}
            </Button>
          ) : null}
        </Flex>
      </Flex>
    </Panel>
  );
}
