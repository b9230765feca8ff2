import { answered, http, ifMatch, once, patch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { Bill, BillRun, Notice } from './vocabulary';

export async function draftBill(body: Schemas['DraftBill'], key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills', { params: { header: once(key) }, body: compact(body) }));
}

export async function changeBill(
  id: string,
  body: Partial<Schemas['DraftBill']>,
  version: number,
): Promise<Bill> {
  return answered(
    await http.PATCH('/api/v1/bills/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body: patch(body),
    }),
  );
}

export async function discardBill(bill: Bill): Promise<true> {
  await http.DELETE('/api/v1/bills/{id}', {
    params: { path: { id: bill.id }, header: ifMatch(bill.version) },
  });
  return true;
}

/** Takes the deletion back. */
export async function restoreBill(id: string): Promise<unknown> {
  return http.POST('/api/v1/bills/{id}/restore', { params: { path: { id } } });
}

const of = (id: string, key: string) => ({ params: { path: { id }, header: once(key) } });

export async function approveBill(id: string, key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/approve', of(id, key)));
}

export async function sendBill(id: string, body: Schemas['SendBill'], key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/sendings', { ...of(id, key), body: compact(body) }));
}

export async function mailBill(id: string, body: Schemas['MailBill'], key: string) {
  return answered(await http.POST('/api/v1/bills/{id}/mails', { ...of(id, key), body: compact(body) }));
}

export async function payBill(id: string, body: Schemas['PayBill'], key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/payments', { ...of(id, key), body: compact(body) }));
}

export async function payBillByCard(id: string, body: Schemas['PayBillByCard'], key: string) {
  return answered(
    await http.POST('/api/v1/bills/{id}/card-payments', { ...of(id, key), body: compact(body) }),
  );
}

/** The payment; nothing when a second person has to agree first. */
export async function undoCardPayment(
  payment: Schemas['BillCardPaymentView'],
  body: Schemas['UndoCardPayment'],
  key: string,
): Promise<Schemas['BillCardPaymentView'] | null> {
  const answer = await http.POST('/api/v1/bills/{id}/card-payments/{payment}/undo', {
    params: { path: { id: payment.billId, payment: payment.id }, header: once(key) },
    body,
  });
  return answer.response.status === 202 ? null : (answered(answer) as Schemas['BillCardPaymentView']);
}

export async function creditBill(id: string, body: Schemas['CreditBill'], key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/credit-notes', { ...of(id, key), body }));
}

export async function voidBill(id: string, body: Schemas['VoidBill'], key: string): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/void', { ...of(id, key), body }));
}

export async function disputeBill(id: string, body: Schemas['DisputeBill']): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/dispute', { params: { path: { id } }, body }));
}

export async function settleDispute(id: string, body: Schemas['DisputeBill']): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/dispute/settle', { params: { path: { id } }, body }));
}

export async function promisePayment(id: string, body: Schemas['PromisePayment']): Promise<Bill> {
  return answered(await http.POST('/api/v1/bills/{id}/promise', { params: { path: { id } }, body }));
}

export async function agreeInstalments(id: string, body: Schemas['AgreeInstalments']): Promise<Bill> {
  return answered(await http.PUT('/api/v1/bills/{id}/instalments', { params: { path: { id } }, body }));
}

/** Gives up what is open of the items. The write-off; nothing when a second person has to agree first. */
export async function writeOff(
  customerId: string,
  body: Schemas['WriteOffItems'],
  key: string,
): Promise<Schemas['PaymentView'] | null> {
  const answer = await http.POST('/api/v1/customers/{id}/receivables/write-offs', {
    params: { path: { id: customerId }, header: once(key) },
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Schemas['PaymentView']);
}

export async function startBillRun(body: Schemas['StartBillRun'], key: string): Promise<BillRun> {
  return answered(
    await http.POST('/api/v1/bill-runs', { params: { header: once(key) }, body: compact(body) }),
  );
}

export async function runReminders(): Promise<Schemas['DunningRun']> {
  return answered(await http.POST('/api/v1/dunning-notices/run'));
}

export async function closeReminder(id: string, body: Schemas['CloseNotice']): Promise<Notice> {
  return answered(await http.POST('/api/v1/dunning-notices/{id}/done', { params: { path: { id } }, body }));
}

const printed = (id: string, language: string) => ({
  params: { path: { id }, query: { language: language === 'zh-CN' ? 'zh-CN' : 'en' } },
});

export async function billPdf(id: string, language: string): Promise<Blob> {
  return answered(await http.GET('/api/v1/bills/{id}/pdf', { ...printed(id, language), parseAs: 'blob' }));
}

export async function billPage(id: string, language: string): Promise<string> {
  return answered(await http.GET('/api/v1/bills/{id}/print', { ...printed(id, language), parseAs: 'text' }));
}
