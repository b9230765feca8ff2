import type { Schemas } from '../api/types';

/** The values of an enumeration of the contract, complete because the record must name each of them. */
export function valuesOf<T extends string>(record: Record<T, unknown>): T[] {
  return Object.keys(record) as T[];
}

export const paymentMethods = valuesOf<Schemas['EntryMethod']>({
  CASH: 0,
  WECHAT: 0,
  ALIPAY: 0,
  BANK_CARD: 0,
  TRANSFER: 0,
  CARD: 0,
  ON_ACCOUNT: 0,
  OTHER: 0,
});

export const interactionChannels = valuesOf<Schemas['InteractionChannel']>({
  CALL: 0,
  WECHAT: 0,
  VISIT: 0,
  MEETING: 0,
  WECOM: 0,
  SMS: 0,
  MAIL: 0,
  NOTE: 0,
  OTHER: 0,
});

export const interactionOutcomes = valuesOf<Schemas['InteractionOutcome']>({
  REACHED: 0,
  NO_ANSWER: 0,
  INTERESTED: 0,
  NOT_INTERESTED: 0,
  DONE: 0,
  OTHER: 0,
});

export const interactionDirections = valuesOf<Schemas['InteractionDirection']>({
  OUTBOUND: 0,
  INBOUND: 0,
  INTERNAL: 0,
});
