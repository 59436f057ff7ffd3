/** The text of a file, or of standard input or another stream that the shell has opened, at once. */
import { readSync } from "node:fs";
import {
  checkSize,
  decoded,
  FileFault,
  MOST_OF_RECORDS,
  readBytes,
} from "../../policies/values/text-file.ts";

const PART_BYTES = 65_536;
const PAUSE_MS = 20;

/** The descriptor of an argument: `-` is standard input, and a shell opens `/dev/fd/63` for `<(…)`. */
export function streamOf(name: string): number | undefined {
  if (name === "-") return 0;
  const [, descriptor] = /^\/(?:dev|proc\/self)\/fd\/(\d{1,4})$/.exec(name) ?? [];
  return descriptor === undefined ? undefined : Number(descriptor);
}

/**
 * Waits for a slow writer: a non-blocking pipe returns EAGAIN while it has no data yet. `most` is the largest size in
 * MiB, and `shown` its name in messages. @throws FileFault
 */
export function readStream(stream: number, shown: string, most: number): Buffer {
  const parts: Buffer[] = [];
  let size = 0;
  const part = Buffer.alloc(PART_BYTES);
  for (;;) {
    try {
      const read = readSync(stream, part);
      if (read === 0) return Buffer.concat(parts);
      size += read;
      checkSize(size, most, shown);
      parts.push(Buffer.from(part.subarray(0, read)));
    } catch (error) {
      if (error instanceof FileFault) throw error;
      const { code = "?" } = error as NodeJS.ErrnoException;
      if (code !== "EAGAIN") throw new FileFault("unreadable", { file: shown, code });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
    }
  }
}

/** The text of a file, of standard input for `-`, or of a shell's `<(…)`; `file` is its name in messages. @throws FileFault */
export function textOf(name: string, file: string): string {
  const most = MOST_OF_RECORDS;
  const stream = streamOf(name);
  const bytes =
    stream === undefined ? readBytes(name, { shown: file, most }) : readStream(stream, file, most);
  // Some shells redirect as UTF-16; the byte order mark is not part of the text in either encoding.
  const wide = bytes[0] === 0xff && bytes[1] === 0xfe;
  return decoded(bytes, file, wide ? "utf-16le" : "utf-8");
}
