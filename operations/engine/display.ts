/** Shows the progress of a run: lines that are redrawn on a terminal, lines of a log elsewhere (docs/adr/0064). */
import cliTruncate from "cli-truncate";
import { createLogUpdate } from "log-update";
import stringWidth from "string-width";
import { frame, type Moment } from "./frame.ts";
import { formatWhole, LogLines, type Manner } from "./log-lines.ts";

/** Where progress is shown; `process.stderr` fits. */
export interface Screen {
  readonly isTTY?: boolean;
  readonly columns?: number;
  readonly rows?: number;
  write(text: string): unknown;
}

/** Shows the moments of one run. */
export interface Display {
  show(moment: Moment): void;
  /** After the last moment: what a log keeps is printed, what a terminal shows is gone. */
  end(moment: Moment, failed: boolean): void;
}

/** The display that fits: a terminal that cannot move its cursor is a log. */
export function displayOn(screen: Screen, manner: Manner, terminal = process.env.TERM): Display {
  return screen.isTTY && terminal !== "dumb"
    ? new TerminalDisplay(screen, manner)
    : new LogDisplay(screen, manner);
}

class LogDisplay implements Display {
  readonly #screen: Screen;
  readonly #lines: LogLines;

  constructor(screen: Screen, manner: Manner) {
    this.#screen = screen;
    this.#lines = new LogLines(manner);
  }

  show(moment: Moment): void {
    this.#print(this.#lines.due(moment));
  }

  end(moment: Moment, failed: boolean): void {
    this.#print(this.#lines.rest(moment, failed));
  }

  #print(lines: readonly string[]): void {
    for (const line of lines) this.#screen.write(`${line}\n`);
  }
}

class TerminalDisplay implements Display {
  readonly #screen: Screen;
  readonly #manner: Manner;
  readonly #draw: ReturnType<typeof createLogUpdate>;
  #drawn: readonly string[] = [];

  constructor(screen: Screen, manner: Manner) {
    this.#screen = screen;
    this.#manner = manner;
    const size = () => this.#size();
    const stream = {
      isTTY: true,
      write: (text: string) => screen.write(text),
      get columns() {
        return size().columns;
      },
      get rows() {
        return size().rows;
      },
    };
    // The cursor stays visible: a process that is killed could not show it again.
    this.#draw = createLogUpdate(stream as unknown as NodeJS.WritableStream, { showCursor: true });
  }

  show(moment: Moment): void {
    this.#eraseWrapped();
    const { language, tenants } = this.#manner;
    const { columns, rows } = this.#size();
    this.#drawn = tenants
      ? frame(moment, { columns, rows, language })
      : [cliTruncate(formatWhole(moment, language), columns)];
    this.#draw(this.#drawn.join("\n"));
  }

  end(): void {
    this.#eraseWrapped();
    this.#draw.clear();
  }

  /** A terminal that became narrower has wrapped the lines, so that they have more rows than were drawn. */
  #eraseWrapped(): void {
    const { columns } = this.#size();
    const more = this.#drawn.reduce(
      (sum, line) => sum + Math.max(0, Math.ceil(stringWidth(line) / columns) - 1),
      0,
    );
    if (more === 0) return;
    this.#screen.write("\x1b[1A\x1b[2K".repeat(more));
    this.#draw.clear();
    this.#drawn = [];
  }

  /** The last column stays free, because some terminals wrap a line that fills it. */
  #size(): { columns: number; rows: number } {
    return {
      columns: Math.max(1, (this.#screen.columns || 80) - 1),
      rows: this.#screen.rows || 24,
    };
  }
}
