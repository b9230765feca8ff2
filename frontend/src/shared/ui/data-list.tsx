import {
  Button,
  Checkbox,
  Empty,
  Flex,
  Skeleton,
  Table,
  type TableColumnsType,
  Typography,
  theme,
} from 'antd';
import type { CSSProperties, Key, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem';
import { useWide } from '../lib/media';
import { ProblemNote } from './problem-note';
import { sortOf } from './sorted';

/** What `useList` gives. */
export type ListState<T> = {
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
  /** What can be done with a row: the last column, where anything can be done with any. A card says it in its lines. */
  actions?: (row: T) => ReactNode;
  /** Lets rows be chosen for something that is done to many. */
  selection?: { chosen: readonly Key[]; onChange: (chosen: Key[]) => void; label: (row: T) => string };
  /** For columns that are `sortedBy` a field: what their heads ask for. */
  onSort?: (sort: string | undefined) => void;
}) {
  const { t } = useTranslation('common');
  const wide = useWide();
  const { token } = theme.useToken();
  const { list, selection, details, actions } = props;

  if (list.isPending && !list.error) return <Skeleton active paragraph={{ rows: 8 }} />;
  if (list.error && list.items.length === 0) {
    return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  }
  if (list.items.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={props.empty} />;
  }
  const acting = wide &&
    actions &&
    list.items.some(actions) && {
      title: t('field.actions'),
      render: (_: unknown, row: T) => actions(row),
    };

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
          columns={acting ? [...props.columns, acting] : props.columns}
          rowKey={props.rowKey}
          pagination={false}
          scroll={{ x: 'max-content' }}
          onChange={(_, __, sorter) => props.onSort?.(sortOf(sorter))}
          {...(details
            ? {
                expandable: { expandedRowRender: (row) => <div className="row-details">{details(row)}</div> },
              }
            : {})}
          {...(selection
            ? {
                rowSelection: {
                  selectedRowKeys: [...selection.chosen],
                  preserveSelectedRowKeys: true,
                  onChange: (chosen) => selection.onChange(chosen),
                  getCheckboxProps: (row) => ({ 'aria-label': selection.label(row) }),
                },
              }
            : {})}
        />
      ) : (
        <ul
          className="cards"
          aria-label={props.label}
          style={
            { '--card': token.colorBgContainer, '--card-line': token.colorBorderSecondary } as CSSProperties
          }
        >
          {list.items.map((row) => {
            const { title, extra, lines } = props.card(row);
            const key = props.rowKey(row);
            return (
              <li key={key}>
                <div className="card-head">
                  {selection && (
                    <Checkbox
                      aria-label={selection.label(row)}
                      checked={selection.chosen.includes(key)}
                      onChange={({ target }) =>
                        selection.onChange(
                          target.checked
                            ? [...selection.chosen, key]
                            : selection.chosen.filter((each) => each !== key),
                        )
                      }
                    />
                  )}
                  <div className="card-title">{title}</div>
                  {extra}
                </div>
                <div className="card-lines">
                  {lines}
                  {details && <div className="card-details">{details(row)}</div>}
                </div>
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
