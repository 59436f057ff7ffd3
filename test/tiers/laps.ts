/** How long each file of a serial AVA run took, by the arrival of its TAP lines. */

const FILE = /^(?:(?:not )?ok \d+ - |# )(\S+) › /gm;

export class Laps {
  private readonly ends = new Map<string, number>();
  private last: number;

  constructor(started: number) {
    this.last = started;
  }

  /** Receives newly printed text. */
  heard(text: string, now: number): void {
    for (const [, file = ""] of text.matchAll(FILE)) {
      const before = this.ends.get(file) ?? 0;
      this.ends.set(file, before + now - this.last);
      this.last = now;
    }
  }

  /** Seconds by file, in the order of the run. */
  seconds(): [file: string, seconds: number][] {
    return [...this.ends].map(([file, spent]) => [file, Math.round(spent / 1000)]);
  }
}
