import { useGetSetupQuery } from '../../api/setup';
import { DiagnosticsButton } from '../../components/DiagnosticsButton';
import { Loaded } from '../../components/Loaded';
import { SettingsFrame } from '../../components/SettingsFrame';
import { useTranslate } from '../../hooks/useTranslate';
import { SetupGuide } from './SetupGuide';

/** Settings → Shopify → Setup guide: what a connection needs, here and at Shopify. */
export function SetupPage() {
  return (
    <SettingsFrame page="setup" actions={<DiagnosticsButton />}>
      {() => <SetupReader />}
    </SettingsFrame>
  );
}

function SetupReader() {
  const translate = useTranslate();
  const { data, isError, refetch } = useGetSetupQuery('least');
  return (
    <Loaded
      data={data}
      isError={isError}
      words={{ loading: translate('page.loading'), error: translate('page.error') }}
      onRetry={refetch}
    >
      {(setup) => <SetupGuide setup={setup} />}
    </Loaded>
  );
}
