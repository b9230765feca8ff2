import { Button, Flex, Switch, Tag, Typography } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan, useSession } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { formatInstant } from '@/shared/lib/date';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { CustomerLink } from '@/shared/ui/customer-link';
import { DataList } from '@/shared/ui/data-list';
import { OutcomeDrawer } from './outcome-drawer';
import { outcomeColors, outcomes, type Review, type ReviewItem } from './vocabulary';

type Filter = { outcome?: Schemas['ReviewOutcome'][] | undefined; mine?: true | undefined };

/** The customers of a review, and what came of each. */
export function ReviewItems(props: Filter & { review: Review; onFilter: (change: Filter) => void }) {
  const { t } = useTranslation(['freshness', 'common']);
  const can = useCan();
  const { me } = useSession();
  const { review, outcome, mine } = props;
  const [asking, setAsking] = useState<ReviewItem>();
  const list = useList('/api/v1/reviews/{id}/items', {
    path: { id: review.id },
    query: { outcome, assigneeId: mine ? me?.id : undefined, limit: 50 },
  });
  const who = (item: ReviewItem) => (
    <CustomerLink id={item.customerId} name={item.customerName ?? item.customerId} />
  );
  const became = (item: ReviewItem) =>
    item.outcome ? (
      <Tag color={outcomeColors[item.outcome]}>{t(`outcome.${item.outcome}`)}</Tag>
    ) : (
      <Tag>{t('outcome.OPEN')}</Tag>
    );
  const confirmed = (item: ReviewItem) =>
    item.fields.map((field) => t(`customerField.${field}`)).join(t('comma'));
  const done = (item: ReviewItem) =>
    item.doneAt && `${item.doneByName ?? ''} ${formatInstant(item.doneAt)}`.trim();
  const act = (item: ReviewItem) =>
    review.status === 'OPEN' &&
    can('customer:write') && (
      <Button size="small" type={item.outcome ? 'default' : 'primary'} onClick={() => setAsking(item)}>
        {t(item.outcome ? 'putRight' : 'record')}
      </Button>
    );
  return (
    <>
      <Flex gap={16} wrap align="center">
        <Chips
          label={t('result')}
          options={options(outcomes, (each) => t(`outcome.${each}`))}
          value={outcome}
          onChange={(chosen) => props.onFilter({ outcome: chosen })}
        />
        <Flex gap={8} align="center" component="label">
          <Switch
            checked={mine ?? false}
            onChange={(on) => props.onFilter({ mine: on ? true : undefined })}
          />
          {t('mineOnly')}
        </Flex>
      </Flex>
      <DataList
        list={list}
        label={t('reviewItems')}
        rowKey={(item) => item.id}
        empty={t('common:list.emptyFiltered')}
        columns={[
          { title: t('common:field.customer'), render: (_, item) => who(item) },
          { title: t('common:field.number'), dataIndex: 'customerNumber' },
          { title: t('assigned'), dataIndex: 'assigneeName' },
          { title: t('result'), render: (_, item) => became(item) },
          { title: t('confirmedFields'), render: (_, item) => confirmed(item) },
          { title: t('common:field.note'), dataIndex: 'note' },
          { title: t('doneBy'), render: (_, item) => done(item) },
        ]}
        actions={act}
        card={(item) => ({
          title: who(item),
          extra: became(item),
          lines: (
            <Flex vertical gap={4}>
              <Typography.Text type="secondary">
                {[item.customerNumber, item.assigneeName].filter(Boolean).join(' · ')}
              </Typography.Text>
              {confirmed(item)}
              {item.note && <span>{item.note}</span>}
              {done(item) && <Typography.Text type="secondary">{done(item)}</Typography.Text>}
              <div>{act(item)}</div>
            </Flex>
          ),
        })}
      />
      {asking && <OutcomeDrawer review={review} item={asking} onClose={() => setAsking(undefined)} />}
    </>
  );
}
