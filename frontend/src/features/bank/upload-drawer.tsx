import { InboxOutlined } from '@ant-design/icons';
import { Alert, App, Flex, Form, Select, Typography, Upload } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/shared/api/types';
import { options } from '@/shared/lib/options';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { RemotePicker } from '@/shared/ui/remote-picker';
import { importStatement, type Upload as Parts } from './commands';
import { formats } from './vocabulary';

type Result = Schemas['StatementImportView'];

/** Takes a file of the bank in, whole or not at all; a refusal names the line of the file. */
export function UploadDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation('bank');
  const { modal } = App.useApp();
  return (
    <CommandDrawer<Parts, Result>
      title={t('upload')}
      submitText={t('uploadSubmit')}
      send={importStatement}
      onDone={(result) =>
        void modal.info({ title: t('uploaded'), content: <Outcome result={result} />, width: 480 })
      }
      onClose={props.onClose}
    >
      <Form.Item name="accountId" label={t('field.account')} rules={[{ required: true }]}>
        <RemotePicker
          path="/api/v1/bank-accounts"
          query={{ active: true }}
          option={({ id, name, number }) => ({ value: id, label: `${name} (${number})` })}
        />
      </Form.Item>
      <Form.Item name="file" label={t('field.file')} rules={[{ required: true, message: t('fileMissing') }]}>
        <FileField />
      </Form.Item>
      <Form.Item name="format" label={t('field.format')} extra={t('formatHint')}>
        <Select
          allowClear
          placeholder={t('formatFound')}
          options={options(formats, (each) => t(`format.${each}`))}
        />
      </Form.Item>
      <Form.Item name="templateId" label={t('field.template')} extra={t('templateHint')}>
        <RemotePicker
          path="/api/v1/bank-templates"
          query={{ active: true }}
          find={(text) => ({ 'name[like]': text })}
          option={({ id, name }) => ({ value: id, label: name })}
          placeholder={t('formatFound')}
        />
      </Form.Item>
    </CommandDrawer>
  );
}

function FileField(props: { id?: string; value?: File; onChange?: (file: File) => void }) {
  const { t } = useTranslation('bank');
  const { value, onChange } = props;
  return (
    <Upload.Dragger
      {...(props.id ? { id: props.id } : {})}
      accept=".csv,.txt,.xlsx,.zip,.xml,.sta,.mt940,.940,.ofx"
      maxCount={1}
      showUploadList={false}
      beforeUpload={(file) => {
        onChange?.(file);
        return false;
      }}
    >
      <p>
        <InboxOutlined style={{ fontSize: 36 }} aria-hidden />
      </p>
      <p>{value ? value.name : t('drop')}</p>
      <Typography.Text type="secondary">{t('dropHint')}</Typography.Text>
    </Upload.Dragger>
  );
}

function Outcome(props: { result: Result }) {
  const { t } = useTranslation('bank');
  const { repeated, statements, matching, otherAccounts } = props.result;
  return (
    <Flex vertical gap={8}>
      {repeated && <Alert type="warning" showIcon title={t('repeated')} />}
      {statements.map((statement) => (
        <span key={statement.id}>
          {statement.fromDay} – {statement.toDay} ·{' '}
          {t('linesOf', { count: statement.lineCount, fresh: statement.newCount })}
        </span>
      ))}
      {matching && <span>{t('matchingResult', matching)}</span>}
      {otherAccounts.length > 0 && (
        <Alert type="info" showIcon title={t('otherAccounts', { numbers: otherAccounts.join(', ') })} />
      )}
    </Flex>
  );
}
