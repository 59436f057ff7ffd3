/** Contents as they arrive from a service and lie in files: streamed, never whole in memory. */
import type { Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open } from "node:fs/promises";
import { HttpStatusError } from "../../cloud/http.ts";
import type { ExportedFile } from "./model.ts";

/** A service that sends nothing for this time counts as lost, milliseconds. */
const SILENCE_MS = 120_000;

/** What is fetched into a file. */
export interface Fetch {
  readonly path: string;
  readonly identity: string;
  /** The digest that the service has of the content; absent where it has none. */
  readonly digest?: (headers: Headers) => Digest | undefined;
  /** Whether an earlier file with the same identity is of another content. @default never */
  readonly isStale?: (known: ExportedFile) => Promise<boolean>;
  /** The content from an offset on, of the version with this tag; another answer than 206 is the whole content. */
  readonly open: (offset: number, tag: string | undefined) => Promise<Response>;
  readonly metadata?: (headers: Headers) => Record<string, string>;
}

export interface Digest {
  /** As OpenSSL names it: `md5`, `sha512`. */
  readonly algorithm: string;
  readonly value: string;
}

/** Asks for the rest of a content of which a part is here. */
export function rangeFrom(offset: number, tag: string | undefined): Record<string, string> {
  if (offset === 0) return {};
  return { range: `bytes=${offset}-`, ...(tag !== undefined && { "if-match": tag }) };
}

/** The rest of a content, or the whole: of another version than the one that was begun nothing is kept. */
export async function opened({ open }: Fetch, begun: number, tag?: string): Promise<Response> {
  if (begun === 0) return open(0, undefined);
  try {
    return await open(begun, tag || undefined);
  } catch (error) {
    if (error instanceof HttpStatusError && [412, 416].includes(error.status)) {
      return open(0, undefined);
    }
    throw error;
  }
}

/** The size of the whole content, as an answer names it. */
export function sizeIn(headers: Headers, isRest: boolean): number | undefined {
  const size = isRest
    ? headers.get("content-range")?.replace(/^.*\//, "")
    : headers.get("content-length");
  return size && /^\d+$/.test(size) ? Number(size) : undefined;
}

/** Appends pieces to a file: each is written before the next one is read. */
export async function append(
  file: string,
  pieces: AsyncIterable<string | Uint8Array> | Iterable<string>,
  sums: readonly Hash[],
): Promise<void> {
  const handle = await open(file, "a", 0o600);
  try {
    for await (const piece of pieces) {
      for (const sum of sums) sum.update(piece);
      await handle.appendFile(piece);
    }
  } finally {
    await handle.close();
  }
}

/** The content of an answer; throws if nothing comes for a long time. */
export async function* arriving({ body }: Response): AsyncGenerator<Uint8Array> {
  if (body === null) return;
  const reader = body.getReader();
  let isSilent = false;
  const silence = setTimeout(() => {
    isSilent = true;
    reader.cancel().catch(() => undefined);
  }, SILENCE_MS);
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (isSilent) throw new Error("no more data in time");
      if (done) return;
      silence.refresh();
      yield value;
    }
  } finally {
    clearTimeout(silence);
    await reader.cancel().catch(() => undefined); // when the disk is full, too
  }
}

export async function count(file: string, sums: readonly Hash[]): Promise<void> {
  for await (const piece of createReadStream(file)) for (const sum of sums) sum.update(piece);
}
