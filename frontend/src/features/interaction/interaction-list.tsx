import { App, Button, Flex, Space, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import {
  changeInteraction,
  deleteInteraction,
  type Interaction,
  type RecordInteraction,
  restoreInteraction,
} from './commands';
import { InteractionFields } from './interaction-fields';

/** Interactions, the latest first; of all customers or of one. */
export function InteractionList(props: { query: ListQuery; withCustomer?: boolean }) {
  const { t } = useTranslation(['interaction', 'common']);
  const can = useCan();
  const list = useList('/api/v1/interactions', { query: { sort: '-occurredAt', ...props.query } });
  const [changing, setChanging] = useState<Interaction>();

  const how = (row: Interaction) =>
    `${t(`common:channel.${row.channel}`)} · ${t(`common:direction.${row.direction}`)}`;
  const content = (row: Interaction) => (
    <Flex vertical gap={4}>
      <span className="prewrap">{row.content}</span>
      {row.outcome && (
        <Typography.Text type="secondary">{t(`common:outcome.${row.outcome}`)}</Typography.Text>
      )}
      {row.nextStep && (
        <Typography.Text type="secondary">
          {t('next', { step: row.nextStep, on: row.nextStepOn ?? '' })}
        </Typography.Text>
      )}
    </Flex>
  );
  const actions = (row: Interaction) =>
    can('interaction:write') && (
      <Space>
        <Button size="small" onClick={() => setChanging(row)}>
          {t('common:action.edit')}
        </Button>
        <ActButton
          size="small"
          danger
          send={() => deleteInteraction(row.id, row.version)}
          done={t('deleted')}
          undo={() => restoreInteraction(row.id)}
        >
          {t('common:action.delete')}
        </ActButton>
      </Space>
    );
  return (
    <>
      <DataList
        list={list}
        label={t('title')}
        rowKey={(row) => row.id}
        empty={t('empty')}
        columns={[
          { title: t('field.occurredAt'), width: 150, render: (_, row) => formatInstant(row.occurredAt) },
          ...(props.withCustomer
            ? [
                {
                  title: t('common:field.customer'),
                  render: (_: unknown, row: Interaction) => (
                    <CustomerLink id={row.customerId} name={row.customerName} />
                  ),
                },
              ]
            : []),
          { title: t('field.channel'), render: (_, row) => how(row) },
          { title: t('field.content'), width: '40%', render: (_, row) => content(row) },
          { title: t('common:field.operator'), dataIndex: 'staffName' },
        ]}
        actions={actions}
        card={(row) => ({
          title: props.withCustomer ? <CustomerLink id={row.customerId} name={row.customerName} /> : how(row),
          extra: formatInstant(row.occurredAt),
          lines: (
            <Flex vertical gap={8}>
              {props.withCustomer && <span>{how(row)}</span>}
              {content(row)}
              <Typography.Text type="secondary">{row.staffName}</Typography.Text>
              {actions(row)}
            </Flex>
          ),
        })}
      />
      {changing && <ChangeInteractionDrawer interaction={changing} onClose={() => setChanging(undefined)} />}
    </>
  );
}

type Editable = Omit<RecordInteraction, 'customerId' | 'participants' | 'durationSeconds'>;

function editable(interaction: Interaction): Editable {
  const { channel, direction, occurredAt, outcome, content, nextStep, nextStepOn } = interaction;
  return {
    channel,
    direction,
    occurredAt,
    content,
    ...(outcome ? { outcome } : {}),
    ...(nextStep ? { nextStep } : {}),
    ...(nextStepOn ? { nextStepOn } : {}),
  };
}

function ChangeInteractionDrawer(props: { interaction: Interaction; onClose: () => void }) {
  const { t } = useTranslation(['interaction', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Editable, Interaction>
      title={t('change')}
      stored={props.interaction}
      draft={`interaction.change.${props.interaction.id}`}
      read={editable}
      labels={{
        channel: t('field.channel'),
        direction: t('field.direction'),
        occurredAt: t('field.occurredAt'),
        outcome: t('field.outcome'),
        content: t('field.content'),
        nextStep: t('field.nextStep'),
        nextStepOn: t('field.nextStepOn'),
      }}
      change={(patch, version) => changeInteraction(props.interaction.id, patch, version)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <InteractionFields />
    </ChangeDrawer>
  );
}
