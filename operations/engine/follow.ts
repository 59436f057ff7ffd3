/** Follows the event log of a running engine and shows its progress. */
import { open } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { type Language, render } from "../../output/message.ts";
import { type EngineEvent, readEvent } from "./events.ts";
import { TEXTS } from "./messages.ts";
import { Progress } from "./progress.ts";

/** How often the log is read, ms. */
const READ_EVERY = 250;
/** How often a progress line is printed when the output is not a terminal, ms. */
const PRINT_EVERY = 10_000;

/** Where progress is shown; `process.stderr` fits. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  write(text: string): unknown;
}

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

/** All events until the run ends, with a progress line on the screen meanwhile. */
export async function follow(
  file: string,
  run: Promise<unknown>,
  { language, site, expected, screen = process.stderr }: Following,
): Promise<EngineEvent[]> {
  const events: EngineEvent[] = [];
  const tail = new Tail(file);
  const progress = new Progress(expected);
  const take = async () => {
    for (const line of await tail.lines()) {
      for (const event of readEvent(line)) {
        events.push(event);
        progress.take(event);
      }
    }
  };
  let runs = true;
  const ended = run.finally(() => {
    runs = false;
  });
  ended.catch(() => {}); // the caller handles it
  let last = "";
  let printed = Date.now();
  while (runs) {
    await Promise.race([sleep(READ_EVERY), ended.catch(() => {})]);
    await take();
    if (!screen.isTTY && Date.now() - printed < PRINT_EVERY) continue;
    const values = { site, progress: progress.line(Date.now() / 1000, language) };
    const line = render(TEXTS.moves, values, language);
    if (line === last) continue;
    screen.write(
      screen.isTTY ? `\r\x1b[K${line.slice(0, (screen.columns ?? 80) - 1)}` : `${line}\n`,
    );
    [last, printed] = [line, Date.now()];
  }
  if (screen.isTTY && last !== "") screen.write("\r\x1b[K");
  await take();
  return events;
}

export interface Following {
  readonly language: Language;
  readonly site: string;
  /** Resources that the run will go through, if known. */
  readonly expected?: number;
  readonly screen?: Screen;
}
