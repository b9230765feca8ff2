import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type BankLine = Schemas['BankLineView'];
export type BankAccount = Schemas['BankAccountView'];
export type BankStatement = Schemas['BankStatementView'];
export type BankTemplate = Schemas['BankTemplateView'];
export type BankMatch = Schemas['BankMatchView'];
export type Candidate = Schemas['MatchProposal'];

export const lineStatusColors: Record<Schemas['BankLineStatus'], string> = {
  OPEN: 'gold',
  PARTLY_MATCHED: 'orange',
  MATCHED: 'green',
  SET_ASIDE: 'default',
};

/** The tabs of the queue, each with what it asks the server for. */
export const lineViews = {
  open: { status: ['OPEN', 'PARTLY_MATCHED'] },
  matched: { status: ['MATCHED'] },
  aside: { status: ['SET_ASIDE'] },
  all: {},
} as const;
export const lineViewNames = valuesOf(lineViews);

export const accountKinds = valuesOf<Schemas['BankAccountKind']>({ BANK: 0, WECHAT: 0, ALIPAY: 0 });

export const grounds = valuesOf<Schemas['SetAsideGround']>({
  FEE: 0,
  INTERNAL_TRANSFER: 0,
  INTEREST: 0,
  OTHER: 0,
});

export const formats = valuesOf<Schemas['BankFileFormat']>({
  TABLE: 0,
  WECHAT: 0,
  ALIPAY: 0,
  CAMT: 0,
  MT940: 0,
  OFX: 0,
});

/** What a column of a bank's table can mean; the contract leaves the names open. */
export const meanings = [
  'BOOKED_ON',
  'VALUE_ON',
  'AMOUNT',
  'MONEY_IN',
  'MONEY_OUT',
  'DIRECTION',
  'BALANCE',
  'CURRENCY',
  'ACCOUNT',
  'COUNTERPARTY_NAME',
  'COUNTERPARTY_ACCOUNT',
  'COUNTERPARTY_BANK',
  'REFERENCE',
  'REMARK',
] as const;
