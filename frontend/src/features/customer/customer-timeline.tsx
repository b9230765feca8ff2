import { Link } from '@tanstack/react-router';
import { Button, Empty, Flex, Skeleton, Timeline, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';

type Item = Schemas['TimelineItem'];

const colors: Record<Item['type'], string> = {
  INTERACTION: 'blue',
  ENTRY: 'green',
  CARD: 'purple',
  CONTRACT: 'orange',
  TASK: 'cyan',
  CUSTOMER: 'gray',
};

/** Everything that happened with the customer, the latest first. */
export function CustomerTimeline(props: { customerId: string }) {
  const { t } = useTranslation(['customer', 'common']);
  const list = useList('/api/v1/customers/{id}/timeline', { path: { id: props.customerId } });
  if (list.error) return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (list.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('timeline.empty')} />;
  }
  return (
    <Flex vertical gap={8}>
      <Timeline
        data-testid="timeline"
        items={list.items.map((item) => ({
          key: `${item.type} ${item.id}`,
          color: colors[item.type],
          content: <Moment item={item} />,
        }))}
      />
      {list.hasNextPage && (
        <Flex justify="center">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common:list.more')}
          </Button>
        </Flex>
      )}
    </Flex>
  );
}

function Moment(props: { item: Item }) {
  const { t } = useTranslation('customer');
  const { item } = props;
  return (
    <article>
      <Flex gap={8} wrap align="baseline">
        <Typography.Text type="secondary">{t(`timeline.${item.type}`)}</Typography.Text>
        <Typography.Text strong>
          <Subject item={item} />
        </Typography.Text>
        {item.money && <MoneyText value={item.money} signed />}
      </Flex>
      {item.detail && <div className="prewrap">{item.detail}</div>}
      <Typography.Text type="secondary">
        {formatInstant(item.at)}
        {item.actorName && ` · ${item.actorName}`}
      </Typography.Text>
    </article>
  );
}

function Subject(props: { item: Item }) {
  const { type, title, subjectId } = props.item;
  if (type === 'CARD') {
    return (
      <Link to="/cards/$cardId" params={{ cardId: subjectId }}>
        {title}
      </Link>
    );
  }
  if (type === 'CONTRACT') {
    return (
      <Link to="/contracts/$contractId" params={{ contractId: subjectId }}>
        {title}
      </Link>
    );
  }
  return title;
}
