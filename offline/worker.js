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
/** How many files are fetched at once: the page in sight goes first. */
const LANES = 3;
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

async function digestOf(bytes) {
  const hash = await crypto.subtle.digest('SHA-256', bytes);
  return btoa(String.fromCharCode(...new Uint8Array(hash)));
}

/** The same answer, whole and checked: of these very bytes and that type, or null. */
async function checked(response, digest, name) {
  if (!response?.ok) return null;
  const bytes = await response.arrayBuffer();
  if ((await digestOf(bytes)) !== digest) return null;
  const headers = new Headers(response.headers);
  // Decoded, and one answer for each key.
  for (const header of ['content-encoding', 'content-length', 'vary']) headers.delete(header);
  // What is kept may have lost it, and no program is run without it.
  const type = TYPES[name.split('.').pop()];
  if (type) headers.set('content-type', type);
  return new Response(bytes, { headers });
}

/** A file as it is kept; null when it is not, or no longer as it was. */
async function kept(name, digest) {
  try {
    const store = await caches.open(STORE);
    return await checked(await store.match(keyOf(name, digest)), digest, name);
  } catch {
    return null;
  }
}

async function keep(name, digest, response) {
  const store = await caches.open(STORE);
  await store.put(keyOf(name, digest), response);
}

/** A file from the network; null when the host has another one under that name. */
async function fetched(name, digest) {
  return checked(await fetch(address(name), { cache: 'no-cache', priority: 'low' }), digest, name);
}

/** The files of a release, none when its list is lost. */
async function filesOf(release) {
  if (release === RELEASE) return FILES;
  if (!lists.has(release)) lists.set(release, await (await kept('', release))?.json() ?? {});
  return lists.get(release);
}
const lists = new Map();

/** Which release is in use, and which the pages opened before it have: `{ release, pages }`. */
async function readUse() {
  try {
    const found = await (await caches.open(STORE)).match(`${SCOPE}?use`);
    const { release, pages } = await found.json();
    return { release, pages: { ...pages } };
  } catch {
    return { pages: {} };
  }
}

async function writeUse(use) {
  await (await caches.open(STORE)).put(`${SCOPE}?use`, Response.json(use));
}
let use;

/** Keeps all files of this release, or fails; what is kept already is not fetched again. */
async function install() {
  const files = Object.entries(FILES).values();
  const lane = async () => {
    for (const [name, digest] of files) {
      if (await kept(name, digest)) continue;
      const response = await fetched(name, digest);
      if (!response) throw new Error(`${name} is not the one of this release`);
      await keep(name, digest, response);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  await keep('', RELEASE, Response.json(FILES));
}

/** Takes the site over; pages that the worker before this one served keep their release. */
async function activate() {
  const before = await readUse();
  const pages = {};
  for (const { id } of await clients.matchAll()) pages[id] = before.pages[id] ?? before.release;
  use = Promise.resolve({ release: RELEASE, pages });
  await writeUse(await use);
  // A newer release that is being kept counts on what is there.
  if (!registration.installing) await sweep([RELEASE, ...Object.values(pages)]);
}

/** Forgets what none of these releases names. */
async function sweep(releases) {
  const wanted = new Set([`${SCOPE}?use`]);
  for (const release of releases) {
    wanted.add(keyOf('', release));
    for (const file of Object.entries(await filesOf(release))) wanted.add(keyOf(...file));
  }
  const store = await caches.open(STORE);
  for (const { url } of await store.keys()) if (!wanted.has(url)) await store.delete(url);
}

async function answer(event, name, isPage) {
  const { request } = event;
  const { pages } = await (use ??= readUse());
  const release = isPage ? RELEASE : (pages[event.clientId] ?? RELEASE);
  const files = await filesOf(release);
  if (isPage && Object.hasOwn(files, `${name}/index.html`)) {
    return Response.redirect(`${SCOPE}${name}/${new URL(request.url).search}`);
  }
  if (!Object.hasOwn(files, name)) return fetch(request);

  const digest = files[name];
  let response = await kept(name, digest);
  if (response) return response;
  response = await fetched(name, digest).catch(() => null);
  if (response) {
    event.waitUntil(keep(name, digest, response.clone()).catch(() => {}));
    return response;
  }
  if (!isPage) return Response.error();
  pages[event.resultingClientId] = NETWORK;
  event.waitUntil(writeUse({ release: RELEASE, pages }).catch(() => {}));
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
