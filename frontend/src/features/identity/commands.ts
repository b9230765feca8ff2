import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import { session } from '@/shared/api/session';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

/** Changes the own password; every other session ends, this one goes on with a fresh token. */
export async function changePassword(body: Schemas['ChangePassword']): Promise<true> {
  await http.POST('/api/v1/auth/password', { body });
  await session.refresh();
  return true;
}

export async function endSession(id: string): Promise<true> {
  await http.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } });
  return true;
}

/** Answers their one-time password too, which is why it takes no idempotency key: nothing may keep it. */
export async function createStaff(body: Schemas['CreateStaff']) {
  return answered(await http.POST('/api/v1/staff', { body: compact(body) }));
}

export async function changeStaff(id: string, body: Partial<Schemas['ChangeStaff']>, version: number) {
  return answered(
    await http.PATCH('/api/v1/staff/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function disableStaff(id: string) {
  return answered(await http.POST('/api/v1/staff/{id}/disable', { params: { path: { id } } }));
}

export async function enableStaff(id: string) {
  return answered(await http.POST('/api/v1/staff/{id}/enable', { params: { path: { id } } }));
}

/** Answers the one-time password, which is shown once and never again. */
export async function resetPassword(id: string) {
  return answered(await http.POST('/api/v1/staff/{id}/reset-password', { params: { path: { id } } }));
}

export async function createOrgUnit(body: Schemas['CreateOrgUnit'], key: string) {
  return answered(
    await http.POST('/api/v1/org-units', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeOrgUnit(id: string, body: Partial<Schemas['ChangeOrgUnit']>, version: number) {
  return answered(
    await http.PATCH('/api/v1/org-units/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function deleteOrgUnit(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/org-units/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}
