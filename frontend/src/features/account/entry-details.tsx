import { Link } from '@tanstack/react-router';
import { Button, Drawer, Flex, Space, Table, Tag, Timeline, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WaitingRequests } from '@/features/approval/waiting-requests';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { useWide } from '@/shared/lib/media';
import { ActButton } from '@/shared/ui/act-button';
import { CustomerLink } from '@/shared/ui/customer-link';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { MoneyText } from '@/shared/ui/money-text';
import { deleteDraft, postEntry, restoreDraft } from './commands';
import { ChangeDraftDrawer, CorrectEntryDrawer } from './entry-drawers';
import { type Entry, entryStatusColors } from './vocabulary';

export function StatusTag(props: { status: Entry['status'] }) {
  const { t } = useTranslation('account');
  return <Tag color={entryStatusColors[props.status]}>{t(`status.${props.status}`)}</Tag>;
}

/** One entry with all it went through, and what can be done with it now. */
export function EntryDetails(props: { entryId: string; onClose: () => void }) {
  const { t } = useTranslation('account');
  const wide = useWide();
  const [entryId, setEntryId] = useState(props.entryId);
  const entry = api.useQuery('get', '/api/v1/transactions/{id}', { params: { path: { id: entryId } } });
  return (
    <Drawer
      open
      title={entry.data ? t('entry', { number: entry.data.number }) : t('title')}
      size={wide ? 640 : '100%'}
      onClose={props.onClose}
    >
      <Loaded query={entry}>
        {(found) => (
          <Flex vertical gap={16}>
            <Actions entry={found} onCorrected={(now) => setEntryId(now.id)} onGone={props.onClose} />
            <WaitingRequests of={{ customerId: found.customerId }} about={[found.id]} />
            <Facts entry={found} />
            <History entryId={found.id} />
          </Flex>
        )}
      </Loaded>
    </Drawer>
  );
}

function Actions(props: { entry: Entry; onCorrected: (entry: Entry) => void; onGone: () => void }) {
  const { t } = useTranslation(['account', 'common']);
  const can = useCan();
  const { entry } = props;
  const [open, setOpen] = useState<'change' | 'correct'>();
  return (
    <Space wrap>
      {entry.status === 'DRAFT' && can('transaction:post') && (
        <ActButton
          type="primary"
          send={(key) => postEntry(entry.id, key)}
          done={t('posted', { number: entry.number })}
        >
          {t('post')}
        </ActButton>
      )}
      {entry.status === 'DRAFT' && can('transaction:draft') && (
        <>
          <Button onClick={() => setOpen('change')}>{t('common:action.edit')}</Button>
          <ActButton
            danger
            send={() => deleteDraft(entry.id, entry.version)}
            done={t('deleted', { number: entry.number })}
            undo={() => restoreDraft(entry.id)}
            onDone={props.onGone}
          >
            {t('common:action.delete')}
          </ActButton>
        </>
      )}
      {entry.status === 'POSTED' && !entry.reversalOf && can('transaction:correct') && (
        <Button onClick={() => setOpen('correct')}>{t('correct')}</Button>
      )}
      {open === 'change' && <ChangeDraftDrawer entry={entry} onClose={() => setOpen(undefined)} />}
      {open === 'correct' && (
        <CorrectEntryDrawer entry={entry} onDone={props.onCorrected} onClose={() => setOpen(undefined)} />
      )}
    </Space>
  );
}

function Facts(props: { entry: Entry }) {
  const { t } = useTranslation(['account', 'common']);
  const can = useCan();
  const { entry } = props;
  return (
    <>
      <Details
        columns={2}
        items={[
          [
            t('common:field.customer'),
            <CustomerLink key="customer" id={entry.customerId} name={entry.customerName} />,
          ],
          [t('common:field.status'), <StatusTag key="status" status={entry.status} />],
          [t('field.type'), t(`type.${entry.type}`)],
          [t('field.businessDate'), entry.businessDate],
          [t('common:field.amount'), <MoneyText key="amount" value={entry.amount} strong />],
          [t('field.effect'), <MoneyText key="effect" value={entry.effect} signed />],
          [t('common:field.method'), entry.method && t(`common:method.${entry.method}`)],
          [t('field.category'), entry.category],
          [t('field.channel'), entry.channel && t(`channel.${entry.channel}`)],
          [t('common:field.memo'), entry.memo],
          [t('correction.reason'), entry.correctionReason],
          [t('field.shop'), entry.shopName],
          [t('field.dueOn'), entry.dueOn],
          [t('field.residual'), entry.residual && <MoneyText key="residual" value={entry.residual} />],
          [t('field.externalRef'), entry.externalRef],
          [t('field.createdBy'), by(entry.createdAt, entry.createdByName)],
          [t('field.postedAt'), entry.postedAt && by(entry.postedAt, entry.postedByName)],
        ]}
      />
      {can('audit:read') && (
        <Link to="/audit" search={{ subjectId: entry.id }}>
          {t('trail')}
        </Link>
      )}
      {entry.lines.length > 0 && (
        <Table
          size="small"
          pagination={false}
          aria-label={t('lines.title')}
          dataSource={entry.lines}
          rowKey={(line) => `${line.product} ${line.sku ?? ''} ${line.quantity} ${line.amount.amount}`}
          scroll={{ x: 'max-content' }}
          columns={[
            { title: t('lines.product'), dataIndex: 'product' },
            { title: t('lines.quantity'), dataIndex: 'quantity', align: 'right' },
            {
              title: t('lines.unitPrice'),
              align: 'right',
              render: (_, line) => <MoneyText value={line.unitPrice} />,
            },
            {
              title: t('lines.discount'),
              align: 'right',
              render: (_, line) => <MoneyText value={line.discount} />,
            },
            {
              title: t('common:field.amount'),
              align: 'right',
              render: (_, line) => <MoneyText value={line.amount} />,
            },
          ]}
        />
      )}
    </>
  );
}

/** When something was done and by whom; what the program did by itself has nobody's name. */
const by = (at: string, name: string | undefined) => [formatInstant(at), name].filter(Boolean).join(' · ');

function History(props: { entryId: string }) {
  const { t } = useTranslation('account');
  const history = api.useQuery('get', '/api/v1/transactions/{id}/history', {
    params: { path: { id: props.entryId } },
  });
  return (
    <section aria-label={t('history')}>
      <Typography.Title level={2} className="section-title">
        {t('history')}
      </Typography.Title>
      <Loaded query={history} rows={3}>
        {({ items }) => (
          <Timeline
            items={items.map((entry) => ({
              key: entry.id,
              content: (
                <Flex gap={8} wrap>
                  <span>{entry.number}</span>
                  <StatusTag status={entry.status} />
                  <span>{t(historyKind(entry))}</span>
                  <MoneyText value={entry.effect} signed />
                  <Typography.Text type="secondary">
                    {by(entry.postedAt ?? entry.createdAt, entry.postedByName ?? entry.createdByName)}
                    {entry.correctionReason && ` · ${entry.correctionReason}`}
                  </Typography.Text>
                </Flex>
              ),
            }))}
          />
        )}
      </Loaded>
    </section>
  );
}

function historyKind(entry: Entry) {
  if (entry.reversalOf) return 'historyKind.reversal';
  if (entry.correctionOf) return 'historyKind.replacement';
  return 'historyKind.original';
}
