import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Freshness, Review, ReviewItem } from './vocabulary';

export async function confirmFields(
  id: string,
  body: Schemas['ConfirmFields'],
  version: number,
  key: string,
): Promise<Freshness> {
  return answered(
    await http.POST('/api/v1/customers/{id}/confirmations', {
      params: { path: { id }, header: { ...ifMatch(version), ...once(key) } },
      body: compact(body),
    }),
  );
}

export async function beginReview(body: Schemas['BeginReview'], key: string): Promise<Review> {
  return answered(await http.POST('/api/v1/reviews', { params: { header: once(key) }, body: compact(body) }));
}

export async function recordReview(
  reviewId: string,
  itemId: string,
  body: Schemas['RecordReview'],
): Promise<ReviewItem> {
  return answered(
    await http.POST('/api/v1/reviews/{id}/items/{itemId}/outcome', {
      params: { path: { id: reviewId, itemId } },
      body,
    }),
  );
}

export async function signReview(review: Review, body: Schemas['SignReview']): Promise<Review> {
  return answered(
    await http.POST('/api/v1/reviews/{id}/signature', {
      params: { path: { id: review.id }, header: ifMatch(review.version) },
      body: compact(body),
    }),
  );
}

export async function cancelReview(review: Review): Promise<Review> {
  return answered(
    await http.POST('/api/v1/reviews/{id}/cancel', {
      params: { path: { id: review.id }, header: ifMatch(review.version) },
    }),
  );
}
