import { useSyncExternalStore } from 'react';
import { connection } from '@/shared/offline/connection';

const HOUR = 3_600_000;

let waiting: ServiceWorker | null = null;
let missing = false;
const listeners = new Set<() => void>();

/**
 * Lets the browser keep the program, so that it opens without the server. Built programs only, and only where a browser
 * allows it: over https or on localhost.
 */
export async function installProgram(): Promise<void> {
  globalThis.addEventListener('vite:preloadError', ({ payload }) => {
    if (!connection.isLost() && globalThis.navigator.onLine) return;
    missing = true;
    // The router would start the whole program anew, and what is being written would be lost for nothing.
    payload.message = `network: ${payload.message}`;
  });
  if (!import.meta.env.PROD || !('serviceWorker' in globalThis.navigator)) return;
  const workers = globalThis.navigator.serviceWorker;
  const registration = await workers.register('/sw.js', { updateViaCache: 'none' }).catch(() => undefined);
  // Private windows refuse it in more than one way.
  if (!registration) return;
  const offer = () => {
    waiting = workers.controller ? registration.waiting : null;
    for (const listener of listeners) listener();
  };
  offer();
  registration.addEventListener('updatefound', () =>
    registration.installing?.addEventListener('statechange', offer),
  );
  setInterval(() => void registration.update().catch(() => undefined), HOUR);
}

/** Whether some part of the program could not be loaded while the server did not answer. */
export const missesParts = (): boolean => missing && !connection.isLost();

/** Changes to the new version, in this window only; undefined while there is none. */
export function useUpdate(): (() => void) | undefined {
  const worker = useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => waiting,
  );
  if (!worker) return undefined;
  return () => {
    globalThis.navigator.serviceWorker.addEventListener(
      'controllerchange',
      () => globalThis.location.reload(),
      {
        once: true,
      },
    );
    worker.postMessage('take-over');
  };
}
