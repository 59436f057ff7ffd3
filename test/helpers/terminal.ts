/** A terminal, by the emulator of an editor: what a person sees after what a program has written. */
import xterm from "@xterm/headless";

export class Terminal {
  readonly isTTY = true;
  readonly #emulator: InstanceType<typeof xterm.Terminal>;
  /** All that was written. */
  written = "";

  constructor(columns: number, rows: number) {
    this.#emulator = new xterm.Terminal({
      cols: columns,
      rows,
      convertEol: true, // as the kernel does for a program's output
      allowProposedApi: true,
    });
  }

  get columns(): number {
    return this.#emulator.cols;
  }

  get rows(): number {
    return this.#emulator.rows;
  }

  write(text: string): void {
    this.written += text;
    this.#emulator.write(text);
  }

  /** A person changes the window's size; lines that no longer fit are wrapped. */
  async resize(columns: number, rows: number): Promise<void> {
    await this.#flushed();
    this.#emulator.resize(columns, rows);
  }

  /** The lines from the top of the history to the last one with a text. */
  async lines(): Promise<string[]> {
    await this.#flushed();
    const { active } = this.#emulator.buffer;
    const lines = Array.from(
      { length: active.length },
      (_, row) => active.getLine(row)?.translateToString(true) ?? "",
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== "") + 1);
  }

  #flushed(): Promise<void> {
    return new Promise((resolve) => this.#emulator.write("", resolve));
  }
}
