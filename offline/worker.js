// Service worker: serves the site without a network.
//
// The build puts three lines before these (xtask/src/dist/worker.rs): TYPES, the media type by file extension;
// FILES, the SHA-256 of each file of the site by name; and RELEASE, the SHA-256 of that list.
//
// Files are stored by name and content, so that releases share unchanged files and an interrupted install
// resumes. A file is served only if its bytes match the release of the page that requests it: whatever happens
// to the store, the host or a cache, a page gets files of its own release or none. The worker serves several
// releases only after a person has asked for the new one while other pages still show the old.
'use strict';

const SCOPE = registration.scope;
const STORE = `carte-services-familles ${SCOPE}`;
/** Key of the record of releases: the present one, and those of pages opened before it. */
const USE = `${SCOPE}?use`;
/** Instead of a release: the page came from the network, and so do its files. */
const NETWORK = 'network';

/** The file name of a URL, or null. Pages may have a query, which is for the program; files have none. */
function fileName(url, isPage) {
  if (!url.startsWith(SCOPE) || (!isPage && url.includes('?'))) return null;
  const name = url.slice(SCOPE.length).replace(/[?#].*$/, '');
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

/** The URL of a file. Some hosts redirect `index.html` to its folder. */
const address = (name) => SCOPE + name.replace(/(^|\/)index\.html$/, '$1');
const keyOf = (name, digest) => `${SCOPE}${name}?${digest}`;
const find = (key) => caches.match(key, { cacheName: STORE });
const put = async (key, response) => (await caches.open(STORE)).put(key, response);

/** The response with its body read, if its SHA-256 is `digest`, and with the media type of `name`; otherwise
   null. */
async function verified(response, digest, name) {
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (btoa(String.fromCharCode(...hash)) !== digest) return null;
  const headers = new Headers(response.headers);
  // The body is decoded, and each key has a single response.
  for (const header of ['content-encoding', 'content-length', 'vary']) headers.delete(header);
  // The store may have lost it, and browsers do not compile WebAssembly without it.
  const type = TYPES[name.split('.').pop()];
  if (type) headers.set('content-type', type);
  return new Response(bytes, { headers });
}

/** A file from the store; null if it is missing or altered. */
const stored = (name, digest) =>
  find(keyOf(name, digest)).then((found) => verified(found, digest, name)).catch(() => null);

/** A file from the store or else from the network, which is then stored; null if neither has it. */
async function load(name, digest) {
  const copy = await stored(name, digest);
  if (copy) return copy;
  const fetched = await fetch(address(name), { cache: 'no-cache', priority: 'low' })
    .then((response) => verified(response, digest, name)).catch(() => null);
  if (fetched) await put(keyOf(name, digest), fetched.clone()).catch(() => {});
  return fetched;
}

/** The digests of a release's files by name; undefined if the list is lost. */
const filesOf = async (release) =>
  release === RELEASE ? FILES : (await stored('', release))?.json();

/** The record stored under USE: `{ release, pages }`. */
async function readUse() {
  try {
    const { release, pages } = await (await find(USE)).json();
    return { release, pages: { ...pages } };
  } catch {
    return { pages: {} };
  }
}
let use;

/** Stores all files of this release; fails if one is missing. Files in the store are not fetched again. */
async function install() {
  // In sequence, so that the visible page goes first; a missing file does not stop the others.
  for (const [name, digest] of Object.entries(FILES)) await load(name, digest);
  for (const [name, digest] of Object.entries(FILES)) {
    if (!await stored(name, digest)) throw new Error(`${name} of this release cannot be stored`);
  }
  await put(keyOf('', RELEASE), Response.json(FILES));
}

/** Takes over the site; pages that the previous worker served keep their release. */
async function activate() {
  const before = await readUse();
  const pages = {};
  for (const { id } of await clients.matchAll()) pages[id] = before.pages[id] ?? before.release;
  use = Promise.resolve({ pages });
  await put(USE, Response.json({ release: RELEASE, pages }));
  // A newer release that is being installed needs the stored files.
  if (!registration.installing) await sweep([RELEASE, ...Object.values(pages)]);
}

/** Deletes stored files that none of these releases contains. */
async function sweep(releases) {
  const wanted = new Set([USE]);
  for (const release of releases) {
    wanted.add(keyOf('', release));
    for (const file of Object.entries(await filesOf(release) ?? {})) wanted.add(keyOf(...file));
  }
  const store = await caches.open(STORE);
  for (const { url } of await store.keys()) if (!wanted.has(url)) await store.delete(url);
}

async function respond({ request, clientId, resultingClientId }, name, isPage) {
  const { pages } = await (use ??= readUse());
  const release = isPage ? RELEASE : (pages[clientId] ?? RELEASE);
  if (release === NETWORK) return fetch(request);
  const files = await filesOf(release);
  if (!files) return Response.error();
  if (isPage && Object.hasOwn(files, `${name}/index.html`)) {
    return Response.redirect(`${SCOPE}${name}/${new URL(request.url).search}`);
  }
  if (!Object.hasOwn(files, name)) return fetch(request);

  const found = await load(name, files[name]);
  if (found || !isPage) return found ?? Response.error();
  pages[resultingClientId] = NETWORK;
  await put(USE, Response.json({ release: RELEASE, pages })).catch(() => {});
  return fetch(request);
}

addEventListener('install', (event) => event.waitUntil(install()));
addEventListener('activate', (event) =>
  event.waitUntil(activate().catch(() => {}).then(() => clients.claim())));
// A person has asked for the new release.
addEventListener('message', ({ data }) => data === 'relever' && skipWaiting());
addEventListener('fetch', (event) => {
  const isPage = event.request.mode === 'navigate';
  const name = event.request.method === 'GET' ? fileName(event.request.url, isPage) : null;
  if (name !== null) event.respondWith(respond(event, name, isPage));
});
