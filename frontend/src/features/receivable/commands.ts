import { answered, http, once } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { OpenItem, Proposal } from './vocabulary';

type Payment = Schemas['PaymentView'];
const of = (id: string, key: string) => ({ params: { path: { id }, header: once(key) } });

export async function receivePayment(body: Schemas['ReceivePayment'], key: string): Promise<Payment> {
  return answered(
    await http.POST('/api/v1/payments', { params: { header: once(key) }, body: compact(body) }),
  );
}

/** Settles debits with one credit, as a proposal says: all of it or nothing. */
export async function acceptProposal(credit: OpenItem, proposal: Proposal, key: string) {
  const allocations = proposal.parts.flatMap(({ item, amount }) =>
    item && amount ? [{ debitId: item.id, creditId: credit.id, amount }] : [],
  );
  return answered(
    await http.POST('/api/v1/customers/{id}/receivables/allocations', {
      ...of(credit.customerId, key),
      body: { allocations },
    }),
  );
}

/** Pays a customer's credit back. The refund; nothing when a second person has to agree first. */
export async function refundCredit(
  customerId: string,
  body: Schemas['RefundCredit'],
  key: string,
): Promise<Payment | null> {
  const answer = await http.POST('/api/v1/customers/{id}/receivables/refunds', {
    ...of(customerId, key),
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Payment);
}

/** Gives up what a customer will not pay. The write-off; nothing when a second person has to agree first. */
export async function writeOff(
  customerId: string,
  body: Schemas['WriteOffItems'],
  key: string,
): Promise<Payment | null> {
  const answer = await http.POST('/api/v1/customers/{id}/receivables/write-offs', {
    ...of(customerId, key),
    body: compact(body),
  });
  return answer.response.status === 202 ? null : (answered(answer) as Payment);
}
