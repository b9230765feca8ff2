import { answered, done, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

export type Interaction = Schemas['InteractionView'];
export type RecordInteraction = Schemas['RecordInteraction'];

export async function recordInteraction(body: RecordInteraction, key: string): Promise<Interaction> {
  return answered(
    await http.POST('/api/v1/interactions', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeInteraction(
  id: string,
  body: Partial<RecordInteraction>,
  version: number,
): Promise<Interaction> {
  return answered(
    await http.PATCH('/api/v1/interactions/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function deleteInteraction(id: string, version: number): Promise<true> {
  done(
    await http.DELETE('/api/v1/interactions/{id}', { params: { path: { id }, header: ifMatch(version) } }),
  );
  return true;
}

/** Takes the deletion back. */
export async function restoreInteraction(id: string): Promise<unknown> {
  return http.POST('/api/v1/interactions/{id}/restore', { params: { path: { id } } });
}
