import type { Schemas } from '@/shared/api/types';
import { paymentMethods, valuesOf } from '@/shared/lib/vocabulary';

export type Bill = Schemas['BillView'];
export type BillRun = Schemas['BillRunView'];
export type Notice = Schemas['DunningNoticeView'];

export const billStatusColors: Record<Schemas['BillStatus'], string> = {
  DRAFT: 'default',
  APPROVED: 'blue',
  SENT: 'blue',
  PARTLY_PAID: 'gold',
  PAID: 'green',
  WRITTEN_OFF: 'orange',
  VOIDED: 'default',
};

/** The tabs of the list, each with what it asks the server for. */
export const billViews = {
  all: {},
  drafts: { status: ['DRAFT'] },
  toSend: { status: ['APPROVED'] },
  open: { status: ['APPROVED', 'SENT', 'PARTLY_PAID'], sort: 'dueOn' },
  overdue: { overdue: true, sort: 'dueOn' },
  disputed: { disputed: true },
  paid: { status: ['PAID'] },
  closed: { status: ['WRITTEN_OFF', 'VOIDED'] },
} as const;
export type BillViewName = keyof typeof billViews;
export const billViewNames = valuesOf(billViews);

/** How a bill is paid here; a card pays through its own command. */
export const billPaymentMethods = paymentMethods.filter(
  (method) => method !== 'ON_ACCOUNT' && method !== 'CARD',
);

export const sendingChannels = valuesOf<Schemas['Channel']>({ HANDED_OVER: 0, POST: 0, MESSAGE: 0 });

export const mailStatusColors: Record<Schemas['MailStatus'], string> = {
  QUEUED: 'default',
  SENDING: 'blue',
  SENT: 'green',
  BOUNCED: 'red',
  FAILED: 'red',
  CANCELLED: 'default',
};

/** Whether money can still come in for it. */
export const isOpen = (bill: Bill): boolean =>
  bill.status === 'APPROVED' || bill.status === 'SENT' || bill.status === 'PARTLY_PAID';

/** The debits that it asks for: its own charge, and those that it collects. */
export const debitsOf = (bill: Bill): string[] =>
  [bill.chargeId, ...bill.lines.map(({ entryId }) => entryId)].filter((id) => id !== undefined);
