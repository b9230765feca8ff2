import { App, Button, Card, Flex, Form, InputNumber, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { formatMoney } from '@/shared/lib/money';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { Loaded } from '@/shared/ui/loaded';
import { changeAlertRule } from './commands';
import { useRuleWords } from './use-rule-words';
import type { AlertRule } from './vocabulary';

/** What is watched for on the cards, and from when on it is too much. */
export function AlertRules() {
  const { t } = useRuleWords();
  const can = useCan();
  const rules = api.useQuery('get', '/api/v1/alert-rules');
  const [changing, setChanging] = useState<AlertRule>();
  const say = useSaid();
  return (
    <>
      <Typography.Paragraph type="secondary">{t('alerts.hint')}</Typography.Paragraph>
      <Loaded query={rules}>
        {({ items }) => (
          <ul className="cards" aria-label={t('place.alerts')}>
            {items.map((rule) => (
              <li key={rule.id}>
                <Card
                  size="small"
                  title={t(`oversight:kind.${rule.kind}`)}
                  extra={
                    can('oversight:write') && (
                      <Button size="small" onClick={() => setChanging(rule)}>
                        {t('common:action.edit')}
                      </Button>
                    )
                  }
                >
                  <Flex gap={8} wrap align="center">
                    <Tag color={rule.enabled ? 'green' : 'default'}>{t(rule.enabled ? 'on' : 'off')}</Tag>
                    <span>{say(rule)}</span>
                  </Flex>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {changing && <ChangeAlertRuleDrawer rule={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

/** The thresholds of a rule as one sentence. */
function useSaid(): (rule: AlertRule) => string {
  const { t, i18n } = useRuleWords();
  return ({ kind, times = 0, minutes = 0, percent = 0, amount }) =>
    t(`alerts.said.${kind}`, {
      times,
      minutes,
      percent,
      amount: amount ? formatMoney(amount, i18n.language) : '—',
    });
}

type Values = Schemas['ChangeAlertRule'];

const read = ({ enabled, times, minutes, percent, amount }: AlertRule): Values =>
  compact({ enabled, times, minutes, percent, amount }) as Values;

function ChangeAlertRuleDrawer(props: { rule: AlertRule; onClose: () => void }) {
  const { t, i18n } = useRuleWords();
  const { message } = App.useApp();
  const money = useMoneyRule({ zero: true });
  const { rule } = props;
  return (
    <ChangeDrawer<Values, AlertRule>
      title={t(`oversight:kind.${rule.kind}`)}
      stored={rule}
      read={read}
      labels={{
        enabled: t('enabled'),
        times: t('alerts.times'),
        minutes: t('alerts.minutes'),
        percent: t('alerts.percent'),
        amount: t('alerts.amount'),
      }}
      show={(field, value) => {
        if (field === 'enabled') return t(value ? 'on' : 'off');
        if (field === 'amount' && value) return formatMoney(value as Schemas['Money'], i18n.language);
        return String(value ?? '—');
      }}
      change={(_, version, whole) => changeAlertRule(rule.id, compact(whole), version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <Form.Item name="enabled" label={t('enabled')} valuePropName="checked">
        <Switch />
      </Form.Item>
      {rule.times !== undefined && (
        <Form.Item name="times" label={t('alerts.times')} rules={[{ required: true }]}>
          <InputNumber min={1} precision={0} className="wide" />
        </Form.Item>
      )}
      {rule.minutes !== undefined && (
        <Form.Item name="minutes" label={t('alerts.minutes')} rules={[{ required: true }]}>
          <InputNumber min={1} precision={0} className="wide" />
        </Form.Item>
      )}
      {rule.percent !== undefined && (
        <Form.Item name="percent" label={t('alerts.percent')} rules={[{ required: true }]}>
          <InputNumber min={1} max={100} precision={0} suffix="%" className="wide" />
        </Form.Item>
      )}
      {rule.amount !== undefined && (
        <Form.Item name="amount" label={t('alerts.amount')} rules={[{ required: true }, money]}>
          <MoneyInput />
        </Form.Item>
      )}
    </ChangeDrawer>
  );
}
