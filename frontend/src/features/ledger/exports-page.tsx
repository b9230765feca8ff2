import { App, Button, Flex, Form, Input, InputNumber, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant, today } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { MoneyText } from '@/shared/ui/money-text';
import { RemotePicker } from '@/shared/ui/remote-picker';
import { acknowledgeExport, downloadExport, draftExport, makeExport } from './commands';
import { LedgerFrame } from './ledger-frame';
import { exportStatusColors, isMonth, type VoucherExport } from './vocabulary';

/** Vouchers for the finance system: chosen, made into a file, taken in there. */
export function ExportsPage() {
  const { t } = useTranslation(['ledger', 'common']);
  const can = useCan();
  const { message } = App.useApp();
  const [drafting, setDrafting] = useState(false);
  const [acking, setAcking] = useState<VoucherExport>();
  const list = useList('/api/v1/ledger/exports');
  const state = (each: VoucherExport) => (
    <Tag color={exportStatusColors[each.status]}>{t(`exportStatus.${each.status}`)}</Tag>
  );
  const range = (each: VoucherExport) =>
    t('exportRange', {
      month: each.period.slice(0, 7),
      from: each.fromNumber,
      to: each.toNumber,
      count: each.vouchers,
    });
  const act = (each: VoucherExport) => (
    <Flex gap={8} wrap>
      {each.status === 'DRAFT' && can('ledger:write') && (
        <ActButton size="small" type="primary" done={t('exportMade')} send={() => makeExport(each.id)}>
          {t('exportMake')}
        </ActButton>
      )}
      {each.status !== 'DRAFT' && (
        <ActButton size="small" done={t('exportSaved')} send={() => downloadExport(each)}>
          {t('download')}
        </ActButton>
      )}
      {each.status === 'EXPORTED' && can('ledger:write') && (
        <Button size="small" onClick={() => setAcking(each)}>
          {t('ack')}
        </Button>
      )}
    </Flex>
  );
  return (
    <LedgerFrame
      place="exports"
      actions={
        can('ledger:write') && (
          <Button type="primary" onClick={() => setDrafting(true)}>
            {t('exportDraft')}
          </Button>
        )
      }
    >
      <DataList
        list={list}
        label={t('place.exports')}
        rowKey={(each) => each.id}
        empty={t('noExports')}
        columns={[
          { title: t('place.vouchers'), render: (_, each) => range(each) },
          {
            title: t('common:field.amount'),
            align: 'right',
            render: (_, { total }) => <MoneyText value={total} />,
          },
          { title: t('common:field.status'), render: (_, each) => state(each) },
          { title: t('externalRef'), render: (_, { externalRef }) => externalRef ?? '—' },
          { title: t('common:field.createdAt'), render: (_, { createdAt }) => formatInstant(createdAt) },
        ]}
        actions={act}
        card={(each) => ({
          title: range(each),
          extra: state(each),
          lines: (
            <Flex vertical gap={6}>
              <MoneyText value={each.total} strong />
              <Typography.Text type="secondary">{formatInstant(each.createdAt)}</Typography.Text>
              {act(each)}
            </Flex>
          ),
        })}
      />
      {drafting && <DraftDrawer onClose={() => setDrafting(false)} />}
      {acking && (
        <CommandDrawer<Schemas['AcknowledgeVoucherExport'], VoucherExport>
          title={t('ack')}
          submitText={t('common:action.save')}
          send={(values) => acknowledgeExport(acking.id, values)}
          onDone={() => void message.success(t('common:saved'))}
          onClose={() => setAcking(undefined)}
        >
          <Form.Item
            name="externalRef"
            label={t('externalRef')}
            extra={t('ackHint')}
            rules={[{ required: true, whitespace: true }, { max: 100 }]}
          >
            <Input autoFocus autoComplete="off" />
          </Form.Item>
        </CommandDrawer>
      )}
    </LedgerFrame>
  );
}

function DraftDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('ledger');
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['DraftVoucherExport'], VoucherExport>
      title={t('exportDraft')}
      submitText={t('exportDraft')}
      initial={{ month: today().slice(0, 7) }}
      send={draftExport}
      onDone={() => void message.success(t('exportDrafted'))}
      onClose={props.onClose}
    >
      <Form.Item name="templateId" label={t('template')} rules={[{ required: true }]}>
        <RemotePicker
          path="/api/v1/ledger/export-templates"
          find={(text) => ({ 'name[like]': text })}
          option={({ id, name, format }) => ({ value: id, label: `${name} (${format})` })}
        />
      </Form.Item>
      <Form.Item
        name="month"
        label={t('month')}
        rules={[
          { required: true },
          {
            validator: (_, value: unknown) =>
              isMonth(value) ? Promise.resolve() : Promise.reject(new Error(t('monthInvalid'))),
          },
        ]}
      >
        <Input placeholder="2026-11" autoComplete="off" style={{ width: 140 }} />
      </Form.Item>
      <p>{t('exportHint')}</p>
      <Flex gap={12}>
        <Form.Item name="fromNumber" label={t('fromNumber')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
        <Form.Item name="toNumber" label={t('toNumber')}>
          <InputNumber min={1} precision={0} />
        </Form.Item>
      </Flex>
    </CommandDrawer>
  );
}
