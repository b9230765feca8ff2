import { useSyncExternalStore } from 'react';

/** How often a server that does not answer is asked again, in milliseconds. */
const AGAIN = 5_000;
/** After so many milliseconds without an answer there is none. */
const PATIENCE = 8_000;

let lost = false;
let timer: ReturnType<typeof setInterval> | undefined;
let probing: Promise<void> | undefined;
const listeners = new Set<() => void>();

function become(next: boolean): void {
  if (lost === next) return;
  lost = next;
  clearInterval(timer);
  if (lost) timer = setInterval(() => void probe(), AGAIN);
  for (const listener of listeners) listener();
}

/** What a proxy says when nobody is behind it; the server's own refusals are problem documents. */
function isEmptyHanded(response: Response): boolean {
  return (
    [502, 503, 504].includes(response.status) &&
    !response.headers.get('Content-Type')?.includes('problem+json')
  );
}

/** Asks for a small file that is never cached, and takes its answer for the server's. */
function probe(): Promise<void> {
  probing ??= look()
    .then(become, () => become(true))
    .finally(() => {
      probing = undefined;
    });
  return probing;
}

async function look(): Promise<boolean> {
  const request = new Request(`${globalThis.location.origin}/manifest.webmanifest`, {
    method: 'HEAD',
    cache: 'no-store',
    signal: AbortSignal.timeout(PATIENCE),
  });
  return isEmptyHanded(await globalThis.fetch(request));
}

/** `fetch` that notices whether the server answers at all. */
export async function ask(request: Request): Promise<Response> {
  try {
    const response = await globalThis.fetch(request);
    if (isEmptyHanded(response)) void probe();
    else become(false);
    return response;
  } catch (error) {
    // A request that was called off says nothing about the server; one may be lost by chance.
    if (error instanceof TypeError) void probe();
    throw error;
  }
}

/** How long after a request without an answer it is sent again, in milliseconds. */
const TRIES_AFTER = [500, 2_000];

/** Sends until somebody answers, three times at most: for what is not to fail because a network was away for a moment. */
export async function askAgain(make: () => Request): Promise<Response> {
  for (const pause of TRIES_AFTER) {
    const response = await ask(make()).catch(() => undefined);
    if (response && response.status < 500) return response;
    await new Promise((resolve) => setTimeout(resolve, pause));
  }
  return ask(make());
}

/**
 * Whether the server answers. What the browser says of its network is only a reason to look: a till whose cable is out
 * still reaches the server that runs on it, and a network that is there may lead nowhere.
 */
export const connection = {
  isLost: (): boolean => lost,

  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },

  /** Looks now. */
  probe,

  /** Looks whenever the browser thinks that something has changed. */
  watch(): void {
    globalThis.addEventListener('online', () => void probe());
    globalThis.addEventListener('offline', () => void probe());
    document.addEventListener('visibilitychange', () => {
      if (lost && document.visibilityState === 'visible') void probe();
    });
  },

  /** For tests. */
  reset(to = false): void {
    become(to);
  },
};

/** Whether the server does not answer. */
export function useLost(): boolean {
  return useSyncExternalStore(connection.subscribe, connection.isLost);
}
