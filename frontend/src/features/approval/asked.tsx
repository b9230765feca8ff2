import { Flex, Table, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { same } from '@/shared/lib/body';
import { isFields, isMoney } from '@/shared/lib/shapes';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { SaidValue } from '@/shared/ui/said-value';
import { SubjectLink } from '@/shared/ui/subject-link';
import { useTrailWords } from '@/shared/ui/use-trail-words';
import type { ApprovalRequest } from './commands';
import { leavesOf, withNow } from './payload';

/** What was asked for, and how it ended. */
export function Asked(props: { request: ApprovalRequest }) {
  const { t } = useTranslation('approval');
  const label = useLabel();
  const { request } = props;
  const { payload, checkerReason, refusal } = request;
  return (
    <Flex vertical gap={8}>
      <dl className="changes">
        {leavesOf(payload).map(({ path, value }) => (
          <div key={path.join('.')}>
            <dt>{label(path.join('.'))}</dt>
            <dd>
              <Value request={request} field={path.join('.')} value={value} asked />
            </dd>
          </div>
        ))}
      </dl>
      {checkerReason && <Typography.Text>{t('checkerReason', { reason: checkerReason })}</Typography.Text>}
      {refusal && <Typography.Text type="danger">{t('refused', { code: refusal.code })}</Typography.Text>}
    </Flex>
  );
}

/** What was asked for beside what stands there now, for whoever decides. */
export function Compared(props: { request: ApprovalRequest }) {
  const read = api.useQuery('get', '/api/v1/approvals/{id}', { params: { path: { id: props.request.id } } });
  if (read.error) return <ProblemNote problem={asProblem(read.error)} onRetry={() => void read.refetch()} />;
  if (read.data?.diff) return <Diff request={read.data} diff={read.data.diff} />;
  return <Now request={read.data ?? props.request} />;
}

/** What a field is called, one within a group after the name of the group. */
function useLabel(): (field: string) => string {
  const { t } = useTranslation('approval');
  const words = useTrailWords();
  return (field) =>
    field
      .split('.')
      .map((name) => t(`payload.${name}`, { defaultValue: words.field(name) }))
      .join(' · ');
}

function Value(props: { request: ApprovalRequest; field: string; value: unknown; asked?: boolean }) {
  const { action, subjectType } = props.request;
  const { field, value } = props;
  if (field === 'shares' && Array.isArray(value))
    return value.map((share, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: rows of a list that never changes
      <Share key={index} share={share} />
    ));
  if (isMoney(value))
    // An adjustment is asked for as a difference; without its sign it reads as the balance to come.
    return <MoneyText value={value} signed={Boolean(props.asked) && action === 'card.adjust'} />;
  return <SaidValue subject={subjectType} field={field.split('.').at(-1) ?? ''} value={value} />;
}

/** One entry that is to be settled or written off: which it is, and how much of it. */
function Share(props: { share: unknown }) {
  const { t } = useTranslation('approval');
  const can = useCan();
  const share = isFields(props.share) ? props.share : {};
  const id = String(share.itemId ?? '');
  const { data } = api.useQuery(
    'get',
    '/api/v1/transactions/{id}',
    { params: { path: { id } } },
    { enabled: id !== '' && can('transaction:read') },
  );
  const whole = !isMoney(share.amount);
  return (
    <div>
      <SubjectLink type="entry" id={id}>
        {data?.number ?? id.slice(-8)}
      </SubjectLink>
      {data && ` · ${[data.businessDate, data.memo].filter(Boolean).join(' · ')}`}
      <div>
        <MoneyText value={isMoney(share.amount) ? share.amount : data?.residual} />
        {whole && data && <Typography.Text type="secondary"> {t('wholeShare')}</Typography.Text>}
      </div>
    </div>
  );
}

/** What a change of a record is to make of each field, beside what it was when asked for and what it is now. */
function Diff(props: { request: ApprovalRequest; diff: NonNullable<ApprovalRequest['diff']> }) {
  const stale = props.diff.some((row) => !same(row.before, row.current));
  return (
    <Fields
      request={props.request}
      rows={props.diff}
      columns={stale ? ['before', 'proposed', 'current'] : ['before', 'proposed']}
    />
  );
}

/** What an act was asked for with, beside the same fields of its record as it stands. */
function Now(props: { request: ApprovalRequest }) {
  const rows = withNow(props.request);
  const known = rows.some(({ current }) => current !== undefined);
  // Some acts, such as the thawing of a card, say all by their name.
  if (rows.length === 0) return null;
  return <Fields request={props.request} rows={rows} columns={known ? ['current', 'asked'] : ['asked']} />;
}

function Fields<K extends 'before' | 'proposed' | 'current' | 'asked'>(props: {
  request: ApprovalRequest;
  rows: readonly ({ field: string } & { [key in K]?: unknown })[];
  columns: readonly K[];
}) {
  const { t } = useTranslation('approval');
  const label = useLabel();
  return (
    <Table
      size="small"
      rowKey="field"
      pagination={false}
      scroll={{ x: 'max-content' }}
      dataSource={props.rows}
      columns={[
        { title: t('field.field'), render: (_, { field }) => label(field) },
        ...props.columns.map((key) => ({
          title: t(`diff.${key}`),
          render: (_: unknown, row: (typeof props.rows)[number]) => (
            <Value request={props.request} field={row.field} value={row[key]} asked={key === 'asked'} />
          ),
        })),
      ]}
    />
  );
}
