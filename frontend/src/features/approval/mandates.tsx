import { Link } from '@tanstack/react-router';
import { Alert } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useSession } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { type Delegation, lasts } from './vocabulary';

/** In whose place one decides at the moment, and who decides in one's own. */
export function Mandates() {
  const { t } = useTranslation('approval');
  const { me } = useSession();
  const [now] = useState(() => new Date());
  const { items } = useList('/api/v1/approval-delegations', {
    query: { 'validUntil[gt]': now.toISOString(), limit: 200 },
  });
  const lasting = items.filter((each) => lasts(each, now));
  const toMe = lasting.filter((each) => each.delegate === me?.id);
  const fromMe = lasting.filter((each) => each.delegator === me?.id);
  if (toMe.length + fromMe.length === 0) return null;
  const said = (delegations: Delegation[], name: (one: Delegation) => string | undefined) =>
    delegations
      .map((one) => t('mandate.until', { name: name(one) ?? '', until: formatInstant(one.validUntil) }))
      .join(t('policy.comma'));
  return (
    <Alert
      type="info"
      showIcon
      title={
        <>
          {toMe.length > 0 && (
            <div>{t('mandate.toMe', { who: said(toMe, ({ delegatorName }) => delegatorName) })}</div>
          )}
          {fromMe.length > 0 && (
            <div>{t('mandate.fromMe', { who: said(fromMe, ({ delegateName }) => delegateName) })}</div>
          )}
        </>
      }
      description={<Link to="/approvals/delegations">{t('mandate.see')}</Link>}
    />
  );
}
