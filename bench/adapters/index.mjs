// The measured pages, and how each is opened and used.
//
// An adapter is an object:
//   name, label     the key in the results, and the name in the tables
//   folder          the folder to serve; by default site/, where the stacks are built
//   modes           the address to open in each mode; a mode left out is not measured
//   map             selector of the element whose box on screen is the map
//   shapes          selector of the SVG shapes that carry the colours, or
//   canvas          selector of the canvas that does
//   byMode          `shapes` or `canvas` that differ in a mode
//   expected        by mode: which count of shapes to expect ('epci', 'communes'), where it differs
//   hoverText()     in the page: the text shown for what is hovered, '' for nothing
//   ready()         in the page: what must hold, besides the colours, before it counts as painted
//   recolourTarget(i)        in the page: the control of indicator i (0, 1); gets a real click, or
//   recolourCall([arg, i])   in the page: shows indicator i, for a control that no click sets;
//                            `arg` is the adapter's `recolourArgument`
//   prepare         by mode: async ({ page, mouse, centre }) before the interaction is measured
//   zoomable        false: the map neither pans nor zooms
//   load            false: its load is not measured
//   interaction     false: its interaction is not measured
// Functions "in the page" are sent there as text: they see nothing of their file.
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { stacks } from './stacks.mjs';
import { own } from './app.mjs';

/** The adapters named in `only` (all, if null), those that `files` export included. */
export async function chooseAdapters(only, files) {
  const all = [...own, ...stacks];
  for (const file of files) {
    const { adapters } = await import(pathToFileURL(path.resolve(file)).href);
    all.push(...adapters);
  }
  const unknown = (only ?? []).filter((name) => !all.some((adapter) => adapter.name === name));
  if (unknown.length) {
    const known = all.map(({ name }) => name).join(', ');
    throw new Error(`no stack named ${unknown.join(', ')}; there are: ${known}`);
  }
  return all.filter((adapter) => {
    if (only && !only.includes(adapter.name)) return false;
    if (!adapter.folder || fs.existsSync(path.join(adapter.folder, 'index.html'))) return true;
    const missing = `${adapter.name}: no site in ${adapter.folder} (cargo xtask build, or set DIST)`;
    if (only) throw new Error(missing);
    console.warn(`left out ${missing}`);
    return false;
  });
}
