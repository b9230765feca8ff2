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
  const { title, detail } = useWords(item);
  return (
    <article>
      <Flex gap={8} wrap align="baseline">
        <Typography.Text type="secondary">{t(`timeline.${item.type}`)}</Typography.Text>
        <Typography.Text strong>
          <Subject item={item} title={title} />
        </Typography.Text>
        {item.money && <MoneyText value={item.money} signed />}
      </Flex>
      {detail && <div className="prewrap">{detail}</div>}
      <Typography.Text type="secondary">
        {formatInstant(item.at)}
        {item.actorName && ` · ${item.actorName}`}
      </Typography.Text>
    </article>
  );
}

/** Rooms name what happened by their own words where there is no text of a person; those are translated. */
function useWords({ type, title, detail }: Item): { title: string; detail: string | undefined } {
  const { t } = useTranslation(['customer', 'account', 'card', 'common', 'contract']);
  switch (type) {
    case 'CARD':
      return { title: t(`card:movement.${title as Schemas['CardMovementKind']}`), detail };
    case 'ENTRY':
      return { title: t(`account:type.${title as Schemas['EntryType']}`), detail };
    case 'INTERACTION':
      return { title, detail: t(`common:channel.${detail as Schemas['InteractionChannel']}`) };
    case 'CONTRACT':
      return { title, detail: t(`contract:event.${detail as 'SIGNED' | 'AMENDED' | 'TERMINATED'}`) };
    case 'CUSTOMER':
      return { title: t(`customer:happened.${title as 'REGISTERED'}`), detail };
    default:
      return { title, detail };
  }
}

function Subject(props: { item: Item; title: string }) {
  const { type, subjectId } = props.item;
  const { title } = props;
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
