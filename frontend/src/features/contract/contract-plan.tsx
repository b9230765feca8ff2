import { App, Button, Card, Empty, Flex, Form, Input, Progress, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { today } from '@/shared/lib/date';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DateInput } from '@/shared/ui/inputs';
import { MoneyText } from '@/shared/ui/money-text';
import { fulfilItem, undoFulfilment } from './commands';
import { useLifeWords } from './use-life-words';
import type { Contract } from './vocabulary';

type Item = Schemas['PlanItemView'];

/** What was agreed to be done and paid, item by item, and how much of it is done. */
export function ContractPlan(props: { contract: Contract }) {
  const { t } = useLifeWords();
  const can = useCan();
  const { contract } = props;
  const [open, setOpen] = useState<{ act: 'fulfil' | 'undo'; item: Item }>();
  const mayAct = can('contract:write') && contract.status !== 'DRAFT' && contract.status !== 'TERMINATED';
  return (
    <Card title={t('plan')}>
      {contract.plan.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('noPlan')} />
      ) : (
        <Flex vertical gap={8}>
          <Flex gap={8} align="center">
            <div style={{ width: 120 }}>
              <Progress
                percent={Number(contract.fulfilment)}
                showInfo={false}
                aria-label={t('fulfilment', { percent: contract.fulfilment })}
              />
            </div>
            <span>{t('fulfilment', { percent: contract.fulfilment })}</span>
          </Flex>
          <ul className="plain-list ruled" aria-label={t('plan')}>
            {contract.plan.map((item) => (
              <li key={item.id}>
                <Flex justify="space-between" gap={8} wrap align="center">
                  <Flex gap={8} wrap align="center">
                    <Typography.Text strong>{item.name}</Typography.Text>
                    <Tag>{t(`kind.${item.kind}`)}</Tag>
                    <span>{t('item.due', { on: item.dueOn })}</span>
                    <State item={item} />
                  </Flex>
                  <Flex gap={12} align="center">
                    <MoneyText value={item.amount} />
                    {mayAct && (
                      <Button
                        size="small"
                        onClick={() => setOpen({ act: item.fulfilled ? 'undo' : 'fulfil', item })}
                      >
                        {t(item.fulfilled ? 'undoFulfil' : 'fulfil')}
                      </Button>
                    )}
                  </Flex>
                </Flex>
                {item.fulfilledOn && (
                  <Typography.Text type="secondary">
                    {t('fulfilledOn', { on: item.fulfilledOn })}
                    {item.fulfilledNote && ` · ${item.fulfilledNote}`}
                  </Typography.Text>
                )}
              </li>
            ))}
          </ul>
        </Flex>
      )}
      {open?.act === 'fulfil' && (
        <FulfilDrawer contract={contract} item={open.item} onClose={() => setOpen(undefined)} />
      )}
      {open?.act === 'undo' && (
        <UndoDrawer contract={contract} item={open.item} onClose={() => setOpen(undefined)} />
      )}
    </Card>
  );
}

function State(props: { item: Item }) {
  const { t } = useLifeWords();
  const { fulfilled, overdue } = props.item;
  if (fulfilled) return <Tag color="green">{t('state.fulfilled')}</Tag>;
  return overdue ? <Tag color="red">{t('state.overdue')}</Tag> : <Tag>{t('state.open')}</Tag>;
}

type OneItem = { contract: Contract; item: Item; onClose: () => void };

function FulfilDrawer({ contract, item, onClose }: OneItem) {
  const { t } = useLifeWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['FulfilMilestone'], unknown>
      title={`${t('fulfil')} · ${item.name}`}
      submitText={t('fulfil')}
      initial={{ on: today() }}
      send={(values) => fulfilItem(contract.id, item.id, values)}
      onDone={() => void message.success(t('fulfilled'))}
      onClose={onClose}
    >
      <Form.Item name="on" label={t('on')} rules={[{ required: true }]}>
        <DateInput />
      </Form.Item>
      <Form.Item name="note" label={t('common:field.note')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}

function UndoDrawer({ contract, item, onClose }: OneItem) {
  const { t } = useLifeWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['UndoFulfilment'], unknown>
      title={`${t('undoFulfil')} · ${item.name}`}
      submitText={t('undoFulfil')}
      danger
      send={(values) => undoFulfilment(contract.id, item.id, values)}
      onDone={() => void message.success(t('fulfilUndone'))}
      onClose={onClose}
    >
      <Form.Item
        name="reason"
        label={t('common:field.reason')}
        rules={[{ required: true, whitespace: true }]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
