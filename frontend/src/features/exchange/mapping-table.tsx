import { Alert, Flex, Select, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useWide } from '@/shared/lib/media';
import { duplicates, leftOut, type Mapping, mapped } from './mapping';
import { useFieldLabel } from './use-field-label';
import type { Preview } from './vocabulary';

/** Each column of the file, samples of what is in it, and the field that it fills. */
export function MappingTable(props: {
  preview: Preview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const { t } = useTranslation('exchange');
  const label = useFieldLabel();
  const wide = useWide();
  const { preview, mapping } = props;
  const twice = duplicates(mapping);
  const unused = leftOut(preview.header, mapping, t('ownColumns').split(','));
  const samples = (index: number) =>
    preview.rows
      .slice(0, 3)
      .map((row) => row[index])
      .filter(Boolean)
      .join(' · ');
  const columns = preview.header.map((column, index) => ({ column, sample: samples(index) }));
  const meaning = (column: string) => (
    <Select<string>
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      style={wide ? { minWidth: 180 } : { width: '100%' }}
      aria-label={t('meaningOf', { column })}
      placeholder={t('skip')}
      value={mapping[column] ?? null}
      options={preview.fields.map((field) => ({ value: field, label: label(field) }))}
      onChange={(field: string | undefined) => props.onChange(mapped(mapping, column, field))}
    />
  );
  return (
    <Flex vertical gap={12}>
      <Typography.Text>{t('mappingHint')}</Typography.Text>
      {twice.length > 0 && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t('twice', { fields: twice.map(label).join(', ') })}
        />
      )}
      {unused.length > 0 && (
        <Alert type="warning" showIcon title={t('leftOut', { columns: unused.join(t('listComma')) })} />
      )}
      {wide ? (
        <Table
          size="small"
          pagination={false}
          aria-label={t('step.mapping')}
          rowKey="column"
          scroll={{ x: 'max-content' }}
          dataSource={columns}
          columns={[
            { title: t('field.column'), dataIndex: 'column' },
            { title: t('field.sample'), dataIndex: 'sample', ellipsis: true },
            { title: t('field.meaning'), render: (_, { column }) => meaning(column) },
          ]}
        />
      ) : (
        <ul className="plain-list ruled" aria-label={t('step.mapping')}>
          {columns.map(({ column, sample }) => (
            <li key={column}>
              <Flex vertical gap={4}>
                <Typography.Text strong>{column}</Typography.Text>
                {sample && (
                  <Typography.Text type="secondary" ellipsis>
                    {sample}
                  </Typography.Text>
                )}
                {meaning(column)}
              </Flex>
            </li>
          ))}
        </ul>
      )}
    </Flex>
  );
}
