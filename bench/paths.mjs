// Where things are, as absolute paths.
import path from 'node:path';

const here = import.meta.dirname;

export const BENCH = here;
export const SITE = path.join(here, 'site');
export const STACKS = path.join(here, 'stacks');
export const BROTLI_CACHE = path.join(here, '.brotli-cache');
export const GEODATA = path.resolve(here, '../geodata');
/** The built site of this project; `DIST` names another. */
export const DIST = path.resolve(process.env.DIST ?? path.join(here, '../dist'));
