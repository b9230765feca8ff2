import { App, Form, Input, Radio, Select, Typography } from 'antd';
import type { RuleObject } from 'antd/es/form';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { valuesOf } from '@/shared/lib/vocabulary';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { ReasonField } from '@/shared/ui/reason-field';
import { agreeItem, endItem, type Item, recordUsage, reverseUsage, type UsageRecord } from './commands';
import { useUsageWords } from './use-usage-words';

const cycles = valuesOf<Schemas['UsageCycle']>({ MONTHLY: 0, QUARTERLY: 0, YEARLY: 0 });

function useNumberRule(pattern: RegExp): RuleObject {
  const { t } = useUsageWords();
  return { pattern, message: t('number') };
}

export function AgreeDrawer(props: { contractId: string; onClose: () => void }) {
  const { t } = useUsageWords();
  const { message } = App.useApp();
  const price = useNumberRule(/^\d{1,6}(\.\d{1,6})?$/);
  const included = useNumberRule(/^\d{1,9}(\.\d{1,6})?$/);
  return (
    <CommandDrawer<Schemas['AgreeMeteredItem'], Item>
      title={t('agree')}
      submitText={t('agree')}
      initial={{ cycle: 'MONTHLY' }}
      send={(values, key) => agreeItem(props.contractId, values, key)}
      onDone={() => void message.success(t('agreed'))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('agreeHint')}</Typography.Paragraph>
      <Form.Item name="name" label={t('name')} rules={[{ required: true, whitespace: true }]}>
        <Input autoFocus autoComplete="off" maxLength={60} />
      </Form.Item>
      <Form.Item
        name="unit"
        label={t('unit')}
        extra={t('unitHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoComplete="off" maxLength={20} />
      </Form.Item>
      <Form.Item name="unitPrice" label={t('unitPrice')} rules={[{ required: true }, price]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="included" label={t('included')} rules={[included]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="cycle" label={t('cycleField')} rules={[{ required: true }]}>
        <Radio.Group optionType="button" options={options(cycles, (each) => t(`cycle.${each}`))} />
      </Form.Item>
      <Form.Item name="startsOn" label={t('startsOn')}>
        <DateInput />
      </Form.Item>
    </CommandDrawer>
  );
}

export function EndDrawer(props: { item: Item; onClose: () => void }) {
  const { t } = useUsageWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['EndMeteredItem'], Item>
      title={t('endTitle', { name: props.item.name })}
      submitText={t('end')}
      danger
      initial={{ lastDay: today() }}
      send={(values) => endItem(props.item, values)}
      onDone={() => void message.success(t('ended'))}
      onClose={props.onClose}
    >
      <Form.Item name="lastDay" label={t('lastDay')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <ReasonField />
    </CommandDrawer>
  );
}

export function RecordDrawer(props: { contractId: string; items: readonly Item[]; onClose: () => void }) {
  const { t } = useUsageWords();
  const { message } = App.useApp();
  const quantity = useNumberRule(/^(?!0+(\.0+)?$)\d{1,9}(\.\d{1,6})?$/);
  const { items } = props;
  const [only] = items.length === 1 ? items : [];
  return (
    <CommandDrawer<Schemas['RecordUsage'], UsageRecord>
      title={t('record')}
      submitText={t('record')}
      initial={{ day: today(), ...(only ? { itemId: only.id } : {}) }}
      send={(values, key) => recordUsage(props.contractId, values, key)}
      onDone={() => void message.success(t('recorded'))}
      onClose={props.onClose}
    >
      <Form.Item name="itemId" label={t('name')} rules={[{ required: true }]}>
        <Select options={items.map(({ id, name, unit }) => ({ value: id, label: `${name} (${unit})` }))} />
      </Form.Item>
      <Form.Item name="quantity" label={t('quantity')} rules={[{ required: true }, quantity]}>
        <Input inputMode="decimal" autoComplete="off" />
      </Form.Item>
      <Form.Item name="day" label={t('day')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item
        name="reference"
        label={t('reference')}
        extra={t('referenceHint')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input autoComplete="off" maxLength={100} />
      </Form.Item>
    </CommandDrawer>
  );
}

export function ReverseDrawer(props: { record: UsageRecord; onClose: () => void }) {
  const { t } = useUsageWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['ReverseUsage'], UsageRecord>
      title={t('reverse')}
      submitText={t('reverse')}
      danger
      send={(values, key) => reverseUsage(props.record, values, key)}
      onDone={() => void message.success(t('reversed'))}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('reverseHint')}</Typography.Paragraph>
      <ReasonField />
    </CommandDrawer>
  );
}
