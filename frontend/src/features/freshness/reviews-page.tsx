import { getRouteApi, Link } from '@tanstack/react-router';
import { Button, Flex, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '@/shared/api/list';
import { useCan } from '@/shared/api/session';
import { options } from '@/shared/lib/options';
import { Chips } from '@/shared/ui/chips';
import { DataList } from '@/shared/ui/data-list';
import { Page } from '@/shared/ui/page';
import { BeginReviewDrawer } from './begin-review-drawer';
import { percentDone, type Review, reviewColors, reviewStatuses } from './vocabulary';

const route = getRouteApi('/shell/freshness/reviews');

/** Reviews of many files at once, with how far they are. */
export function ReviewsPage() {
  const { t } = useTranslation(['freshness', 'common']);
  const can = useCan();
  const { status } = route.useSearch();
  const navigate = route.useNavigate();
  const [beginning, setBeginning] = useState(false);
  const list = useList('/api/v1/reviews', { query: { status } });
  const link = (review: Review) => (
    <Link to="/freshness/reviews/$reviewId" params={{ reviewId: review.id }}>
      {review.name}
    </Link>
  );
  const state = (review: Review) => (
    <Tag color={reviewColors[review.status]}>{t(`reviewStatus.${review.status}`)}</Tag>
  );
  const progress = (review: Review) => (
    <Flex gap={8} align="center" style={{ minWidth: 200 }}>
      <Progress
        percent={percentDone(review.progress)}
        size="small"
        status="normal"
        aria-label={t('progress')}
        style={{ flex: 1, margin: 0 }}
      />
      <span className="money">
        {review.progress.customers - review.progress.open}/{review.progress.customers}
      </span>
    </Flex>
  );
  return (
    <Page
      title={t('reviews')}
      actions={
        can('review:write') && (
          <Button type="primary" onClick={() => setBeginning(true)}>
            {t('begin')}
          </Button>
        )
      }
    >
      <Chips
        label={t('common:field.status')}
        options={options(reviewStatuses, (each) => t(`reviewStatus.${each}`))}
        value={status}
        onChange={(chosen) => void navigate({ search: { status: chosen } })}
      />
      <DataList
        list={list}
        label={t('reviews')}
        rowKey={(review) => review.id}
        empty={status ? t('common:list.emptyFiltered') : t('noReviews')}
        columns={[
          { title: t('reviewName'), render: (_, review) => link(review) },
          { title: t('dueOn'), dataIndex: 'dueOn' },
          { title: t('progress'), render: (_, review) => progress(review) },
          { title: t('common:field.status'), render: (_, review) => state(review) },
          { title: t('begunBy'), dataIndex: 'createdByName' },
        ]}
        card={(review) => ({
          title: link(review),
          extra: state(review),
          lines: (
            <Flex vertical gap={4}>
              {progress(review)}
              <span>{t('dueBy', { on: review.dueOn })}</span>
            </Flex>
          ),
        })}
      />
      {beginning && <BeginReviewDrawer onClose={() => setBeginning(false)} />}
    </Page>
  );
}
