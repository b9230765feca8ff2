import { App, Button, Card, Flex, Form, InputNumber, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import type { Money, Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { CURRENCY, fen, formatMoney, fromFen } from '@/shared/lib/money';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput, MoneyInput, useMoneyRule } from '@/shared/ui/inputs';
import { Loaded } from '@/shared/ui/loaded';
import { ReasonField } from '@/shared/ui/reason-field';
import { overridePrepaid } from './commands';
import { useRuleWords } from './use-rule-words';
import type { PrepaidRule } from './vocabulary';

/** What the law says about prepaid cards, word for word, and what counts here where somebody decided otherwise. */
export function PrepaidRules() {
  const { t, i18n } = useRuleWords();
  const can = useCan();
  const rules = api.useQuery('get', '/api/v1/prepaid-rules');
  const [changing, setChanging] = useState<PrepaidRule>();
  const value = useValue();
  return (
    <>
      <Typography.Paragraph type="secondary">{t('prepaid.hint')}</Typography.Paragraph>
      <Loaded query={rules} rows={10}>
        {({ items }) => (
          <ul className="cards" aria-label={t('place.prepaid')}>
            {items.map((rule) => (
              <li key={rule.key}>
                <Card
                  size="small"
                  className="wrapping-head"
                  title={t(`prepaid.key.${rule.key}`)}
                  extra={
                    can('regulation:write') && (
                      <Button size="small" onClick={() => setChanging(rule)}>
                        {t('prepaid.change')}
                      </Button>
                    )
                  }
                >
                  <Flex vertical gap={6}>
                    <Flex gap={8} wrap align="center">
                      <Typography.Text strong>{value(rule.unit, rule.value)}</Typography.Text>
                      {rule.override && <Tag color="gold">{t('prepaid.overridden')}</Tag>}
                      {!rule.certain && <Tag color="orange">{t('prepaid.doubtful')}</Tag>}
                    </Flex>
                    <span>{i18n.language === 'zh-CN' ? rule.quotation : rule.summary}</span>
                    <Typography.Text type="secondary">
                      {t('prepaid.source', { source: rule.source, article: rule.article })}
                    </Typography.Text>
                    {rule.doubt && (
                      <Typography.Text type="secondary">
                        {t('prepaid.doubt', { doubt: inLanguage(rule.doubt, i18n.language) })}
                      </Typography.Text>
                    )}
                    {rule.override && (
                      <Typography.Text type="secondary">
                        {t('prepaid.decided', {
                          written: value(rule.unit, rule.writtenValue),
                          from: rule.override.validFrom,
                          by: rule.override.decidedByName ?? '—',
                          reason: rule.override.reason,
                        })}
                      </Typography.Text>
                    )}
                  </Flex>
                </Card>
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      {changing && <OverrideDrawer rule={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

/** A doubt is written in both languages, Chinese first. */
const inLanguage = (doubt: string, language: string): string => {
  const [chinese = doubt, english = chinese] = doubt.split(' / ');
  return language === 'zh-CN' ? chinese : english;
};

const moneyOf = (minor: number): Money => ({ amount: fromFen(BigInt(minor)), currency: CURRENCY });

/** A rule's value as people say it. */
function useValue(): (unit: PrepaidRule['unit'], value: number) => string {
  const { t, i18n } = useRuleWords();
  return (unit, value) => {
    switch (unit) {
      case 'FEN':
        return formatMoney(moneyOf(value), i18n.language);
      case 'MONTHS':
        return t('months', { count: value });
      case 'DAYS':
        return t('days', { count: value });
      case 'BASIS_POINTS':
        return `${value / 100}%`;
      case 'FLAG':
        return t(value === 1 ? 'prepaid.allowed' : 'prepaid.forbidden');
    }
  };
}

type Values = { which: 'own' | 'written'; reason: string; validFrom: string; money?: Money; number?: number };

function numberOf(unit: PrepaidRule['unit'], { money, number = 0 }: Values): number {
  if (unit === 'FEN') return Number(fen(money?.amount ?? '0'));
  return unit === 'BASIS_POINTS' ? Math.round(number * 100) : number;
}

function OverrideDrawer(props: { rule: PrepaidRule; onClose: () => void }) {
  const { t } = useRuleWords();
  const { message } = App.useApp();
  const money = useMoneyRule({ zero: true });
  const shown = useValue();
  const { rule } = props;
  return (
    <CommandDrawer<Values, PrepaidRule>
      title={t(`prepaid.key.${rule.key}`)}
      submitText={t('common:action.save')}
      initial={{
        which: 'own',
        validFrom: today(),
        ...(rule.unit === 'FEN'
          ? { money: moneyOf(rule.value) }
          : { number: rule.unit === 'BASIS_POINTS' ? rule.value / 100 : rule.value }),
      }}
      send={(values) => {
        const body: Schemas['OverridePrepaidRule'] = { reason: values.reason, validFrom: values.validFrom };
        return overridePrepaid(
          rule.key,
          values.which === 'own' ? { ...body, value: numberOf(rule.unit, values) } : body,
        );
      }}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      {(form) => (
        <>
          <p>{rule.quotation}</p>
          <Form.Item name="which" label={t('prepaid.which')}>
            <Select
              options={[
                { value: 'own', label: t('prepaid.own') },
                {
                  value: 'written',
                  label: t('prepaid.written', { value: shown(rule.unit, rule.writtenValue) }),
                },
              ]}
            />
          </Form.Item>
          <Form.Item noStyle dependencies={['which']}>
            {() =>
              form.getFieldValue('which') === 'own' &&
              (rule.unit === 'FEN' ? (
                <Form.Item name="money" label={t('prepaid.value')} rules={[{ required: true }, money]}>
                  <MoneyInput />
                </Form.Item>
              ) : rule.unit === 'FLAG' ? (
                <Form.Item name="number" label={t('prepaid.value')} rules={[{ required: true }]}>
                  <Select<number>
                    options={options(['1', '0'], (each) => shown('FLAG', Number(each))).map((each) => ({
                      ...each,
                      value: Number(each.value),
                    }))}
                  />
                </Form.Item>
              ) : (
                <Form.Item name="number" label={t('prepaid.value')} rules={[{ required: true }]}>
                  <InputNumber min={0} suffix={t(`unit.${rule.unit}`)} className="wide" />
                </Form.Item>
              ))
            }
          </Form.Item>
          <Form.Item name="validFrom" label={t('prepaid.validFrom')} rules={[{ required: true }]}>
            <DateInput />
          </Form.Item>
          <ReasonField />
        </>
      )}
    </CommandDrawer>
  );
}
