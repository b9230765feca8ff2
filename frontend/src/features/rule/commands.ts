import { answered, http, ifMatch } from '@/shared/api/client';
import type { Schemas } from '@/shared/api/types';
import { compact } from '@/shared/lib/body';
import type { AlertRule, Cycles, DunningLevel, PrepaidRule, Retention, Scale } from './vocabulary';

export async function overridePrepaid(
  key: Schemas['PrepaidRuleKey'],
  body: Schemas['OverridePrepaidRule'],
): Promise<PrepaidRule> {
  return answered(
    await http.PUT('/api/v1/prepaid-rules/{key}/override', {
      params: { path: { key } },
      body: compact(body),
    }),
  );
}

export async function changeAlertRule(
  id: string,
  body: Schemas['ChangeAlertRule'],
  version: number,
): Promise<AlertRule> {
  return answered(
    await http.PATCH('/api/v1/alert-rules/{id}', {
      params: { path: { id }, header: ifMatch(version) },
      body,
    }),
  );
}

export async function changeDunningLevel(
  level: number,
  body: Schemas['ChangeDunningLevel'],
  version: number,
): Promise<DunningLevel> {
  return answered(
    await http.PATCH('/api/v1/dunning-levels/{level}', {
      params: { path: { level }, header: ifMatch(version) },
      body,
    }),
  );
}

export async function setCycles({ tier }: Cycles, body: Schemas['SetFreshnessPolicy'], version: number) {
  return answered(
    await http.PUT('/api/v1/freshness-policies/{tier}', {
      params: { path: { tier }, header: ifMatch(version) },
      body: compact(body),
    }),
  );
}

export async function setScale({ kind }: Scale, body: Schemas['SetCompletenessScale'], version: number) {
  return answered(
    await http.PUT('/api/v1/completeness-scales/{kind}', {
      params: { path: { kind }, header: ifMatch(version) },
      body: compact(body),
    }),
  );
}

export async function setRetention(kind: Retention['kind'], body: Schemas['SetRetention'], version: number) {
  return answered(
    await http.PUT('/api/v1/retention-rules/{kind}', {
      params: { path: { kind }, header: ifMatch(version) },
      body,
    }),
  );
}
