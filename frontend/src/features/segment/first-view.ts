import { useSyncExternalStore } from 'react';

const key = (staffId: string): string => `taizhang.customers.view.${staffId}`;
const listeners = new Set<() => void>();

/** The view that the list of customers opens with, chosen by each person for this browser. */
export function firstViewOf(staffId: string | undefined): string | undefined {
  try {
    return (staffId && globalThis.localStorage.getItem(key(staffId))) || undefined;
  } catch {
    // Storage may be blocked: then the list opens with everybody.
    return undefined;
  }
}

export function chooseFirstView(staffId: string, viewId: string | undefined): void {
  try {
    if (viewId) globalThis.localStorage.setItem(key(staffId), viewId);
    else globalThis.localStorage.removeItem(key(staffId));
  } catch {
    // Then it is not remembered.
  }
  for (const listener of listeners) listener();
}

export function useFirstView(staffId: string | undefined): string | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => firstViewOf(staffId),
  );
}
