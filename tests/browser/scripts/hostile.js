// Generates hostile values, the same at each run. HOME is the URL of the map.
let seed = 20161124;
const draw = () => (seed = (seed * 16807) % 2147483647) / 2147483647;
const pick = (all) => all[Math.floor(draw() * all.length)];
const markup = '<img src=x onerror="document.title=\'injecté\'">';
const value = (depth) => pick([
    () => pick([null, undefined, NaN, Infinity, -Infinity, -0, -1, 1e308, 0.5, 12345678901234567890n, true]),
    () => pick(['', markup, `"><script>document.title='injecté'</script>`, 'javascript:document.title=1', '\0', '\ud800', '9'.repeat(400), 'https://ailleurs.example/']),
    () => `${HOME}?vue=${markup}`,
    () => String.fromCharCode(...Array.from({ length: 8 }, () => draw() * 0xffff)),
    () => depth ? Array.from({ length: 3 }, () => value(depth - 1)) : [],
    () => depth ? { type: value(depth - 1), height: value(depth - 1), url: value(depth - 1), __proto__: null } : {},
    () => pick([new Map([[1, 2]]), new Date(NaN), /x/g, new Uint8Array(9), new Error('x')]),
])();
const message = () => pick([
    () => value(2),
    () => ({ type: 'carte-services-familles:height', height: value(2) }),
    () => ({ type: 'carte-services-familles:state', url: value(2) }),
    () => ({ type: value(1), height: value(1), url: value(1) }),
    () => 'relever',
])();
