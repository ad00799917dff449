// The options of run.mjs; `--help` prints them.
import path from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { BENCH } from './paths.mjs';
import { MODES } from './measure/settings.mjs';

const list = (text) => text.split(',').filter(Boolean);

function count(text) {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('Not a whole number.');
  return value;
}

function modeList(text) {
  const unknown = list(text).filter((mode) => !(mode in MODES));
  if (unknown.length)
    throw new InvalidArgumentError(
      `No mode ${unknown.join(', ')}; there are: ${Object.keys(MODES).join(', ')}.`,
    );
  return list(text);
}

export function readOptions(argv) {
  return new Command('node run.mjs')
    .description(
      'Measures the pages one after the other, in shuffled rounds, and writes the results.',
    )
    .option('--only <names>', 'only these stacks, e.g. app,app-ready,hand,d3,leaflet', list)
    .option('--modes <names>', 'what to interact with', modeList, Object.keys(MODES))
    .option('--rounds <n>', 'rounds of loads, free and slowed', count, 7)
    .option('--interaction-rounds <n>', 'rounds of interaction', count, 3)
    .option('--stress-rounds <n>', 'rounds of interaction in the mode "stress"', count, 2)
    .option('--no-load', 'leave out the loads')
    .option('--no-interaction', 'leave out the interaction')
    .option('--no-slow-cpu', 'leave out the interaction with the processor slowed 4 times')
    .addOption(
      new Option('--adapter <file...>', 'more pages to measure: see adapters/index.mjs').default(
        [],
        'none',
      ),
    )
    .option('--out <file>', 'where the results go', path.join(BENCH, 'results.json'))
    .option('--append', 'keep the records that the results have')
    .option('--shots <folder>', 'screenshots of the first round of interaction')
    .option('--no-report', 'write no report.md')
    .addHelpText(
      'after',
      `
Environment:
  DIST        the built site of this project (default: ../dist)
  PATH_QUERY  its page to measure (default: /)
  CHROMIUM    the browser (default: /usr/bin/chromium)`,
    )
    .parse(argv)
    .opts();
}
