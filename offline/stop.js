// Removes the service worker from every device: to be published as sw.js if a broken one was released. `cargo
// xtask serve` and development builds serve it too, so that the page shows what was just built.
'use strict';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  await caches.delete(`carte-services-familles ${registration.scope}`).catch(() => {});
  await registration.unregister();
})()));
