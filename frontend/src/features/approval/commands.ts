import { answered, http } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';

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
