import { Link } from '@tanstack/react-router';
import { Card, Flex, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ItemOf, useCounts, useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import { useCan } from '@/shared/api/session';
import { Bars } from '@/shared/charts/bars';
import { plusDays } from '@/shared/lib/date';
import { ProblemNote } from '@/shared/ui/problem-note';
import { RangeFilter } from '@/shared/ui/range-filter';

type Staff = ItemOf<'/api/v1/staff'>;
type Range = { from: string; to: string };

/** Each of them costs two questions. */
const MOST = 20;

/** What the staff did in a time: contacts that they wrote down and tasks that they completed. */
export function StaffReport(
  props: Range & { onRange: (range: { from: string | undefined; to: string | undefined }) => void },
) {
  const { t } = useTranslation('report');
  const can = useCan();
  const { from, to } = props;
  const staff = useList('/api/v1/staff', {
    query: { limit: 200, sort: 'displayName' },
    enabled: can('staff:read'),
  });
  // Neither whether somebody still works here nor what a machine does is something that the list can be asked for.
  const working = staff.items.filter(({ status, role }) => status === 'ACTIVE' && role !== 'INTEGRATION');
  const shown = working.slice(0, MOST);
  if (!can('staff:read')) return <Typography.Text>{t('staff.forbidden')}</Typography.Text>;
  if (staff.error) {
    return <ProblemNote problem={asProblem(staff.error)} onRetry={() => void staff.refetch()} />;
  }
  return (
    <Flex vertical gap={16}>
      <RangeFilter label={t('range')} from={from} to={to} onChange={props.onRange} />
      {staff.isPending ? (
        <Skeleton active />
      ) : (
        <>
          <Interactions staff={shown} from={from} to={to} />
          {can('task:read') && <Tasks staff={shown} from={from} to={to} />}
        </>
      )}
      {(working.length > MOST || staff.hasNextPage) && (
        <Typography.Text type="secondary">{t('staff.onlyFirst', { count: MOST })}</Typography.Text>
      )}
    </Flex>
  );
}

const begins = (day: string) => `${day}T00:00:00+08:00`;

function Interactions(props: Range & { staff: readonly Staff[] }) {
  const { t } = useTranslation('report');
  const { staff, from, to } = props;
  const answers = useCounts(
    staff.map(({ id }) => ({
      path: '/api/v1/interactions',
      query: {
        staffId: id,
        'occurredAt[gte]': begins(from),
        'occurredAt[lt]': begins(plusDays(to, 1)),
      },
    })),
  );
  return (
    <Counted
      title={t('staff.interactions')}
      staff={staff}
      answers={answers}
      link={(id, content) => (
        <Link to="/interactions" search={{ staffId: id, from, to }}>
          {content}
        </Link>
      )}
    />
  );
}

function Tasks(props: Range & { staff: readonly Staff[] }) {
  const { t } = useTranslation('report');
  const { staff, from, to } = props;
  const answers = useCounts(
    staff.map(({ id }) => ({
      path: '/api/v1/tasks',
      query: {
        ownerId: id,
        status: 'DONE',
        'completedAt[gte]': begins(from),
        'completedAt[lt]': begins(plusDays(to, 1)),
      },
    })),
  );
  return (
    <Counted
      title={t('staff.tasks')}
      staff={staff}
      answers={answers}
      link={(id, content) => (
        <Link to="/tasks" search={{ bucket: 'CLOSED', ownerId: id, doneFrom: from, doneTo: to }}>
          {content}
        </Link>
      )}
    />
  );
}

function Counted(props: {
  title: string;
  staff: readonly Staff[];
  answers: ReturnType<typeof useCounts>;
  link: (id: string, content: ReactNode) => ReactNode;
}) {
  const rows = props.staff
    .map((member, index) => ({ member, answer: props.answers[index] }))
    .sort((left, right) => (right.answer?.data?.count ?? 0) - (left.answer?.data?.count ?? 0));
  const failed = props.answers.find(({ error }) => error);
  return (
    <Card title={props.title}>
      {failed && <ProblemNote problem={asProblem(failed.error)} onRetry={() => void failed.refetch()} />}
      <Bars
        label={props.title}
        bars={rows.map(({ member, answer }) => ({
          key: member.id,
          name: member.displayName,
          size: BigInt(answer?.data?.count ?? 0),
          value: answer?.data ? `${answer.data.count}${answer.data.capped ? '+' : ''}` : '—',
          link: (content) => props.link(member.id, content),
        }))}
      />
    </Card>
  );
}
