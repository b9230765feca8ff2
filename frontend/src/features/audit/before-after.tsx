import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';

type Fields = Record<string, unknown>;

const fieldsOf = (value: unknown): Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};

/** The fields that differ between two states of a record. */
export function differences(
  before: unknown,
  after: unknown,
): { field: string; before: string; after: string }[] {
  const left = fieldsOf(before);
  const right = fieldsOf(after);
  const show = (value: unknown) =>
    value === undefined || value === null ? '—' : typeof value === 'string' ? value : JSON.stringify(value);
  return [...new Set([...Object.keys(left), ...Object.keys(right)])]
    .map((field) => ({ field, before: show(left[field]), after: show(right[field]) }))
    .filter((row) => row.before !== row.after);
}

export function BeforeAfter(props: { before: unknown; after: unknown; requestId: string }) {
  const { t } = useTranslation('audit');
  const rows = differences(props.before, props.after);
  return (
    <>
      {rows.length > 0 && (
        <Table
          size="small"
          rowKey="field"
          pagination={false}
          dataSource={rows}
          tableLayout="fixed"
          className="wrapping"
          columns={[
            { title: t('field.field'), dataIndex: 'field' },
            { title: t('field.before'), dataIndex: 'before' },
            { title: t('field.after'), dataIndex: 'after' },
          ]}
        />
      )}
      <Typography.Text type="secondary">{t('request', { id: props.requestId })}</Typography.Text>
    </>
  );
}
