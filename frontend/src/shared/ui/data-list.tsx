import { Button, Card, Empty, Flex, Grid, Skeleton, Table, type TableColumnsType, Typography } from 'antd';
import type { Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { ProblemNote } from './problem-note';

/** What `useList` gives. */
type ListState<T> = {
  items: T[];
  isPending: boolean;
  isPlaceholderData: boolean;
  error: unknown;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
};

/** A keyset list: a table where there is room, cards on a phone; with outline, emptiness and failure told apart. */
export function DataList<T>(props: {
  list: ListState<T>;
  label: string;
  rowKey: (row: T) => Key;
  columns: TableColumnsType<T>;
  /** The row on a phone: what it is, its state, and a few lines. */
  card: (row: T) => { title: ReactNode; extra?: ReactNode; lines: ReactNode };
  /** Shown when there is nothing, with what to do about it. */
  empty: ReactNode;
  details?: (row: T) => ReactNode;
}) {
  const { t } = useTranslation('common');
  const wide = Grid.useBreakpoint().md;
  const { list } = props;

  if (list.isPending && !list.error) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (list.error && list.items.length === 0) {
    return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  }
  if (list.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />;
  }
  return (
    <Flex
      vertical
      gap={12}
      className={list.isPlaceholderData ? 'stale' : ''}
      aria-busy={list.isPlaceholderData}
    >
      {wide ? (
        <Table<T>
          size="middle"
          aria-label={props.label}
          dataSource={list.items}
          columns={props.columns}
          rowKey={props.rowKey}
          pagination={false}
          scroll={{ x: 'max-content' }}
          {...(props.details ? { expandable: { expandedRowRender: props.details } } : {})}
        />
      ) : (
        <ul className="cards" aria-label={props.label}>
          {list.items.map((row) => {
            const { title, extra, lines } = props.card(row);
            return (
              <li key={props.rowKey(row)}>
                <Card size="small" title={title} extra={extra}>
                  {lines}
                  {props.details?.(row)}
                </Card>
              </li>
            );
          })}
        </ul>
      )}
      {Boolean(list.error) && (
        <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />
      )}
      <Flex justify="center" align="center" gap={12}>
        <Typography.Text type="secondary">{t('list.shown', { count: list.items.length })}</Typography.Text>
        {list.hasNextPage && (
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('list.more')}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
