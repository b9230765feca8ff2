import { Alert, Flex, Select, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { duplicates, type Mapping, mapped } from './mapping';
import type { Preview } from './vocabulary';

/** Each column of the file, samples of what is in it, and the field that it fills. */
export function MappingTable(props: {
  preview: Preview;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
}) {
  const { t, i18n } = useTranslation('exchange');
  const { preview, mapping } = props;
  const twice = duplicates(mapping);
  const label = (field: string) => {
    const key = `importField.${field}` as 'importField.name';
    return i18n.exists(`exchange:${key}`) ? t(key) : field;
  };
  const samples = (index: number) =>
    preview.rows
      .slice(0, 3)
      .map((row) => row[index])
      .filter(Boolean)
      .join(' · ');
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
      <Table
        size="small"
        pagination={false}
        aria-label={t('step.mapping')}
        rowKey="column"
        scroll={{ x: 'max-content' }}
        dataSource={preview.header.map((column, index) => ({ column, sample: samples(index) }))}
        columns={[
          { title: t('field.column'), dataIndex: 'column' },
          { title: t('field.sample'), dataIndex: 'sample', ellipsis: true },
          {
            title: t('field.meaning'),
            render: (_, { column }) => (
              <Select<string>
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                style={{ minWidth: 180 }}
                aria-label={t('meaningOf', { column })}
                placeholder={t('skip')}
                value={mapping[column] ?? null}
                options={preview.fields.map((field) => ({ value: field, label: label(field) }))}
                onChange={(field: string | undefined) => props.onChange(mapped(mapping, column, field))}
              />
            ),
          },
        ]}
      />
    </Flex>
  );
}
