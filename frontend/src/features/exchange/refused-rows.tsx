import { useQuery } from '@tanstack/react-query';
import { Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { Loaded } from '@/shared/ui/loaded';
import { readErrors } from './commands';
import type { Import } from './vocabulary';

const SHOWN = 10;

/** The first refused rows with the reason, so that it is clear what to mend before anything is downloaded. */
export function RefusedRows(props: { run: Import }) {
  const { t, i18n } = useTranslation('exchange');
  const { run } = props;
  const query = useQuery({
    queryKey: ['import-errors', run.id, i18n.language],
    queryFn: () => readErrors(run.id, SHOWN),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (
    <Loaded query={query} rows={2}>
      {(refused) =>
        refused.length > 0 && (
          <section aria-label={t('refusedRows')}>
            <Typography.Text strong>
              {t('firstRefused', {
                // Rows that contradict another one stand in the file too; one row may be wrong in two ways.
                count: new Set(refused.map(({ row }) => row)).size,
                total: run.rowsRejected + run.rowsContradicting,
              })}
            </Typography.Text>
            <Table
              size="small"
              pagination={false}
              rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
              dataSource={refused}
              columns={[
                { title: t('field.row'), dataIndex: 'row' },
                { title: t('field.column'), dataIndex: 'column' },
                { title: t('field.problem'), dataIndex: 'message' },
                {
                  title: t('field.content'),
                  render: (_, { content }) => <span className="prewrap">{content}</span>,
                },
              ]}
            />
          </section>
        )
      }
    </Loaded>
  );
}
