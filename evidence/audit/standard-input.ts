/** All of standard input, at once. */
import { readSync } from "node:fs";

const PART_BYTES = 65_536;
const PAUSE_MS = 20;

/** Waits for a slow writer: a non-blocking pipe returns EAGAIN while it has no data yet. */
export function standardInput(): Buffer {
  const parts: Buffer[] = [];
  const part = Buffer.alloc(PART_BYTES);
  for (;;) {
    try {
      const read = readSync(0, part);
      if (read === 0) return Buffer.concat(parts);
      parts.push(Buffer.from(part.subarray(0, read)));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}
