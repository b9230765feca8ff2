import { api } from '../api/client';
import { useCan } from '../api/session';

const forAWhile = 300_000;

/** What somebody of the staff is called; undefined until it is known, or when one may not know. */
export function useStaffName(id: string | undefined): string | undefined {
  const can = useCan();
  const { data } = api.useQuery(
    'get',
    '/api/v1/staff/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: Boolean(id) && can('staff:read'), staleTime: forAWhile },
  );
  return data?.displayName;
}

/** What a unit is called; undefined until it is known, or when one may not know. */
export function useUnitName(id: string | undefined): string | undefined {
  const can = useCan();
  const { data } = api.useQuery(
    'get',
    '/api/v1/org-units/{id}',
    { params: { path: { id: id ?? '' } } },
    { enabled: Boolean(id) && can('org:read'), staleTime: forAWhile },
  );
  return data?.name;
}

export function StaffName(props: { id: string | undefined }) {
  const name = useStaffName(props.id);
  return props.id ? (name ?? props.id.slice(-8)) : '—';
}

export function UnitName(props: { id: string | undefined }) {
  const name = useUnitName(props.id);
  return props.id ? (name ?? props.id.slice(-8)) : '—';
}
