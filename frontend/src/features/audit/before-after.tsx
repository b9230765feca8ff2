import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { SaidValue } from '@/shared/ui/said-value';
import { useTrailWords } from '@/shared/ui/use-trail-words';
import { trailChanges } from './trail-changes';

/** What an act changed in a record, in words. */
export function BeforeAfter(props: { subject: string; before: unknown; after: unknown; requestId: string }) {
  const { t } = useTranslation('audit');
  const words = useTrailWords();
  const { subject } = props;
  const rows = trailChanges(props.before, props.after);
  return (
    <>
      {rows.length > 0 && (
        <Table
          size="small"
          rowKey={({ path }) => path.join('.')}
          pagination={false}
          dataSource={rows}
          tableLayout="fixed"
          className="wrapping"
          columns={[
            { title: t('field.field'), render: (_, { path }) => path.map(words.field).join(' · ') },
            {
              title: t('field.before'),
              render: (_, { path, before }) => (
                <SaidValue subject={subject} field={path.at(-1) ?? ''} value={before} />
              ),
            },
            {
              title: t('field.after'),
              render: (_, { path, after }) => (
                <SaidValue subject={subject} field={path.at(-1) ?? ''} value={after} />
              ),
            },
          ]}
        />
      )}
      <Typography.Text type="secondary">{t('request', { id: props.requestId })}</Typography.Text>
    </>
  );
}
