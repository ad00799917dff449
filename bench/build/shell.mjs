// The HTML around every map: the same panel, legend and styles for each stack.
import fs from 'node:fs';
import path from 'node:path';
import esbuild from 'esbuild';
import { STACKS } from '../paths.mjs';

const source = (file) => fs.readFileSync(path.join(STACKS, 'shared', file), 'utf8');

/** A function that writes a page: `{ title, attributes, head, map, scripts }` to HTML. */
export async function pageWriter(indicators) {
  const { code } = await esbuild.transform(source('page.css'), { loader: 'css', minify: true });
  const css = code.trim();
  const buttons = indicators
    .map(({ label }, i) => `<button data-i="${i}" aria-pressed="${i === 0}">${label}</button>`)
    .join('');
  const panel = source('panel.html')
    .replace(/\s*\n\s*/g, ' ')
    .replace(/> </g, '><')
    .replace('{{BUTTONS}}', buttons);

  return ({ title, attributes = '', head = '', map = '', scripts = '' }) =>
    [
      `<!doctype html><html lang="fr"${attributes}><head><meta charset="utf-8">`,
      '<meta name="viewport" content="width=device-width,initial-scale=1">',
      `<title>${title}</title><link rel="icon" href="data:,"><style>${css}</style>${head}</head>`,
      `<body>${panel.replace('{{MAP}}', () => map)}${scripts}</body></html>`,
    ].join('');
}
