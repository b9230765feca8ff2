import { Link } from '@tanstack/react-router';
import { Button, Card, Empty, Flex, Skeleton, Typography } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { asProblem } from '@/shared/api/problem';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { ProblemNote } from '@/shared/ui/problem-note';
import { useTrailWords } from '@/shared/ui/use-trail-words';
import { nameOf } from './actor';
import { changesOf } from './customer-changes';
import { FieldValue } from './field-value';

type Entry = Schemas['AuditEntryView'];

/** Who changed what in the customer's file, field by field, the latest first. */
export function CustomerHistory(props: { customerId: string }) {
  const { t } = useTranslation(['audit', 'common']);
  const words = useTrailWords();
  const list = useList('/api/v1/audit-entries', { query: { subjectId: props.customerId } });
  if (list.error) return <ProblemNote problem={asProblem(list.error)} onRetry={() => void list.refetch()} />;
  if (list.isPending) return <Skeleton active paragraph={{ rows: 8 }} />;
  return (
    <Flex vertical gap={12}>
      <Flex justify="end">
        <Link to="/audit" search={{ customerId: props.customerId }}>
          {t('history.all')}
        </Link>
      </Flex>
      {list.items.length === 0 && (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('history.empty')} />
      )}
      <ol className="cards" aria-label={t('history.title')}>
        {list.items.map((entry) => (
          <li key={entry.id}>
            <Card
              size="small"
              title={words.action(entry.action)}
              extra={
                <Typography.Text type="secondary">
                  {nameOf(entry, t('system'))} · {formatInstant(entry.at)}
                </Typography.Text>
              }
              className="wrapping-head"
            >
              <Changes entry={entry} />
            </Card>
          </li>
        ))}
      </ol>
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

function Changes(props: { entry: Entry }): ReactNode {
  const { t } = useTranslation('audit');
  const { action, before, after } = props.entry;
  const changes = changesOf(action, before, after);
  if (changes.length === 0)
    return <Typography.Text type="secondary">{t('history.noFields')}</Typography.Text>;
  return (
    <dl className="changes">
      {changes.map(({ field, before: old, after: now }) => (
        <div key={field}>
          <dt>{t(`history.field.${field}`, { defaultValue: field })}</dt>
          <dd>
            {before !== undefined && (
              <>
                <del>
                  <FieldValue field={field} value={old} />
                </del>
                <span aria-hidden> → </span>
              </>
            )}
            <ins>
              <FieldValue field={field} value={now} />
            </ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}
