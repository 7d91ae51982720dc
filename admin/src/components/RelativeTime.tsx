import { useEffect, useState } from 'react';
import { useIntl } from 'react-intl';

import { relativeSpan } from '../utils/relativeTime';

/** How often the words are brought up to date, in milliseconds. */
const TICK = 30_000;

/** A moment as "3 minutes ago", with the exact time in its title. `moment` is an ISO 8601 string. */
export function RelativeTime({ moment }: { moment: string }) {
  const { formatDate, formatRelativeTime } = useIntl();
  const [now, setNow] = useState(Date.now);

  useEffect(() => {
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), TICK);
    return () => clearInterval(timer);
  }, [moment]);

  const { value, unit } = relativeSpan(Date.parse(moment), now);
  return (
    <time dateTime={moment} title={formatDate(moment, { dateStyle: 'full', timeStyle: 'medium' })}>
      {formatRelativeTime(value, unit, { numeric: 'auto' })}
    </time>
  );
}
