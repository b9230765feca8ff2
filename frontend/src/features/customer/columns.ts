import { useSyncExternalStore } from 'react';

/** What the list of customers can show beside the name, by the names that kept views use. */
export const customerColumns = [
  'number',
  'state',
  'phone',
  'owner',
  'unit',
  'lastInteraction',
  'kind',
  'industry',
  'tags',
  'source',
  'creditCode',
  'birthday',
  'note',
  'externalRef',
  'createdAt',
  'updatedAt',
] as const;
export type CustomerColumn = (typeof customerColumns)[number];

export const usualColumns: readonly CustomerColumn[] = [
  'number',
  'state',
  'phone',
  'owner',
  'lastInteraction',
];

/** The known ones among names that may come from another version of the program; undefined where there are none. */
export function knownColumns(names: readonly string[] | undefined): CustomerColumn[] | undefined {
  const known = [...new Set(names)].flatMap((name) => customerColumns.find((each) => each === name) ?? []);
  return known.length > 0 ? known : undefined;
}

const key = (staffId: string): string => `taizhang.customers.columns.${staffId}`;
const listeners = new Set<() => void>();

function kept(staffId: string | undefined): string {
  try {
    return (staffId && globalThis.localStorage.getItem(key(staffId))) || '';
  } catch {
    // Storage may be blocked: then the list has its usual columns.
    return '';
  }
}

/** The columns that a person has chosen for the list where no view has its own; kept in this browser. */
export function useOwnColumns(staffId: string | undefined): CustomerColumn[] | undefined {
  const names = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => kept(staffId),
  );
  return knownColumns(names.split(','));
}

export function chooseOwnColumns(staffId: string, columns: readonly CustomerColumn[] | undefined): void {
  try {
    if (columns) globalThis.localStorage.setItem(key(staffId), columns.join(','));
    else globalThis.localStorage.removeItem(key(staffId));
  } catch {
    // Then it is not remembered.
  }
  for (const listener of listeners) listener();
}
