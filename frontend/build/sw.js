// The service worker as a template: the build writes the list of the shell's files and the version in place of the two
// upper-case words that are declared nowhere. It keeps the program, never data: the API is left alone.
const files = SHELL_FILES;
const version = SHELL_VERSION;
const cacheName = `taizhang-${version}`;
const startPage = '/';
/** A file is the same for every caller, whatever a server says it varies by. */
const anyHow = { ignoreVary: true };

/** After so many milliseconds the kept start page is shown instead of waiting for the server's. */
const patience = 4000;

self.addEventListener('install', (event) => {
  const fresh = files.map((file) => new Request(file, { cache: 'reload' }));
  event.waitUntil(caches.open(cacheName).then((cache) => cache.addAll(fresh)));
});

self.addEventListener('activate', (event) => {
  event.waitUntil(removeOld().then(() => self.clients.claim()));
});

// A new version waits until somebody asks for it: nothing changes under a sale.
self.addEventListener('message', (event) => {
  if (event.data === 'take-over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin) return;
  if (/^\/(api|q|\.well-known)(\/|$)/.test(pathname)) return;
  if (request.mode === 'navigate') {
    // An address whose last part has a dot is a file, as for the server.
    if (!/\.[^/]*$/.test(pathname)) event.respondWith(page(request));
  } else if (pathname.startsWith('/assets/')) {
    event.respondWith(asset(request));
  }
});

/** Keeps the version before this one too: windows that were opened with it still load its parts. */
async function removeOld() {
  const names = (await caches.keys()).filter((name) => name.startsWith('taizhang-'));
  const own = names.indexOf(cacheName);
  await Promise.all(names.slice(0, Math.max(0, own - 1)).map((name) => caches.delete(name)));
}

async function page(request) {
  const kept = await caches.open(cacheName).then((cache) => cache.match(startPage, anyHow));
  const late = new Promise((resolve) => setTimeout(resolve, patience, kept));
  const answer = fetch(request).then(
    (response) => (response.status >= 500 && kept ? kept : response),
    (error) => kept ?? Promise.reject(error),
  );
  return kept ? Promise.race([answer, late]) : answer;
}

/** Its name says what is in it, so what is kept under that name is it. */
async function asset(request) {
  const kept = await caches.match(request, anyHow);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.ok) {
    const cache = await caches.open(cacheName);
    await cache.put(request, response.clone());
  }
  return response;
}
