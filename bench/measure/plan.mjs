// The order of measurements: rounds, each shuffled, so that no stack always has the warm machine.
import { SLOW_CPU } from './settings.mjs';
import { randomFrom, shuffled } from '../lib/random.mjs';

/**
 * The jobs of a run: `{ kind: 'load', round, adapter, slow }` or
 * `{ kind: 'inter', round, adapter, mode, slowness }`. The stress rounds come last.
 */
export function plan(adapters, options) {
  const random = randomFrom(20260101);
  const rounds = (count, jobs) =>
    Array.from({ length: count }, (_, round) =>
      shuffled(jobs, random).map((job) => ({ ...job, round })),
    ).flat();

  const loads = adapters
    .filter(({ load, modes }) => load !== false && modes.epci)
    .flatMap((adapter) => [false, true].map((slow) => ({ kind: 'load', adapter, slow })));
  const uses = adapters
    .filter(({ interaction }) => interaction !== false)
    .flatMap((adapter) => interactionJobs(adapter, options));
  const stress = ({ mode }) => mode === 'stress';
  return [
    ...(options.load ? rounds(options.rounds, loads) : []),
    ...(options.interaction
      ? [
          ...rounds(
            options.interactionRounds,
            uses.filter((job) => !stress(job)),
          ),
          ...rounds(options.stressRounds, uses.filter(stress)),
        ]
      : []),
  ];
}

function interactionJobs(adapter, { modes, slowCpu }) {
  const jobs = modes
    .filter((mode) => adapter.modes[mode])
    .map((mode) => ({ kind: 'inter', adapter, mode, slowness: 1 }));
  const slowed = slowCpu && adapter.load !== false && jobs.some(({ mode }) => mode === 'communes');
  return slowed
    ? [...jobs, { kind: 'inter', adapter, mode: 'communes', slowness: SLOW_CPU }]
    : jobs;
}
