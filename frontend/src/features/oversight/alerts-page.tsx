import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Flex, Form, Input, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { CURRENCY, formatMoney, fromFen } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { acknowledgeAlert } from './commands';
import { type Alert, alertAmounts, alertKinds, alertStatusColors, alertStatuses } from './vocabulary';

const route = getRouteApi('/shell/alerts');

/** What happened on cards that somebody should look at, and what came of looking. */
export function AlertsPage() {
  const { t } = useTranslation(['oversight', 'common']);
  const can = useCan();
  const { status, kind } = route.useSearch();
  const navigate = route.useNavigate();
  const list = useList('/api/v1/alerts', { query: { status, kind } });
  const [looking, setLooking] = useState<Alert>();
  const filter = (change: ReturnType<typeof route.useSearch>) =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });

  const state = (alert: Alert) => (
    <Tag color={alertStatusColors[alert.status]}>{t(`status.${alert.status}`)}</Tag>
  );
  const action = (alert: Alert) =>
    alert.status === 'OPEN' &&
    can('oversight:acknowledge') && (
      <Button size="small" type="primary" onClick={() => setLooking(alert)}>
        {t('acknowledge')}
      </Button>
    );
  const came = (alert: Alert) =>
    alert.note && (
      <Typography.Text type="secondary">
        {alert.acknowledgedByName}
        {t('common:colon')}
        {alert.note}
      </Typography.Text>
    );
  return (
    <Page title={t('title')}>
      <Flex gap={12} wrap align="center">
        <Chips
          single
          label={t('common:field.status')}
          options={options(alertStatuses, (each) => t(`status.${each}`))}
          value={status && [status]}
          onChange={(chosen) => filter({ status: chosen?.[0] })}
        />
        <Chips
          label={t('kindLabel')}
          options={options(alertKinds, (each) => t(`kind.${each}`))}
          value={kind}
          onChange={(chosen) => filter({ kind: chosen })}
        />
      </Flex>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(alert) => alert.id}
        empty={status || kind ? t('common:list.emptyFiltered') : t('empty')}
        columns={[
          { title: t('common:field.time'), render: (_, alert) => formatInstant(alert.occurredAt) },
          { title: t('kindLabel'), width: 150, render: (_, alert) => t(`kind.${alert.kind}`) },
          { title: t('who'), render: (_, alert) => <Who alert={alert} /> },
          { title: t('figures'), width: 200, render: (_, alert) => <Figures alert={alert} /> },
          { title: t('common:field.status'), render: (_, alert) => state(alert) },
          { title: t('note'), width: 140, render: (_, alert) => came(alert) ?? '—' },
        ]}
        actions={action}
        card={(alert) => ({
          title: t(`kind.${alert.kind}`),
          extra: state(alert),
          lines: (
            <Flex vertical gap={8}>
              <span>
                <Who alert={alert} />
              </span>
              <Figures alert={alert} />
              <Typography.Text type="secondary">{formatInstant(alert.occurredAt)}</Typography.Text>
              {came(alert)}
              {action(alert)}
            </Flex>
          ),
        })}
      />
      {looking && <AcknowledgeDrawer alert={looking} onClose={() => setLooking(undefined)} />}
    </Page>
  );
}

/** Where it happened, or whose hand it was: without it nobody knows what to look at. */
function Who({ alert }: { alert: Alert }) {
  if (!alert.cardId) return alert.operatorName ?? alert.shopName ?? '—';
  return (
    <Link to="/cards/$cardId" params={{ cardId: alert.cardId }}>
      {alert.cardNumber}
    </Link>
  );
}

/** What an alert rests on, in a sentence. */
function Figures(props: { alert: Alert }) {
  const { t, i18n } = useTranslation('oversight');
  const { kind, figures } = props.alert;
  const words = Object.entries(figures).map(([figure, value]) => [
    figure,
    alertAmounts.includes(figure)
      ? formatMoney({ amount: fromFen(BigInt(value)), currency: CURRENCY }, i18n.language)
      : value,
  ]);
  return <span>{t(`says.${kind}`, Object.fromEntries(words))}</span>;
}

function AcknowledgeDrawer(props: { alert: Alert; onClose: () => void }) {
  const { t } = useTranslation('oversight');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['AcknowledgeAlert'], Alert>
      title={t('acknowledgeTitle', { kind: t(`kind.${props.alert.kind}`) })}
      submitText={t('acknowledge')}
      send={(values) => acknowledgeAlert(props.alert.id, values)}
      onDone={() => void message.success(t('acknowledged'))}
      onClose={props.onClose}
    >
      <Flex vertical gap={8}>
        <Flex gap={12} wrap>
          <Who alert={props.alert} />
          <Typography.Text type="secondary">{formatInstant(props.alert.occurredAt)}</Typography.Text>
        </Flex>
        <Figures alert={props.alert} />
      </Flex>
      <Form.Item
        name="note"
        label={t('note')}
        rules={[{ required: true, whitespace: true }]}
        style={{ marginTop: 16 }}
      >
        <Input.TextArea autoFocus autoSize={{ minRows: 3 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
