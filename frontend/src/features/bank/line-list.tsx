import { Button, Empty, Flex, Skeleton, Tag, Typography } from 'antd';
import { useTranslation } from 'react-i18next';
import { asProblem } from '@/shared/api/problem';
import { MoneyText } from '@/shared/ui/money-text';
import { ProblemNote } from '@/shared/ui/problem-note';
import { type BankLine, lineStatusColors } from './vocabulary';

export function LineStatus(props: { line: BankLine }) {
  const { t } = useTranslation('bank');
  return <Tag color={lineStatusColors[props.line.status]}>{t(`status.${props.line.status}`)}</Tag>;
}

/** Movements to choose from; each is a button, so that keys get there too. */
export function LineList(props: {
  list: {
    items: BankLine[];
    isPending: boolean;
    isPlaceholderData: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  chosen: string | undefined;
  onChoose: (id: string) => void;
  empty: string;
}) {
  const { t } = useTranslation(['bank', 'common']);
  const { list, chosen } = props;
  if (list.isPending && !list.error) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (list.error && list.items.length === 0)
    return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.items.length === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />;
  return (
    <Flex vertical gap={12} className={list.isPlaceholderData ? 'stale' : ''}>
      <ul className="plain-list choices" aria-label={t('title')}>
        {list.items.map((line) => (
          <li key={line.id}>
            <button
              type="button"
              aria-pressed={line.id === chosen}
              className={line.id === chosen ? 'chosen' : ''}
              onClick={() => props.onChoose(line.id)}
            >
              <Flex component="span" justify="space-between" gap={8} wrap>
                <Typography.Text strong>{line.counterpartyName ?? t('unknownPayer')}</Typography.Text>
                <MoneyText value={line.amount} signed strong />
              </Flex>
              <Flex component="span" justify="space-between" gap={8} wrap align="center">
                <Typography.Text type="secondary">
                  {line.bookedOn} · {line.accountName}
                </Typography.Text>
                <LineStatus line={line} />
              </Flex>
              {line.remark && <Typography.Text type="secondary">{line.remark}</Typography.Text>}
            </button>
          </li>
        ))}
      </ul>
      <Flex justify="center" align="center" gap={12}>
        <Typography.Text type="secondary">
          {t('common:list.shown', { count: list.items.length })}
        </Typography.Text>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('common:list.more')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
