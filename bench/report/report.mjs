// From the results of a run to tables.
import fs from 'node:fs';
import path from 'node:path';
import { Records } from './records.mjs';
import { loadSection } from './load-tables.mjs';
import { interactionSection } from './interaction-tables.mjs';
import { noiseSection } from './noise.mjs';

/** Writes the report beside the results (`results.json` to `report.md`) and returns its path. */
export function writeReport(resultsFile, adapters) {
  const results = JSON.parse(fs.readFileSync(resultsFile, 'utf8'));
  const name = path.basename(resultsFile, '.json').replace(/^results/, 'report');
  const destination = path.join(path.dirname(resultsFile), `${name}.md`);
  if (destination === resultsFile) throw new Error(`${resultsFile} is no .json file`);
  fs.writeFileSync(destination, report(results, adapters));
  return destination;
}

export function report({ meta, records }, adapters) {
  const labels = Object.fromEntries(adapters.map(({ name, label }) => [name, label]));
  const chosen = new Records(records, labels);
  const sections = [
    header(meta, chosen),
    loadSection(chosen),
    interactionSection(chosen),
    noiseSection(chosen),
  ];
  return `${sections.filter(Boolean).join('\n\n')}\n`;
}

function header(meta, records) {
  const rounds = (kind, stress) =>
    Math.max(
      0,
      ...records.all
        .filter((record) => record.kind === kind && (record.mode === 'stress') === stress)
        .map(({ round }) => round + 1),
    );
  const { epci, communes, pins } = meta.counts;
  const versions = Object.entries(meta.versions).map((pair) => pair.join(' '));
  return `# Side by side

${meta.started.slice(0, 16).replace('T', ' ')} UTC, Chromium ${meta.chromium} headless with software rendering, ${meta.cpus} cores (${meta.model}), ${Math.round(meta.seconds / 60)} min. ${rounds('load', false)} rounds of loads, ${rounds('inter', false)} of interaction, ${rounds('inter', true)} of stress; medians over rounds [least–most]. ${epci} EPCI, ${communes} communes, ${pins} pins. Times on another machine are others: compare ratios. What each column means stands in README.md.

${versions.join(', ')}.`;
}
