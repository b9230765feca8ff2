import { answered, http, ifMatch, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Delegation, Policy } from './vocabulary';

export type ApprovalRequest = Schemas['ApprovalRequestView'];

export async function approve(id: string): Promise<ApprovalRequest> {
  return answered(await http.POST('/api/v1/approvals/{id}/approve', { params: { path: { id } }, body: {} }));
}

export async function reject(id: string, body: Schemas['RejectRequest']): Promise<ApprovalRequest> {
  return answered(
    await http.POST('/api/v1/approvals/{id}/reject', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function withdraw(id: string): Promise<ApprovalRequest> {
  return answered(await http.POST('/api/v1/approvals/{id}/withdraw', { params: { path: { id } } }));
}

/** Says when an act needs a second person; in a unit without a rule of its own no version is needed. */
export async function setPolicy(
  action: string,
  unitId: string | undefined,
  rule: Schemas['SetApprovalPolicy'],
  version?: number,
): Promise<Policy> {
  const body = compact(rule);
  const header = version === undefined ? {} : { header: ifMatch(version) };
  return answered(
    unitId === undefined
      ? await http.PUT('/api/v1/approval-policies/{action}', {
          params: { path: { action }, ...header },
          body,
        })
      : await http.PUT('/api/v1/approval-policies/{action}/units/{unitId}', {
          params: { path: { action, unitId }, ...header },
          body,
        }),
  );
}

/** Lets a unit go by what holds above it again. */
export async function removePolicy({ action, unitId = '', version }: Policy): Promise<true> {
  await http.DELETE('/api/v1/approval-policies/{action}/units/{unitId}', {
    params: { path: { action, unitId }, header: ifMatch(version) },
  });
  return true;
}

export async function delegate(body: Schemas['DelegateApprovals'], key: string): Promise<Delegation> {
  return answered(
    await http.POST('/api/v1/approval-delegations', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function endDelegation({ id, version }: Delegation): Promise<Delegation> {
  return answered(
    await http.POST('/api/v1/approval-delegations/{id}/end', {
      params: { path: { id }, header: ifMatch(version) },
    }),
  );
}
