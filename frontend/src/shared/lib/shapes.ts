type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const isMoney = (value: unknown): value is { amount: string; currency: string } =>
  isFields(value) && typeof value.amount === 'string' && typeof value.currency === 'string';
