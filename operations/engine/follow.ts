/** Follows the event log of a running engine and shows its progress. */
import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { TimeLeft } from "../../output/time-left.ts";
import { displayOn, type Screen } from "./display.ts";
import type { Durations } from "./durations.ts";
import { type EngineEvent, readEvent } from "./events.ts";
import type { Moment } from "./frame.ts";
import type { Manner } from "./log-lines.ts";
import { Progress, type Resource } from "./progress.ts";

/** How often the log is read, ms. */
const READ_EVERY = 250;

/** Reads a file that grows, line by line. */
export class Tail {
  readonly #file: string;
  #offset = 0;
  #rest: Buffer = Buffer.alloc(0);

  constructor(file: string) {
    this.#file = file;
  }

  /** The lines that have been completed since the last call. */
  async lines(): Promise<string[]> {
    const handle = await open(this.#file, "r");
    try {
      const { size } = await handle.stat();
      if (size <= this.#offset) return [];
      const { buffer, bytesRead } = await handle.read({
        buffer: Buffer.alloc(size - this.#offset),
        position: this.#offset,
      });
      this.#offset += bytesRead;
      const all = Buffer.concat([this.#rest, buffer.subarray(0, bytesRead)]);
      const end = all.lastIndexOf("\n") + 1;
      this.#rest = all.subarray(end);
      return all.subarray(0, end).toString("utf8").split("\n");
    } finally {
      await handle.close();
    }
  }
}

/** All events until the run ends, with its progress on the screen meanwhile. */
export async function follow(
  file: string,
  run: Promise<{ readonly failed: boolean }>,
  { site, recorded, durations, screen = process.stderr, ...manner }: Following,
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  const tail = new Tail(file);
  const progress = new Progress(site, recorded, durations);
  const timeLeft = new TimeLeft();
  const display = displayOn(screen, manner);
  const take = async () => {
    for (const line of await tail.lines()) {
      for (const event of readEvent(line)) {
        events.push(event);
        progress.take(event);
      }
    }
  };
  const moment = (): Moment => {
    const now = Date.now() / 1000;
    const left = timeLeft.at(now, progress.left(now));
    return { site, now, left, parts: progress.parts(), whole: progress.whole() };
  };
  let failed: boolean | undefined;
  const ended = run.then(
    (result) => {
      failed = result.failed;
    },
    () => {
      failed = true; // the caller handles it
    },
  );
  while (failed === undefined) {
    await Promise.race([sleep(READ_EVERY), ended]);
    await take();
    if (failed === undefined) display.show(moment());
  }
  await take();
  display.end(moment(), failed);
  return events;
}

export interface Following extends Manner {
  readonly site: string;
  /** What the run goes through, if it is known before. */
  readonly recorded?: readonly Resource[];
  /** What steps take; those of this run are added. */
  readonly durations?: Durations;
  readonly screen?: Screen;
}
