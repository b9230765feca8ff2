import type { Schemas } from '@/shared/api/types';
import { valuesOf } from '@/shared/lib/vocabulary';

export type Staff = Schemas['StaffView'];
export type OrgUnit = Schemas['OrgUnitView'];

export const roles = valuesOf<Schemas['Role']>({
  ADMINISTRATOR: 0,
  MANAGER: 0,
  ACCOUNT_MANAGER: 0,
  CASHIER: 0,
  SERVICE: 0,
  FINANCE: 0,
  AUDITOR: 0,
  INTEGRATION: 0,
});

export const scopes = valuesOf<Schemas['ScopeKind']>({ OWN: 0, TEAM: 0, SUBTREE: 0, ALL: 0 });

export const orgUnitKinds = valuesOf<Schemas['OrgUnitKind']>({ COMPANY: 0, REGION: 0, SHOP: 0, TEAM: 0 });
