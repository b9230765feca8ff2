import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type PrepaidRule = Schemas['PrepaidRuleView'];
export type AlertRule = Schemas['AlertRuleView'];
export type DunningLevel = Schemas['DunningLevelView'];
export type Cycles = Schemas['FreshnessPolicyView'];
export type Scale = Schemas['CompletenessScaleView'];
export type Retention = Schemas['RetentionRuleView'];

/** Who may read what stands at each place. */
export const permissionOf = {
  prepaid: 'regulation:read',
  alerts: 'oversight:read',
  dunning: 'bill:read',
  cycles: 'customer:read',
  retention: 'privacy:read',
} as const;
export type Place = keyof typeof permissionOf;
export const places = valuesOf<Place>(permissionOf);

export const dunningChannels = valuesOf<Schemas['DunningChannel']>({ MAIL: 0, PHONE: 0, LETTER: 0 });

export const customerFields = valuesOf<Schemas['CustomerField']>({
  NAME: 0,
  CREDIT_CODE: 0,
  INDUSTRY: 0,
  BIRTHDAY: 0,
  PHONE: 0,
  MAIL: 0,
  MESSENGER: 0,
  ADDRESS: 0,
  CONTACT: 0,
});
