/// <reference lib="webworker" />
// Keeps the shell of the application in the browser, so that it opens without a connection and shows what it has kept.
// The build writes the two constants; a change of either makes this another worker, which waits until somebody asks for it.

const VERSION = '%VERSION%';
/** The page and the files that it needs. */
const SHELL = ['%SHELL%'];
const CACHE = `shell ${VERSION}`;
/** What begins so is no page that the shell shows. Nobody works at a desk without a connection. */
const NOT_PAGES = /^\/(graphql|auth|attachments|personal-data|project-books|livez|readyz|metrics|oauth|b|desk)(\/|$)/;

addEventListener('install', (event) => {
  event.waitUntil(caches.open(CACHE).then((cache) => cache.addAll(SHELL)));
});

addEventListener('activate', (event) => {
  event.waitUntil(
    caches
      .keys()
      .then((names) => Promise.all(names.filter((name) => name !== CACHE).map((name) => caches.delete(name)))),
  );
});

// Never by itself: whoever is in the middle of something stays where they are until they ask for the new version.
addEventListener('message', ({ data }) => {
  if (data === 'take over') skipWaiting();
});

addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin) return;
  if (request.mode === 'navigate' && !NOT_PAGES.test(pathname)) {
    event.respondWith(fetch(request).catch(async (error) => (await fromShell('/')) ?? Promise.reject(error)));
  } else if (pathname.startsWith('/assets/')) {
    // Their names change with their content.
    event.respondWith(fromShell(request).then((kept) => kept ?? fetch(request)));
  }
});

async function fromShell(request) {
  const cache = await caches.open(CACHE);
  return cache.match(request);
}
