// The site without a network.
//
// The build writes three lines before these (xtask/src/dist/worker.rs): TYPES, the media type by
// the end of a name, FILES, the SHA-256 of each file of the site by name, and RELEASE, the SHA-256
// of that list.
//
// What is kept is kept by name and content, so that releases share what they have in common and
// an install which was cut off goes on where it stopped. A file is served only when its bytes are
// those that the release of its page names: whatever happens to the store, the host or a cache in
// between, a page has its own release's files or none. One worker serves several releases only
// once a person asks for the new one while other pages still show the old.
'use strict';

const SCOPE = registration.scope;
const STORE = `carte-services-familles ${SCOPE}`;
/** Under which key is kept which release is in use, and which the pages opened before it have. */
const USE = `${SCOPE}?use`;
/** In the place of a release: the page came from the network, so do its files. */
const NETWORK = 'network';

/** The file that a URL names; parameters are the program's, so pages have them, files do not. */
function named(url, isPage) {
  if (!url.startsWith(SCOPE) || (!isPage && url.includes('?'))) return null;
  const name = url.slice(SCOPE.length).replace(/[?#].*$/, '');
  return name === '' || name.endsWith('/') ? `${name}index.html` : name;
}

/** Where the host has a file: some redirect `index.html` to its folder. */
const address = (name) => SCOPE + name.replace(/(^|\/)index\.html$/, '$1');
const keyOf = (name, digest) => `${SCOPE}${name}?${digest}`;
const find = (key) => caches.match(key, { cacheName: STORE });
const put = async (key, response) => (await caches.open(STORE)).put(key, response);

/** The same answer, whole and checked: of these very bytes and that type, or null. */
async function checked(response, digest, name) {
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  if (btoa(String.fromCharCode(...hash)) !== digest) return null;
  const headers = new Headers(response.headers);
  // Decoded, and one answer for each key.
  for (const header of ['content-encoding', 'content-length', 'vary']) headers.delete(header);
  // What is kept may have lost it, and no program is run without it.
  const type = TYPES[name.split('.').pop()];
  if (type) headers.set('content-type', type);
  return new Response(bytes, { headers });
}

/** A file as it is kept; null when it is not, or no longer as it was. */
const kept = (name, digest) =>
  find(keyOf(name, digest)).then((found) => checked(found, digest, name)).catch(() => null);

/** A file as it is kept or, failing that, from the network, and kept then; null when neither has it. */
async function file(name, digest) {
  const there = await kept(name, digest);
  if (there) return there;
  const fetched = await fetch(address(name), { cache: 'no-cache', priority: 'low' })
    .then((response) => checked(response, digest, name)).catch(() => null);
  if (fetched) await put(keyOf(name, digest), fetched.clone()).catch(() => {});
  return fetched;
}

/** The files of a release; undefined when its list is lost. */
const filesOf = async (release) =>
  release === RELEASE ? FILES : (await kept('', release))?.json();

/** What is kept under USE: `{ release, pages }`. */
async function readUse() {
  try {
    const { release, pages } = await (await find(USE)).json();
    return { release, pages: { ...pages } };
  } catch {
    return { pages: {} };
  }
}
let use;

/** Keeps all files of this release, or fails; what is kept already is not fetched again. */
async function install() {
  // One after the other, as the page in sight goes first; a missing one does not hold up the rest.
  for (const [name, digest] of Object.entries(FILES)) await file(name, digest);
  for (const [name, digest] of Object.entries(FILES)) {
    if (!await kept(name, digest)) throw new Error(`${name} of this release cannot be kept`);
  }
  await put(keyOf('', RELEASE), Response.json(FILES));
}

/** Takes the site over; pages that the worker before this one served keep their release. */
async function activate() {
  const before = await readUse();
  const pages = {};
  for (const { id } of await clients.matchAll()) pages[id] = before.pages[id] ?? before.release;
  use = Promise.resolve({ pages });
  await put(USE, Response.json({ release: RELEASE, pages }));
  // A newer release that is being kept counts on what is there.
  if (!registration.installing) await sweep([RELEASE, ...Object.values(pages)]);
}

/** Forgets what none of these releases names. */
async function sweep(releases) {
  const wanted = new Set([USE]);
  for (const release of releases) {
    wanted.add(keyOf('', release));
    for (const file of Object.entries(await filesOf(release) ?? {})) wanted.add(keyOf(...file));
  }
  const store = await caches.open(STORE);
  for (const { url } of await store.keys()) if (!wanted.has(url)) await store.delete(url);
}

async function answer({ request, clientId, resultingClientId }, name, isPage) {
  const { pages } = await (use ??= readUse());
  const release = isPage ? RELEASE : (pages[clientId] ?? RELEASE);
  if (release === NETWORK) return fetch(request);
  const files = await filesOf(release);
  if (!files) return Response.error();
  if (isPage && Object.hasOwn(files, `${name}/index.html`)) {
    return Response.redirect(`${SCOPE}${name}/${new URL(request.url).search}`);
  }
  if (!Object.hasOwn(files, name)) return fetch(request);

  const found = await file(name, files[name]);
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
  const name = event.request.method === 'GET' ? named(event.request.url, isPage) : null;
  if (name !== null) event.respondWith(answer(event, name, isPage));
});
