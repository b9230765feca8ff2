import { getRouteApi, Link } from '@tanstack/react-router';
import { App, Button, Card, Flex, Form, Input, Progress, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/shared/api/client';
import { useCan } from '@/shared/api/session';
import { formatInstant } from '@/shared/lib/date';
import { ActButton } from '@/shared/ui/act-button';
import { CommandDrawer } from '@/shared/ui/command-drawer';
import { Details } from '@/shared/ui/detail';
import { Loaded } from '@/shared/ui/loaded';
import { StaffName, UnitName } from '@/shared/ui/names';
import { Page } from '@/shared/ui/page';
import { cancelReview, signReview } from './commands';
import { ReviewItems } from './review-items';
import { outcomeColors, outcomes, percentDone, type Review, reviewColors } from './vocabulary';

const route = getRouteApi('/shell/freshness/reviews/$reviewId');

/** One review: how far it is, whose file is still to be looked at, and signing it. */
export function ReviewPage() {
  const { t } = useTranslation('freshness');
  const { reviewId } = route.useParams();
  const { outcome, mine } = route.useSearch();
  const navigate = route.useNavigate();
  const query = api.useQuery('get', '/api/v1/reviews/{id}', { params: { path: { id: reviewId } } });
  return (
    <Loaded query={query}>
      {(review) => (
        <Page
          title={review.name}
          tags={<Tag color={reviewColors[review.status]}>{t(`reviewStatus.${review.status}`)}</Tag>}
          actions={<Acts review={review} />}
        >
          <Card>
            <Flex vertical gap={12}>
              <Progress percent={percentDone(review.progress)} status="normal" aria-label={t('progress')} />
              <Flex gap={4} wrap>
                <Tag>
                  {t('outcome.OPEN')} {review.progress.open}
                </Tag>
                {outcomes.map((each) => (
                  <Tag key={each} color={outcomeColors[each]}>
                    {t(`outcome.${each}`)} {review.progress[countOf[each]]}
                  </Tag>
                ))}
              </Flex>
              <Facts review={review} />
            </Flex>
          </Card>
          <ReviewItems
            review={review}
            outcome={outcome}
            mine={mine}
            onFilter={(change) => void navigate({ search: (before) => ({ ...before, ...change }) })}
          />
        </Page>
      )}
    </Loaded>
  );
}

const countOf = { CONFIRMED: 'confirmed', CHANGED: 'changed', UNREACHABLE: 'unreachable' } as const;

function Facts(props: { review: Review }) {
  const { t } = useTranslation(['freshness', 'common']);
  const { review } = props;
  const { tiers, dueBy, maxCompleteness, ownerId, unitId } = review.whom;
  return (
    <Details
      items={[
        [t('dueOn'), review.dueOn],
        [t('begunBy'), review.createdByName],
        [t('field.tier'), tiers?.map((tier) => t(`tier.${tier}`)).join(t('comma'))],
        [t('whomDueBy'), dueBy],
        [t('whomCompleteness'), maxCompleteness !== undefined && `${maxCompleteness}%`],
        [t('common:field.owner'), ownerId && <StaffName key="owner" id={ownerId} />],
        [t('common:field.unit'), unitId && <UnitName key="unit" id={unitId} />],
        [t('signedBy'), review.signedByName],
        [t('signedAt'), review.signedAt && formatInstant(review.signedAt)],
        [t('remark'), review.remark],
      ]}
    />
  );
}

function Acts(props: { review: Review }) {
  const { t } = useTranslation('freshness');
  const can = useCan();
  const [signing, setSigning] = useState(false);
  const { review } = props;
  if (review.status === 'SIGNED') {
    return (
      <Link to="/freshness/reviews/$reviewId/sheet" params={{ reviewId: review.id }}>
        <Button type="primary">{t('sheet')}</Button>
      </Link>
    );
  }
  if (review.status !== 'OPEN' || !can('review:sign')) return null;
  return (
    <>
      <ActButton
        danger
        confirm={t('confirmCancel', { name: review.name })}
        done={t('cancelled')}
        send={() => cancelReview(review)}
      >
        {t('cancelReview')}
      </ActButton>
      <Button type="primary" disabled={review.progress.open > 0} onClick={() => setSigning(true)}>
        {review.progress.open > 0 ? t('signLater', { count: review.progress.open }) : t('sign')}
      </Button>
      {signing && <SignDrawer review={review} onClose={() => setSigning(false)} />}
    </>
  );
}

function SignDrawer(props: { review: Review; onClose: () => void }) {
  const { t } = useTranslation('freshness');
  const { message } = App.useApp();
  const { review } = props;
  return (
    <CommandDrawer<{ remark?: string }, Review>
      title={t('signTitle', { name: review.name })}
      submitText={t('sign')}
      send={(values) => signReview(review, values)}
      onDone={() => void message.success(t('signed'))}
      onClose={props.onClose}
    >
      <p>{t('signExplain', { count: review.progress.customers })}</p>
      <Form.Item name="remark" label={t('remark')}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
      </Form.Item>
    </CommandDrawer>
  );
}
