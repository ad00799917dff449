// The files of a folder, in memory, with their headers and their brotli 11 form.
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import zlib from 'node:zlib';
import { BROTLI_CACHE } from '../paths.mjs';

const TYPES = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  mjs: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  svgfrag: 'text/plain; charset=utf-8',
  json: 'application/json',
  geojson: 'application/geo+json',
  webmanifest: 'application/manifest+json',
  wasm: 'application/wasm',
  svg: 'image/svg+xml',
  png: 'image/png',
  ico: 'image/x-icon',
  woff2: 'font/woff2',
};
/** Compressed already. */
const INCOMPRESSIBLE = new Set(['png', 'jpg', 'ico', 'woff2', 'br', 'gz']);
/** Bytes; below, compression is not worth its header. */
const SMALLEST_COMPRESSED = 150;

/** A map from `/path/of/file` to `{ body, brotli, headers }`; `brotli` is null where it gains nothing. */
export function loadFiles(root) {
  fs.mkdirSync(BROTLI_CACHE, { recursive: true });
  const entries = fs.readdirSync(root, { recursive: true, withFileTypes: true });
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
      .map((file) => [`/${path.relative(root, file).split(path.sep).join('/')}`, loadFile(file)]),
  );
}

function loadFile(file) {
  const extension = path.extname(file).slice(1);
  const body = fs.readFileSync(file);
  const digest = crypto.createHash('sha256').update(body).digest('hex');
  const compressible = !INCOMPRESSIBLE.has(extension) && body.length > SMALLEST_COMPRESSED;
  const brotli = compressible ? compressed(body, digest) : null;
  return {
    body,
    brotli: brotli && brotli.length < body.length ? brotli : null,
    headers: {
      'content-type': TYPES[extension] ?? 'application/octet-stream',
      'cache-control': cacheControl(path.basename(file), extension),
      etag: `"${digest.slice(0, 16)}"`,
      vary: 'accept-encoding',
      'access-control-allow-origin': '*',
    },
  };
}

function cacheControl(name, extension) {
  if (extension === 'html') return 'no-cache';
  const namedAfterContent = /[-_.][A-Za-z0-9_]{8,}(\.|_bg)/.test(name);
  return namedAfterContent ? 'public, max-age=31536000, immutable' : 'public, max-age=3600';
}

/** Brotli at its best quality, kept on disk under the content's digest: it is slow. */
function compressed(body, digest) {
  const cached = path.join(BROTLI_CACHE, `${digest}.br`);
  if (fs.existsSync(cached)) return fs.readFileSync(cached);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const result = zlib.brotliCompressSync(body, {
    params: {
      [BROTLI_PARAM_QUALITY]: 11,
      [BROTLI_PARAM_LGWIN]: 24,
      [BROTLI_PARAM_SIZE_HINT]: body.length,
    },
  });
  fs.writeFileSync(cached, result);
  return result;
}
