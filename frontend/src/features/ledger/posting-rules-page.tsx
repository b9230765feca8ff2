import { getRouteApi } from '@tanstack/react-router';
import { Button, Card, Flex, Select, Tag, Typography } from 'antd';
import { useState } from 'react';
import { api } from '@/shared/api/client';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { DataList } from '@/shared/ui/data-list';
import { Loaded } from '@/shared/ui/loaded';
import { UnitName } from '@/shared/ui/names';
import type { PostingRule } from './chart-commands';
import { LedgerFrame } from './ledger-frame';
import { MethodDrawer, RateDrawer, RuleDrawer } from './rule-drawers';
import { useChartWords } from './use-chart-words';
import { useMethodName } from './use-method-name';

const route = getRouteApi('/shell/ledger/rules');

/** By which rules business becomes vouchers: accounts by event, the account of each method of paying, rates. */
export function PostingRulesPage() {
  const { t } = useChartWords();
  const can = useCan();
  const { event } = route.useSearch();
  const navigate = route.useNavigate();
  const events = api.useQuery('get', '/api/v1/ledger/events');
  const list = useList('/api/v1/ledger/rules', { query: { event, limit: 100 } });
  const methods = api.useQuery('get', '/api/v1/ledger/methods');
  const rates = useList('/api/v1/ledger/policies', { query: { sort: '-effectiveFrom', limit: 50 } });
  const [open, setOpen] = useState<'rule' | 'rate' | { method: string; accountCode: string }>();
  const method = useMethodName();
  const close = () => setOpen(undefined);
  const nameOf = (code: string) => events.data?.find((each) => each.code === code)?.name ?? code;
  const holds = (rule: PostingRule) =>
    [rule.method && method(rule.method), rule.category].filter(Boolean).join(' · ') || t('anyCase');
  return (
    <LedgerFrame
      place="rules"
      actions={
        can('ledger:write') && (
          <Button type="primary" onClick={() => setOpen('rule')}>
            {t('define')}
          </Button>
        )
      }
    >
      <Typography.Text type="secondary">{t('rulesHint')}</Typography.Text>
      <Flex>
        <Select<string>
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          style={{ width: 240 }}
          aria-label={t('event')}
          placeholder={t('event')}
          value={event ?? null}
          options={(events.data ?? []).map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(code: string | undefined) => void navigate({ search: { event: code }, replace: true })}
        />
      </Flex>
      <DataList
        list={list}
        label={t('ledger:place.rules')}
        rowKey={(rule) => rule.id}
        empty={t('noRules')}
        columns={[
          { title: t('event'), render: (_, rule) => nameOf(rule.event) },
          { title: t('case'), render: (_, rule) => holds(rule) },
          { title: t('effectiveFrom'), render: (_, rule) => from(rule.effectiveFrom, t('ever')) },
          { title: t('legs'), render: (_, rule) => <Legs rule={rule} /> },
          {
            title: t('common:field.note'),
            render: (_, { note }) => <div style={{ maxWidth: 280 }}>{note ?? '—'}</div>,
          },
        ]}
        card={(rule) => ({
          title: nameOf(rule.event),
          extra: from(rule.effectiveFrom, t('ever')),
          lines: (
            <Flex vertical gap={6}>
              <span>{holds(rule)}</span>
              <Legs rule={rule} />
              {rule.note && <Typography.Text type="secondary">{rule.note}</Typography.Text>}
            </Flex>
          ),
        })}
      />
      <Card title={t('methods')}>
        <Loaded query={methods}>
          {(found) => (
            <ul className="plain-list ruled" aria-label={t('methods')}>
              {found.map((each) => (
                <li key={each.method}>
                  <Flex justify="space-between" gap={8} wrap align="center">
                    <span>{method(each.method)}</span>
                    <Flex gap={12} align="center">
                      <code>{each.accountCode}</code>
                      {can('ledger:write') && (
                        <Button size="small" onClick={() => setOpen(each)}>
                          {t('common:action.edit')}
                        </Button>
                      )}
                    </Flex>
                  </Flex>
                </li>
              ))}
            </ul>
          )}
        </Loaded>
      </Card>
      <Card
        title={t('rates')}
        extra={can('ledger:write') && <Button onClick={() => setOpen('rate')}>{t('setRate')}</Button>}
      >
        <ul className="plain-list ruled" aria-label={t('rates')}>
          {rates.items.map((rate) => (
            <li key={rate.id}>
              <Flex justify="space-between" gap={8} wrap align="center">
                <Flex gap={8} wrap>
                  <Typography.Text strong>{t(`rateKind.${rate.kind}`)}</Typography.Text>
                  {rate.event && <Tag>{nameOf(rate.event)}</Tag>}
                  {rate.shopId && (
                    <Tag>
                      <UnitName id={rate.shopId} />
                    </Tag>
                  )}
                </Flex>
                <span>
                  {rate.rate / 100}% · {from(rate.effectiveFrom, t('ever'))}
                </span>
              </Flex>
              {rate.note && <Typography.Text type="secondary">{rate.note}</Typography.Text>}
            </li>
          ))}
        </ul>
      </Card>
      {open === 'rule' && <RuleDrawer events={events.data ?? []} event={event} onClose={close} />}
      {open === 'rate' && <RateDrawer events={events.data ?? []} onClose={close} />}
      {typeof open === 'object' && <MethodDrawer {...open} onClose={close} />}
    </LedgerFrame>
  );
}

/** The product's own rules hold since 1900, which is to say: from the beginning. */
const from = (day: string, ever: string): string => (day < '1950' ? ever : day);

function Legs(props: { rule: PostingRule }) {
  const { t } = useChartWords();
  const { legs } = props.rule;
  if (legs.length === 0) return <Typography.Text type="secondary">{t('noLegs')}</Typography.Text>;
  return (
    <div>
      {legs.map((leg) => (
        <div key={leg.side + leg.account + leg.amount}>
          {t(`ledger:${leg.side === 'DEBIT' ? 'debitShort' : 'creditShort'}`)}{' '}
          {leg.account === '@MONEY' ? t('moneyAccount') : <code>{leg.account}</code>} {t(`leg.${leg.amount}`)}
          {leg.negated && ` ${t('red')}`}
        </div>
      ))}
    </div>
  );
}
