import { answered, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Alert } from './vocabulary';

export async function acknowledgeAlert(id: string, body: Schemas['AcknowledgeAlert']): Promise<Alert> {
  return answered(
    await http.POST('/api/v1/alerts/{id}/acknowledge', { params: { path: { id } }, body: compact(body) }),
  );
}
