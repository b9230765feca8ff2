import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import type { PeriodRun, PeriodStep } from './vocabulary';

export async function openRun(body: Schemas['OpenPeriodRun'], key: string): Promise<PeriodRun> {
  return answered(await http.POST('/api/v1/period-runs', { params: { header: once(key) }, body }));
}

const at = (id: string) => ({ params: { path: { id } } });

export async function settleRun(id: string): Promise<PeriodRun> {
  return answered(await http.POST('/api/v1/period-runs/{id}/settle', at(id)));
}

/** The run; nothing when a second person has to agree first. */
export async function reopenRun(id: string, body: Schemas['ReopenPeriodRun']): Promise<PeriodRun | null> {
  const answer = await http.POST('/api/v1/period-runs/{id}/reopen', { ...at(id), body });
  return answer.response.status === 202 ? null : (answered(answer) as PeriodRun);
}

export async function assignStep(
  id: string,
  body: Partial<Schemas['AssignPeriodStep']>,
  version: number,
): Promise<PeriodStep> {
  return answered(
    await http.PATCH('/api/v1/period-steps/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function finishStep(id: string): Promise<PeriodStep> {
  return answered(await http.POST('/api/v1/period-steps/{id}/done', at(id)));
}

export async function undoStep(id: string): Promise<PeriodStep> {
  return answered(await http.POST('/api/v1/period-steps/{id}/undo', at(id)));
}
