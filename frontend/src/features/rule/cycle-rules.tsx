import { App, Button, Card, Flex, Form, InputNumber, Typography } from 'antd';
import { type ReactNode, useState } from 'react';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { setCycles, setScale } from './commands';
import { useRuleWords } from './use-rule-words';
import { type Cycles, customerFields, type Scale } from './vocabulary';

type Numbers = Partial<Record<(typeof customerFields)[number], number>>;

/** After how many days the fields of a file are to be looked at again, and what each of them counts. */
export function CycleRules() {
  const { t } = useRuleWords();
  const can = useCan();
  const cycles = api.useQuery('get', '/api/v1/freshness-policies');
  const scales = api.useQuery('get', '/api/v1/completeness-scales');
  const [tier, setTier] = useState<Cycles>();
  const [kind, setKind] = useState<Scale>();
  const writes = can('freshness-policy:write');
  return (
    <Flex vertical gap={16}>
      <section aria-label={t('cycles.title')}>
        <Typography.Title level={2} className="section-title">
          {t('cycles.title')}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{t('cycles.hint')}</Typography.Paragraph>
        <Loaded query={cycles}>
          {({ items }) => (
            <Rows
              rows={items.map((each) => ({
                key: each.id,
                title: t(`customer:tier.${each.tier}`),
                numbers: each.cycles,
                say: (count) => t('days', { count }),
                ...(writes && { edit: () => setTier(each) }),
              }))}
            />
          )}
        </Loaded>
      </section>
      <section aria-label={t('scales.title')}>
        <Typography.Title level={2} className="section-title">
          {t('scales.title')}
        </Typography.Title>
        <Typography.Paragraph type="secondary">{t('scales.hint')}</Typography.Paragraph>
        <Loaded query={scales}>
          {({ items }) => (
            <Rows
              rows={items.map((each) => ({
                key: each.id,
                title: t(`customer:kind.${each.kind}`),
                numbers: each.weights,
                say: (weight) => `${weight}`,
                ...(writes && { edit: () => setKind(each) }),
              }))}
            />
          )}
        </Loaded>
      </section>
      {tier && (
        <NumbersDrawer<Cycles>
          title={`${t('cycles.title')} · ${t(`customer:tier.${tier.tier}`)}`}
          hint={t('cycles.blank')}
          stored={tier}
          read={(stored) => stored.cycles}
          change={(numbers, version) => setCycles(tier, { cycles: numbers }, version)}
          onClose={() => setTier(undefined)}
        />
      )}
      {kind && (
        <NumbersDrawer<Scale>
          title={`${t('scales.title')} · ${t(`customer:kind.${kind.kind}`)}`}
          hint={t('scales.blank')}
          stored={kind}
          read={(stored) => stored.weights}
          change={(numbers, version) => setScale(kind, { weights: numbers }, version)}
          onClose={() => setKind(undefined)}
        />
      )}
    </Flex>
  );
}

type Row = {
  key: string;
  title: string;
  numbers: Numbers;
  say: (number: number) => string;
  edit?: () => void;
};

function Rows(props: { rows: readonly Row[] }) {
  const { t } = useRuleWords();
  return (
    <ul className="cards">
      {props.rows.map(({ key, title, numbers, say, edit }) => (
        <li key={key}>
          <Card
            size="small"
            title={title}
            extra={
              edit && (
                <Button size="small" onClick={edit}>
                  {t('common:action.edit')}
                </Button>
              )
            }
          >
            <Details
              items={customerFields.map((field): [string, ReactNode] => {
                const number = numbers[field];
                return [
                  t(`freshness:customerField.${field}`),
                  number === undefined ? undefined : say(number),
                ];
              })}
            />
          </Card>
        </li>
      ))}
    </ul>
  );
}

function NumbersDrawer<R extends { version: number }>(props: {
  title: string;
  hint: string;
  stored: R;
  read: (stored: R) => Numbers;
  change: (numbers: Record<string, number>, version: number) => Promise<R>;
  onClose: () => void;
}) {
  const { t } = useRuleWords();
  const { message } = App.useApp();
  const name = (field: (typeof customerFields)[number]) => t(`freshness:customerField.${field}`);
  return (
    <ChangeDrawer<Numbers, R>
      title={props.title}
      stored={props.stored}
      read={props.read}
      labels={Object.fromEntries(customerFields.map((field) => [field, name(field)]))}
      show={(_, value) => String(value ?? '—')}
      change={(_, version, whole) =>
        props.change(
          Object.fromEntries(Object.entries(whole).filter(([, each]) => typeof each === 'number')),
          version,
        )
      }
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <p>{props.hint}</p>
      {customerFields.map((field) => (
        <Form.Item key={field} name={field} label={name(field)}>
          <InputNumber min={0} max={3650} precision={0} className="wide" />
        </Form.Item>
      ))}
    </ChangeDrawer>
  );
}
