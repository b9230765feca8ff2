import { answered, done, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import { saveFile } from '@/shared/lib/download';
import type { Contract, Draft } from './vocabulary';

export async function draftContract(body: Draft, key: string): Promise<Contract> {
  return answered(
    await http.POST('/api/v1/contracts', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function changeContract(id: string, body: Partial<Draft>, version: number): Promise<Contract> {
  return answered(
    await http.PATCH('/api/v1/contracts/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body.billing ? { ...body, billing: whole(body.billing) } : body),
    }),
  );
}

/** A merge patch keeps what it does not name; what is no longer billed is taken away by null. */
function whole(billing: Schemas['BillingTerms']): Schemas['BillingTerms'] {
  const none = { dayOfMonth: null, amount: null, paymentTermsDays: null, taxRate: null };
  return { ...none, ...billing } as Schemas['BillingTerms'];
}

export async function deleteContract(id: string, version: number): Promise<true> {
  await http.DELETE('/api/v1/contracts/{id}', { params: { path: { id }, header: ifMatch(version) } });
  return true;
}

/** Takes the deletion back. */
export async function restoreContract(id: string): Promise<unknown> {
  return http.POST('/api/v1/contracts/{id}/restore', { params: { path: { id } } });
}

export async function signContract(id: string, body: Schemas['SignContract']): Promise<Contract> {
  return done<Contract>(await http.POST('/api/v1/contracts/{id}/sign', { params: { path: { id } }, body }));
}

/** The contract; nothing when a second person has to agree first. */
export async function amendContract(id: string, body: Schemas['AmendContract']): Promise<Contract | null> {
  const answer = await http.POST('/api/v1/contracts/{id}/amendments', {
    params: { path: { id } },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Contract);
}

export async function terminateContract(id: string, body: Schemas['TerminateContract']): Promise<Contract> {
  return done<Contract>(
    await http.POST('/api/v1/contracts/{id}/terminate', { params: { path: { id } }, body }),
  );
}

export async function suspendContract(id: string, body: Schemas['SuspendContract']): Promise<Contract> {
  return answered(await http.POST('/api/v1/contracts/{id}/suspend', { params: { path: { id } }, body }));
}

export async function resumeContract(id: string, body: Schemas['ResumeContract']): Promise<Contract> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/resume', { params: { path: { id } }, body: compact(body) }),
  );
}

export async function renewContract(
  id: string,
  body: Schemas['RenewContract'],
  key: string,
): Promise<Contract> {
  const answer = await http.POST('/api/v1/contracts/{id}/renewals', {
    params: { path: { id }, header: once(key) },
    body: compact(body),
  });
  return answered(answer) as Contract;
}

export async function fulfilItem(
  id: string,
  milestoneId: string,
  body: Schemas['FulfilMilestone'],
): Promise<unknown> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/milestones/{milestoneId}/fulfil', {
      params: { path: { id, milestoneId } },
      body: compact(body),
    }),
  );
}

export async function undoFulfilment(
  id: string,
  milestoneId: string,
  body: Schemas['UndoFulfilment'],
): Promise<unknown> {
  return answered(
    await http.POST('/api/v1/contracts/{id}/milestones/{milestoneId}/undo-fulfilment', {
      params: { path: { id, milestoneId } },
      body,
    }),
  );
}

type Attachment = Schemas['AttachmentView'];

/** The contract describes the parts of the form; the browser builds the form itself. */
export async function addFile(id: string, file: File, key: string): Promise<Attachment> {
  const answer = await http.POST('/api/v1/contracts/{id}/attachments', {
    params: { path: { id }, header: once(key) },
    body: { file: file.name },
    bodySerializer: () => {
      const form = new FormData();
      form.append('file', file);
      return form;
    },
  });
  return answered(answer) as Attachment;
}

export async function downloadFile(id: string, file: Attachment): Promise<true> {
  const { data } = await http.GET('/api/v1/contracts/{id}/attachments/{attachmentId}/content', {
    params: { path: { id, attachmentId: file.id } },
    parseAs: 'blob',
  });
  if (data) saveFile(data as Blob, file.name);
  return true;
}

export async function deleteFile(id: string, attachmentId: string): Promise<true> {
  await http.DELETE('/api/v1/contracts/{id}/attachments/{attachmentId}', {
    params: { path: { id, attachmentId } },
  });
  return true;
}

export async function restoreFile(id: string, attachmentId: string): Promise<unknown> {
  return http.POST('/api/v1/contracts/{id}/attachments/{attachmentId}/restore', {
    params: { path: { id, attachmentId } },
  });
}
