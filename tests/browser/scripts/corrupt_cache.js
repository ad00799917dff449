// Corrupts the cache `rounds` times, each time fetches the file, and returns how often that succeeded,
// then the faults: other bytes than the release's, or no response although there is a network.
(async (worker, seed, rounds, network) => {
    const random = (n) => {
        seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
        return Math.floor((seed / 2 ** 32) * n);
    };
    const pick = (list) => list[random(list.length)];
    const digest = async (bytes) =>
        btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))));
    const scope = new URL('./', location).href;
    const name = `carte-services-familles ${scope}`;
    const files = Object.entries(JSON.parse(worker.match(/^const FILES = (.*);$/m)[1]))
        .filter(([name]) => !name.endsWith('.wasm')); // which are only larger
    const release = worker.match(/^const RELEASE = '(.*)';$/m)[1];
    const junk = () => pick(['', '{}', 'null', '[]', '{"release":5,"pages":"x"}', '<!doctype html>',
        '{"pages":{"a":{}}}', '{"release":"__proto__","pages":{"__proto__":1}}', '\0\ufffd']);
    const wrong = [];
    let came = 0;
    for (let round = 0; round < rounds; round++) {
        const [file, wanted] = pick(files);
        const store = await caches.open(name);
        const key = `${scope}${file}?${wanted}`;
        const bytes = new Uint8Array(await (await store.match(key))?.arrayBuffer() ?? 0);
        const cut = bytes.slice(0, random(bytes.length));
        const bent = bytes.slice();
        if (bent.length) bent[random(bent.length)] ^= 1 + random(255);
        const kind = random(9);
        if (kind === 0) await store.delete(key);
        if (kind === 1) await store.put(key, new Response(''));
        if (kind === 2) await store.put(key, new Response(cut));
        if (kind === 3) await store.put(key, new Response(bent));
        if (kind === 4) await store.put(key, new Response(bytes, { status: pick([201, 404, 500]) }));
        if (kind === 5) await store.put(key, new Response(junk(), { headers: { 'content-type': 'text/html' } }));
        if (kind === 6) await store.put(`${scope}?use`, new Response(junk()));
        if (kind === 7) await store.put(`${scope}?${release}`, new Response(junk()));
        if (kind === 8) {
            const other = await caches.open(`etranger ${random(3)}`);
            for (const cache of [store, other]) await cache.put(scope + file, new Response(junk()));
            if (random(40) === 0) await caches.delete(name);
        }
        const answer = await fetch(scope + file, { cache: 'no-store' }).catch(() => null);
        if (answer) came++;
        else if (network) wrong.push(`${round}: ${kind}, ${file} did not come`);
        if (answer && (await digest(await answer.arrayBuffer())) !== wanted) wrong.push(`${round}: ${kind}, ${file}`);
    }
    return [came, wrong];
})
