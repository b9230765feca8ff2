import { Button, Flex, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ListQuery, useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import type { Merge } from './commands';
import { UndoMergeDrawer } from './undo-merge-drawer';

/** Merges, the latest first; each can be taken back. */
export function MergeList(props: { query?: ListQuery }) {
  const { t } = useTranslation(['duplicate', 'common']);
  const can = useCan();
  const [undoing, setUndoing] = useState<Merge>();
  const list = useList('/api/v1/customer-merges', { query: props.query ?? {} });
  const survivor = (merge: Merge) => (
    <span>
      <CustomerLink id={merge.survivor.id} name={merge.survivor.name} />{' '}
      <Typography.Text type="secondary">{merge.survivor.number}</Typography.Text>
    </span>
  );
  const merged = (merge: Merge) => (
    <Flex vertical>
      {merge.merged.map((party) => (
        <span key={party.id}>
          <CustomerLink id={party.id} name={party.name} />{' '}
          <Typography.Text type="secondary">{party.number}</Typography.Text>
        </span>
      ))}
    </Flex>
  );
  const state = (merge: Merge) =>
    merge.undoneAt ? <Tag>{t('mergeState.UNDONE')}</Tag> : <Tag color="green">{t('mergeState.MERGED')}</Tag>;
  const why = (merge: Merge) => [merge.reason, merge.undoReason].filter(Boolean).join(' → ');
  const act = (merge: Merge) =>
    can('customer:merge') &&
    !merge.undoneAt && (
      <Button size="small" danger onClick={() => setUndoing(merge)}>
        {t('undo')}
      </Button>
    );
  return (
    <>
      <DataList
        list={list}
        label={t('merges')}
        rowKey={(merge) => merge.id}
        empty={t('noMerges')}
        columns={[
          { title: t('common:field.time'), render: (_, merge) => formatInstant(merge.createdAt) },
          { title: t('mergedOnes'), render: (_, merge) => merged(merge) },
          { title: t('into'), render: (_, merge) => survivor(merge) },
          { title: t('common:field.reason'), render: (_, merge) => why(merge) },
          { title: t('common:field.status'), render: (_, merge) => state(merge) },
        ]}
        actions={act}
        card={(merge) => ({
          title: formatInstant(merge.createdAt),
          extra: state(merge),
          lines: (
            <Flex vertical gap={6}>
              {merged(merge)}
              <span>
                {t('into')}
                {t('common:colon')}
                {survivor(merge)}
              </span>
              <Typography.Text type="secondary">{why(merge)}</Typography.Text>
              <div>{act(merge)}</div>
            </Flex>
          ),
        })}
      />
      {undoing && <UndoMergeDrawer merge={undoing} onClose={() => setUndoing(undefined)} />}
    </>
  );
}
