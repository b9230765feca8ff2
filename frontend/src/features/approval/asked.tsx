import { Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { same } from '@/shared/lib/body';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import type { ApprovalRequest } from './commands';
import { leavesOf, withNow } from './payload';

/** What was asked for, and how it ended. */
export function Asked(props: { request: ApprovalRequest }) {
  const { t } = useTranslation('approval');
  const { payload, checkerReason, refusal } = props.request;
  return (
    <Flex vertical gap={8}>
      <Leaves value={payload.patch ?? payload} />
      {checkerReason && <Typography.Text>{t('checkerReason', { reason: checkerReason })}</Typography.Text>}
      {refusal && <Typography.Text type="danger">{t('refused', { code: refusal.code })}</Typography.Text>}
    </Flex>
  );
}

/** What was asked for beside what stands there now, for whoever decides. */
export function Compared(props: { request: ApprovalRequest }) {
  const read = api.useQuery('get', '/api/v1/approvals/{id}', { params: { path: { id: props.request.id } } });
  if (read.error) return <ProblemNote problem={asProblem(read.error)} onRetry={() => void read.refetch()} />;
  if (read.data?.diff) return <Diff diff={read.data.diff} />;
  return <Now request={read.data ?? props.request} />;
}

/** What was asked for or stands there, leaf by leaf. */
function Leaves(props: { value: unknown; field?: string }) {
  const { t } = useTranslation('approval');
  return (
    <dl className="changes">
      {leavesOf(props.field ?? '', props.value).map(({ field, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a field may stand there more than once, and nothing moves
        <div key={index}>
          {field !== props.field && <dt>{t(`payload.${field}`, { defaultValue: field })}</dt>}
          <dd>{typeof value === 'string' ? value : <MoneyText value={value} />}</dd>
        </div>
      ))}
    </dl>
  );
}

/** What a change of a record is to make of each field, beside what it was when asked for and what it is now. */
function Diff(props: { diff: NonNullable<ApprovalRequest['diff']> }) {
  const stale = props.diff.some((row) => !same(row.before, row.current));
  return (
    <Fields rows={props.diff} columns={stale ? ['before', 'proposed', 'current'] : ['before', 'proposed']} />
  );
}

/** What an act was asked for with, beside the same fields of its record as it stands. */
function Now(props: { request: ApprovalRequest }) {
  const rows = withNow(props.request);
  const known = rows.some(({ current }) => current !== undefined);
  return <Fields rows={rows} columns={known ? ['current', 'asked'] : ['asked']} />;
}

function Fields<K extends 'before' | 'proposed' | 'current' | 'asked'>(props: {
  rows: readonly ({ field: string } & { [key in K]?: unknown })[];
  columns: readonly K[];
}) {
  const { t } = useTranslation('approval');
  return (
    <Table
      size="small"
      rowKey="field"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={props.rows}
      columns={[
        {
          title: t('field.field'),
          render: (_, { field }) => t(`payload.${field}`, { defaultValue: field }),
        },
        ...props.columns.map((key) => ({
          title: t(`diff.${key}`),
          render: (_: unknown, row: (typeof props.rows)[number]) => (
            <Leaves field={row.field} value={row[key]} />
          ),
        })),
      ]}
    />
  );
}
