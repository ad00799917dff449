// The pages of the libraries: one minified bundle each, fetched with its data at once.
import fs from 'node:fs';
import path from 'node:path';
import crypto from 'node:crypto';
import esbuild from 'esbuild';
import { BENCH, SITE, STACKS } from '../paths.mjs';

const BUNDLED = ['leaflet', 'd3', 'd3canvas', 'maplibre', 'ol', 'plot'];

/** What every page's script is built with: the indicators come with the code. */
export const bundling = (indicators) => ({
  bundle: true,
  minify: true,
  target: 'es2022',
  legalComments: 'none',
  logLevel: 'error',
  define: { INDICATORS: JSON.stringify(indicators) },
});

export async function buildBundledPages(page, indicators) {
  const preload = await preloadScript();
  for (const name of BUNDLED) {
    const folder = path.join(SITE, name);
    const { metafile } = await esbuild.build({
      ...bundling(indicators),
      entryPoints: [path.join(STACKS, `${name}.js`)],
      format: 'esm',
      outdir: folder,
      entryNames: '[name]-[hash]',
      metafile: true,
      loader: { '.png': 'dataurl', '.svg': 'dataurl' },
    });
    const files = Object.keys(metafile.outputs).map((file) => path.basename(file));
    const script = files.find((file) => file.endsWith('.js'));
    const styles = files.find((file) => file.endsWith('.css'));
    const head = [
      styles ? `<link rel="stylesheet" href="${styles}">` : '',
      `<link rel="modulepreload" href="${script}">`,
      `<script>${preload}</script>`,
    ].join('');
    const html = page({
      title: name,
      attributes: name === 'maplibre' ? ` data-worker="${copyMapLibreWorker(folder)}"` : '',
      head,
      scripts: `<script type="module" src="${script}"></script>`,
    });
    fs.writeFileSync(path.join(folder, 'index.html'), html);
  }
}

/** In the page itself, ahead of the bundle: `{…}` keeps its names to itself. */
async function preloadScript() {
  const source = fs.readFileSync(path.join(STACKS, 'shared/preload.js'), 'utf8');
  const { code } = await esbuild.transform(`{${source}}`, { minify: true, target: 'es2022' });
  return code.trim();
}

/** MapLibre's worker is a file of its own; returns the name, with a digest, under which it is served. */
function copyMapLibreWorker(folder) {
  const original = path.join(BENCH, 'node_modules/maplibre-gl/dist/maplibre-gl-worker.mjs');
  const code = fs.readFileSync(original, 'utf8').replace(/\n\/\/# sourceMappingURL=.*\s*$/, '\n');
  const digest = crypto.createHash('sha256').update(code).digest('hex').slice(0, 8);
  const name = `worker-${digest}.mjs`;
  fs.writeFileSync(path.join(folder, name), code);
  return name;
}
