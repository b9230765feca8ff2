import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan, useSession } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { DataList } from '@/shared/ui/data-list';
import { ApprovalFrame } from './approval-frame';
import { endDelegation } from './commands';
import { DelegateDrawer } from './delegate-drawer';
import { type Delegation, lasts, useActName } from './vocabulary';

/** Who decides in whose place, what, and until when: one's own, and everybody's for those who look after the staff. */
export function DelegationsPage() {
  const { t } = useTranslation(['approval', 'common']);
  const { me } = useSession();
  const can = useCan();
  const act = useActName();
  const list = useList('/api/v1/approval-delegations');
  const [now] = useState(() => new Date());
  const [delegating, setDelegating] = useState(false);
  const who = (id: string, name: string | undefined) =>
    id === me?.id ? t('delegation.me') : (name ?? id.slice(-8));
  const pair = (one: Delegation) =>
    `${who(one.delegator, one.delegatorName)} → ${who(one.delegate, one.delegateName)}`;
  const state = (one: Delegation) => {
    if (lasts(one, now)) return <Tag color="green">{t('delegation.lasts')}</Tag>;
    const early = one.endedAt && new Date(one.endedAt) < new Date(one.validUntil);
    return <Tag>{t(early ? 'delegation.ended' : 'delegation.over')}</Tag>;
  };
  const actions = (one: Delegation) => (
    <Flex gap={4} wrap style={{ maxWidth: 420 }}>
      {one.actions.map((action) => (
        <Tag key={action}>{act(action)}</Tag>
      ))}
    </Flex>
  );
  const end = (one: Delegation) =>
    lasts(one, now) &&
    ([one.delegator, one.delegate].includes(me?.id ?? '') || can('staff:write')) && (
      <ActButton
        size="small"
        danger
        confirm={t('delegation.confirmEnd', { pair: pair(one) })}
        done={t('delegation.ended')}
        send={() => endDelegation(one)}
      >
        {t('delegation.end')}
      </ActButton>
    );
  return (
    <ApprovalFrame
      place="delegations"
      actions={
        <Button type="primary" onClick={() => setDelegating(true)}>
          {t('delegation.add')}
        </Button>
      }
    >
      <Typography.Text type="secondary">{t('delegation.hint')}</Typography.Text>
      <DataList
        list={list}
        label={t('place.delegations')}
        rowKey={(one) => one.id}
        empty={t('delegation.empty')}
        columns={[
          { title: t('delegation.from'), render: (_, one) => who(one.delegator, one.delegatorName) },
          { title: t('delegation.to'), render: (_, one) => who(one.delegate, one.delegateName) },
          { title: t('delegation.actions'), render: (_, one) => actions(one) },
          { title: t('delegation.until'), render: (_, one) => formatInstant(one.validUntil) },
          { title: t('common:field.reason'), dataIndex: 'reason' },
          { title: t('common:field.status'), render: (_, one) => state(one) },
        ]}
        actions={end}
        card={(one) => ({
          title: pair(one),
          extra: state(one),
          lines: (
            <Flex vertical gap={8}>
              <span>
                {t('delegation.until')}
                {t('common:colon')}
                {formatInstant(one.validUntil)}
              </span>
              {actions(one)}
              {one.reason && <Typography.Text type="secondary">{one.reason}</Typography.Text>}
              <div>{end(one)}</div>
            </Flex>
          ),
        })}
      />
      {delegating && <DelegateDrawer onClose={() => setDelegating(false)} />}
    </ApprovalFrame>
  );
}
