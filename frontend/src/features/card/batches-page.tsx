import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Flex, Form, Input, InputNumber, Typography } from 'antd';
import { useList } from '@/shared/api/list';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { FormButton } from '@/shared/ui/form-button';
import { StaffName, UnitName } from '@/shared/ui/names';
import { Page } from '@/shared/ui/page';
import { OrgUnitPicker } from '@/shared/ui/remote-picker';
import { downloadBatchNumbers, issueBatch } from './commands';
import { ProgramPicker } from './program-picker';
import { useDeskWords } from './use-desk-words';
import type { Batch } from './vocabulary';

const route = getRouteApi('/shell/card-batches');
const MOST = 100_000;

/** Blank cards by the batch: made at once, printed from the file of their numbers, activated one by one when sold. */
export function BatchesPage() {
  const { t, i18n } = useDeskWords();
  const { new: asked } = route.useSearch();
  const list = useList('/api/v1/card-batches');
  const quantity = (batch: Batch) =>
    t('batch.cards', {
      count: batch.quantity,
      number: new Intl.NumberFormat(i18n.language).format(batch.quantity),
    });
  const program = (batch: Batch) => (
    <Link to="/cards" search={{ programId: batch.programId, status: ['ISSUED'] }}>
      {batch.programName}
    </Link>
  );
  const download = (batch: Batch) => (
    <ActButton size="small" done={t('batch.downloaded')} send={() => downloadBatchNumbers(batch.id)}>
      {t('batch.download')}
    </ActButton>
  );
  return (
    <Page
      title={t('batch.title')}
      actions={
        <FormButton asked={asked} form={(close) => <IssueBatchDrawer onClose={close} />}>
          {t('batch.issue')}
        </FormButton>
      }
    >
      <Typography.Text type="secondary">{t('batch.hint')}</Typography.Text>
      <DataList
        list={list}
        label={t('batch.title')}
        rowKey={(batch) => batch.id}
        empty={t('batch.empty')}
        columns={[
          { title: t('common:field.time'), render: (_, { createdAt }) => formatInstant(createdAt) },
          { title: t('card:field.program'), render: (_, batch) => program(batch) },
          { title: t('batch.quantity'), align: 'right', render: (_, batch) => quantity(batch) },
          { title: t('common:field.unit'), render: (_, { unitId }) => <UnitName id={unitId} /> },
          { title: t('common:field.memo'), render: (_, { memo }) => memo ?? '—' },
          { title: t('batch.madeBy'), render: (_, { madeBy }) => <StaffName id={madeBy} /> },
        ]}
        actions={download}
        card={(batch) => ({
          title: program(batch),
          extra: quantity(batch),
          lines: (
            <Flex vertical gap={6}>
              {batch.memo && <span>{batch.memo}</span>}
              <Typography.Text type="secondary">
                {formatInstant(batch.createdAt)} · <StaffName id={batch.madeBy} />
              </Typography.Text>
              <div>{download(batch)}</div>
            </Flex>
          ),
        })}
      />
    </Page>
  );
}

/** The cards are blank: nobody's, without money, and not to be paid with before they are activated. */
function IssueBatchDrawer(props: { onClose: () => void }) {
  const { t } = useDeskWords();
  const { message } = App.useApp();
  return (
    <CommandDrawer<Schemas['IssueCardBatch'], Batch>
      title={t('batch.issue')}
      submitText={t('batch.submit')}
      send={issueBatch}
      onDone={({ quantity }) => void message.success(t('batch.issued', { count: quantity }), 6)}
      onClose={props.onClose}
    >
      <Typography.Paragraph>{t('batch.explain')}</Typography.Paragraph>
      <Form.Item name="programId" label={t('card:field.program')} rules={[{ required: true }]}>
        <ProgramPicker query={{ status: 'ACTIVE' }} />
      </Form.Item>
      <Form.Item
        name="quantity"
        label={t('batch.quantity')}
        extra={t('batch.most')}
        rules={[{ required: true }]}
      >
        <InputNumber min={1} max={MOST} precision={0} className="wide" />
      </Form.Item>
      <Form.Item name="unitId" label={t('common:field.unit')} extra={t('batch.unitHint')}>
        <OrgUnitPicker />
      </Form.Item>
      <Form.Item name="memo" label={t('common:field.memo')}>
        <Input autoComplete="off" maxLength={200} />
      </Form.Item>
    </CommandDrawer>
  );
}
