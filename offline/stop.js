// Takes the worker off every device that has it: put in the place of sw.js, should a broken one
// ever be published. `cargo xtask serve` and development builds give it too, so that what is shown
// is what was built.
'use strict';

addEventListener('install', () => skipWaiting());
addEventListener('activate', (event) => event.waitUntil((async () => {
  await caches.delete(`carte-services-familles ${registration.scope}`).catch(() => {});
  await registration.unregister();
})()));
