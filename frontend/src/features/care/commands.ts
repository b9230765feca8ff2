import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Plan, Task } from './vocabulary';

export async function planFollowUp(body: Schemas['PlanFollowUp'], key: string): Promise<Plan> {
  return answered(
    await http.POST('/api/v1/follow-up-plans', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changePlan(
  id: string,
  body: Partial<Schemas['PlanFollowUp']>,
  version: number,
): Promise<Plan> {
  return answered(
    await http.PATCH('/api/v1/follow-up-plans/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function deletePlan(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/follow-up-plans/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}

/** Takes the deletion back. */
export async function restorePlan(id: string): Promise<unknown> {
  return http.POST('/api/v1/follow-up-plans/{id}/restore', { params: { path: { id } } });
}

export async function pausePlan(id: string): Promise<Plan> {
  return answered(await http.POST('/api/v1/follow-up-plans/{id}/pause', { params: { path: { id } } }));
}

export async function resumePlan(id: string): Promise<Plan> {
  return answered(await http.POST('/api/v1/follow-up-plans/{id}/resume', { params: { path: { id } } }));
}

export async function addTask(body: Schemas['AddTask'], key: string): Promise<Task> {
  return answered(await http.POST('/api/v1/tasks', { params: { header: once(key) }, body: compact(body) }));
}

export async function completeTask(id: string, body: Schemas['CompleteTask']): Promise<Task> {
  return answered(
    await http.POST('/api/v1/tasks/{id}/complete', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function snoozeTask(id: string, body: Schemas['SnoozeTask']): Promise<Task> {
  return answered(await http.POST('/api/v1/tasks/{id}/snooze', { params: { path: { id } }, body }));
}

export async function cancelTask(id: string, body: Schemas['CancelTask']): Promise<Task> {
  return answered(await http.POST('/api/v1/tasks/{id}/cancel', { params: { path: { id } }, body }));
}
