// Choosing among the records of a run.

export class Records {
  constructor(records, labels) {
    this.all = records;
    this.labels = labels;
  }

  /** Completed loads of a stack, free or slowed. */
  loads(name, slow) {
    return this.all.filter(
      (record) =>
        record.kind === 'load' &&
        record.name === name &&
        record.thr === slow &&
        record.ok &&
        !record.fail,
    );
  }

  /** Completed interactions of a stack in a mode. */
  uses(name, mode, slowness = 1) {
    return this.all.filter(
      (record) =>
        record.kind === 'inter' &&
        record.name === name &&
        record.mode === mode &&
        record.cpu === slowness &&
        !record.fail,
    );
  }

  get failures() {
    return this.all.filter((record) => record.fail || (record.kind === 'load' && !record.ok));
  }

  /** The stacks that have records of a kind, as `{ name, label }`, in the order of the adapters. */
  stacks(kind) {
    const measured = new Set(
      this.all.filter((record) => record.kind === kind).map(({ name }) => name),
    );
    const known = Object.keys(this.labels).filter((name) => measured.has(name));
    const others = [...measured].filter((name) => !known.includes(name));
    return [...known, ...others].map((name) => ({ name, label: this.labels[name] ?? name }));
  }
}
