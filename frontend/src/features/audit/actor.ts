import type { Schemas } from '@/shared/api/types';

/** Who did it; what nobody asked for is done by the system, which the trail knows by a name of its own. */
export const nameOf = ({ actorId, actorName }: Schemas['AuditEntryView'], system: string): string =>
  actorId === undefined && actorName === 'system' ? system : actorName;
