// Writes the tables of a run.   node report.mjs [results.json]
import path from 'node:path';
import { BENCH } from './paths.mjs';
import { own } from './adapters/app.mjs';
import { stacks } from './adapters/stacks.mjs';
import { writeReport } from './report/report.mjs';

const results = process.argv[2] ?? path.join(BENCH, 'results.json');
console.log('written', writeReport(path.resolve(results), [...own, ...stacks]));
