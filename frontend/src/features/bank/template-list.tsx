import { App, Button, Flex, Form, Input, InputNumber, Select, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { ChangeDrawer } from '@/shared/ui/change-drawer';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { DataList } from '@/shared/ui/data-list';
import { changeTemplate, keepTemplate } from './commands';
import { columnsFor, readingProblem } from './template-columns';
import { type BankTemplate, meanings } from './vocabulary';

type Terms = Schemas['KeepBankTemplate'];

/** How the tables of banks are read: what the column of each meaning may be called. */
export function TemplateList() {
  const { t } = useTranslation(['bank', 'common']);
  const can = useCan();
  const [open, setOpen] = useState<BankTemplate | 'new'>();
  const list = useList('/api/v1/bank-templates');
  const tags = (template: BankTemplate) => (
    <Flex gap={4} wrap>
      {template.example && <Tag color="gold">{t('example')}</Tag>}
      <Tag color={template.active ? 'green' : 'default'}>{t(template.active ? 'active' : 'inactive')}</Tag>
    </Flex>
  );
  const act = (template: BankTemplate) =>
    can('bank:write') && (
      <Button size="small" onClick={() => setOpen(template)}>
        {t('common:action.edit')}
      </Button>
    );
  const summary = ({ columns }: BankTemplate) =>
    t('columnsCount', { count: Object.keys(columns as Record<string, string[]>).length });
  return (
    <>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <Typography.Title level={2} className="section-title">
          {t('templates')}
        </Typography.Title>
        {can('bank:write') && <Button onClick={() => setOpen('new')}>{t('addTemplate')}</Button>}
      </Flex>
      <DataList
        list={list}
        label={t('templates')}
        rowKey={(template) => template.id}
        empty={t('noTemplates')}
        columns={[
          { title: t('common:field.name'), dataIndex: 'name' },
          { title: t('field.columns'), render: (_, template) => summary(template) },
          { title: t('common:field.status'), render: (_, template) => tags(template) },
        ]}
        actions={act}
        card={(template) => ({
          title: template.name,
          extra: tags(template),
          lines: (
            <Flex justify="space-between" gap={8}>
              {summary(template)}
              {act(template)}
            </Flex>
          ),
        })}
      />
      {open === 'new' && <AddTemplateDrawer onClose={() => setOpen(undefined)} />}
      {open && open !== 'new' && <ChangeTemplateDrawer template={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function AddTemplateDrawer(props: { onClose: () => void }) {
  const { t } = useTranslation(['bank', 'common']);
  const { message } = App.useApp();
  return (
    <CommandDrawer<Terms, BankTemplate>
      title={t('addTemplate')}
      submitText={t('common:action.save')}
      size={600}
      initial={{ active: true }}
      send={(values, key) => keepTemplate({ ...values, columns: columnsFor(values.columns) }, key)}
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <TemplateFields />
    </CommandDrawer>
  );
}

function ChangeTemplateDrawer(props: { template: BankTemplate; onClose: () => void }) {
  const { t } = useTranslation(['bank', 'common']);
  const { message } = App.useApp();
  return (
    <ChangeDrawer<Terms, BankTemplate>
      title={t('changeTemplate')}
      size={600}
      stored={props.template}
      read={({ name, headerRow, charset, delimiter, dateFormat, columns, active }) => ({
        name,
        columns: columnsFor(columns as Record<string, string[]>),
        active,
        ...(headerRow ? { headerRow } : {}),
        ...(charset ? { charset } : {}),
        ...(delimiter ? { delimiter } : {}),
        ...(dateFormat ? { dateFormat } : {}),
      })}
      labels={{
        name: t('common:field.name'),
        columns: t('field.columns'),
        headerRow: t('field.headerRow'),
        charset: t('field.charset'),
        dateFormat: t('field.dateFormat'),
        active: t('field.active'),
      }}
      change={(patch, version) =>
        changeTemplate(
          props.template.id,
          // Columns are one thing: those that were emptied are left out, and absent ones would stay as they are.
          patch.columns ? { ...patch, columns: replaced(props.template, patch.columns) } : patch,
          version,
        )
      }
      onDone={() => void message.success(t('common:saved'))}
      onClose={props.onClose}
    >
      <TemplateFields />
    </ChangeDrawer>
  );
}

/** A merge patch takes a member away only by null. */
function replaced(template: BankTemplate, columns: Terms['columns']): Terms['columns'] {
  const now = columnsFor(columns as Record<string, string[]>);
  const gone = Object.keys(template.columns).filter((meaning) => !(meaning in now));
  return { ...now, ...Object.fromEntries(gone.map((meaning) => [meaning, null])) } as Terms['columns'];
}

function TemplateFields() {
  const { t } = useTranslation(['bank', 'common']);
  return (
    <>
      <Form.Item
        name="name"
        label={t('common:field.name')}
        rules={[{ required: true, whitespace: true }, { max: 100 }]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <p>{t('columnsHint')}</p>
      {meanings.map((meaning, index) => (
        <Form.Item
          key={meaning}
          name={['columns', meaning]}
          label={t(`meaning.${meaning}`)}
          {...(index === 0
            ? {
                rules: [
                  ({ getFieldValue }) => ({
                    validator: () => {
                      const problem = readingProblem(getFieldValue('columns') ?? {});
                      return problem ? Promise.reject(new Error(t(problem))) : Promise.resolve();
                    },
                  }),
                ],
              }
            : {})}
        >
          <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[',', '\uff0c', '\u3001']} />
        </Form.Item>
      ))}
      <Flex gap={12} wrap>
        <Form.Item name="headerRow" label={t('field.headerRow')}>
          <InputNumber min={1} max={60} precision={0} placeholder={t('formatFound')} />
        </Form.Item>
        <Form.Item name="charset" label={t('field.charset')}>
          <Select
            allowClear
            style={{ width: 140 }}
            placeholder={t('formatFound')}
            options={['UTF-8', 'GBK', 'GB18030', 'UTF-16'].map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        <Form.Item name="dateFormat" label={t('field.dateFormat')}>
          <Input maxLength={40} placeholder="yyyy-MM-dd" autoComplete="off" style={{ width: 160 }} />
        </Form.Item>
      </Flex>
      <Form.Item name="active" label={t('field.active')} valuePropName="checked">
        <Switch />
      </Form.Item>
    </>
  );
}
