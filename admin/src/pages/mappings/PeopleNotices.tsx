import { Link, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';
import { NavLink } from 'react-router-dom';

import { Notice } from '../../components/Notice';
import { useProblemText } from '../../hooks/useProblem';
import { useTranslate } from '../../hooks/useTranslate';
import { entriesPath, recordPath } from '../../paths';

import type { ReactNode } from 'react';
import type { PeoplePreview, PeopleState } from '../../../../shared/mappings';

/** How many contacts have their entry in the chosen content type, the way to the entries, and what went wrong last. */
export function PeopleProgress({ state }: { state: PeopleState }) {
  const translate = useTranslate();
  const problemText = useProblemText();
  const { formatNumber } = useIntl();
  const { target, contacts, copied, problem } = state;
  if (target === null) {
    return null;
  }
  return (
    <Notice
      tone={problem ? 'warning' : copied < contacts ? 'info' : 'success'}
      title={translate('mappings.people.state', {
        written: formatNumber(copied),
        expected: formatNumber(contacts),
      })}
      action={
        <Link tag={NavLink} to={entriesPath(target.contentType)}>
          {translate('mappings.people.entries')}
        </Link>
      }
    >
      {problem ? problemText(problem).message : null}
    </Notice>
  );
}

/** What an entry would be, attribute by attribute. */
export function PeoplePreviewNotice({ preview: { contact, values, misfits } }: { preview: PeoplePreview }) {
  const translate = useTranslate();
  if (contact === null) {
    return <Notice tone="info" title={translate('mappings.people.nobody')} />;
  }
  const hasMisfits = Object.keys(misfits).length > 0;
  return (
    <Notice
      tone={hasMisfits ? 'warning' : 'success'}
      title={translate(hasMisfits ? 'mappings.people.misfit' : 'mappings.people.fits')}
      action={
        <Link tag={NavLink} to={recordPath('contact', contact)}>
          {translate('mappings.people.contact')}
        </Link>
      }
    >
      <dl>
        {Object.entries(values).map(([name, value]) => (
          <Attribute key={name} name={name}>
            {typeof value === 'string' ? value : JSON.stringify(value)}
          </Attribute>
        ))}
        {Object.entries(misfits).map(([name, reason]) => (
          <Attribute key={name} name={name} isAmiss>
            {reason}
          </Attribute>
        ))}
      </dl>
    </Notice>
  );
}

interface AttributeProps {
  name: string;
  isAmiss?: boolean;
  children: ReactNode;
}

function Attribute({ name, isAmiss = false, children }: AttributeProps) {
  return (
    <div>
      <Typography tag="dt" variant="pi" textColor="neutral600" style={{ display: 'inline' }}>
        {name}:{' '}
      </Typography>
      <Typography
        tag="dd"
        variant="pi"
        textColor={isAmiss ? 'danger600' : 'neutral800'}
        style={{ display: 'inline' }}
      >
        {children}
      </Typography>
    </div>
  );
}
