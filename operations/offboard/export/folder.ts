/**
 * The folder of an export: it belongs to one tenant, each file in it is complete, and a journal names them, so that a run
 * that was ended goes on. Only names and digests are in memory.
 */
import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import {
  appendFile,
  chmod,
  mkdir,
  open,
  readdir,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { textOf } from "../../../estate/edit/files.ts";
import { keepFolder } from "../../../estate/edit/whole-file.ts";
import { shownPath } from "../../../output/path.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { HttpStatusError } from "../../cloud/http.ts";
import { append, arriving, count, type Fetch, opened, sizeIn } from "./content.ts";
import { EXPORT } from "./messages.ts";
import type { ExportedFile } from "./model.ts";

const JOURNAL = "journal.jsonl";
const PARTIAL = ".partial";
const FULL = ["ENOSPC", "EDQUOT"];
/** System calls on files, in Node's errors: those of a connection are others. */
const FILES = /^(open|write|fsync|rename|mkdir|scandir|rm|unlink|stat|lstat)$/;

/** Whose export it is. */
export interface Owner {
  readonly site: string;
  readonly tenant: string;
}

export class ExportFolder {
  readonly path: string;
  /** Files of earlier runs, by path. */
  readonly #known: Map<string, ExportedFile>;
  /** Files of this run. */
  readonly #files = new Map<string, ExportedFile>();

  private constructor(path: string, known: Map<string, ExportedFile>) {
    this.path = path;
    this.#known = known;
  }

  /** Opens an empty folder, or an earlier export of the same tenant. @throws Misuse for any other */
  static async open(path: string, owner: Owner): Promise<ExportFolder> {
    const made = await mkdir(path, { recursive: true, mode: 0o700 }).catch((error) => error);
    if (made instanceof Error) throw new Misuse(EXPORT.noFolder, { folder: shownPath(path) });
    const entries = await readdir(path);
    const head = JSON.stringify({ schemaVersion: 1, ...owner });
    const journal = join(path, JOURNAL);
    if (entries.length === 0) {
      await chmod(path, 0o700);
      await appendFile(journal, `${head}\n`, { mode: 0o600, flush: true });
      return new ExportFolder(path, new Map());
    }
    const known = entries.includes(JOURNAL) ? await read(journal, head) : undefined;
    if (known === undefined)
      throw new Misuse(EXPORT.otherFolder, { folder: shownPath(path), ...owner });
    const found = new ExportFolder(path, known);
    await found.#wholly(JOURNAL, () => appendFile(journal, "\n")); // the last line may have been cut off
    return found;
  }

  /** Files of this run, and those of earlier runs that are still whole, in the order of their paths. */
  async files(): Promise<(ExportedFile & { readonly earlier: boolean })[]> {
    const all = [...this.#files.values()].map((file) => ({ ...file, earlier: false }));
    for (const file of this.#known.values()) {
      if (this.#files.has(file.path) || !(await this.#isWhole(file))) continue;
      all.push({ ...file, earlier: true });
    }
    return all.sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  /** Writes what this program makes, piece by piece: each run makes it again. */
  async write(path: string, pieces: AsyncIterable<string> | Iterable<string>): Promise<void> {
    const part = await this.#partOf(path, "");
    await rm(part, { force: true });
    const sha256 = createHash("sha256");
    await this.#wholly(path, async () => {
      await append(part, pieces, [sha256]);
      const bytes = await sizeOf(part);
      await this.#finish(part, { path, bytes, sha256: sha256.digest("hex"), identity: "" });
    });
  }

  /**
   * Fetches a file, unless it is here and whole; goes on where an earlier run ended. Returns the file, or the reason for
   * which there is none. @throws UserError if the disk is full or the service is lost: the next run goes on
   */
  async fetch(wanted: Fetch): Promise<ExportedFile | { readonly reason: string }> {
    const { path, identity } = wanted;
    try {
      const known = this.#known.get(path);
      if (known?.identity === identity && (await this.#isWhole(known))) {
        if (!(await wanted.isStale?.(known))) {
          this.#files.set(path, known);
          return known;
        }
      }
      const part = await this.#partOf(path, identity);
      return await this.#wholly(path, () => this.#download(part, wanted));
    } catch (error) {
      if (error instanceof HttpStatusError && error.status < 500) return { reason: error.message };
      if (error instanceof UserError) throw error;
      throw new UserError(EXPORT.lost, { path, reason: (error as Error).message });
    }
  }

  async #download(part: string, wanted: Fetch): Promise<ExportedFile | { reason: string }> {
    const { path, identity } = wanted;
    const tag = await textOf(`${part}.tag`);
    const begun = tag === undefined ? 0 : await sizeOf(part);
    const answer = await opened(wanted, begun, tag);
    const isRest = answer.headers.get("content-range")?.startsWith(`bytes ${begun}-`) ?? false;
    if (answer.status === 206 && !isRest) throw new Error("the answer is another part");
    if (!isRest) await rm(part, { force: true });
    const digest = wanted.digest?.(answer.headers);
    const sums = [createHash("sha256"), ...(digest ? [createHash(digest.algorithm)] : [])];
    if (isRest) await count(part, sums);
    else await writeFile(`${part}.tag`, answer.headers.get("etag") ?? "", { mode: 0o600 });
    await append(part, arriving(answer), sums);
    const size = await sizeOf(part);
    const [sha256 = "", own] = sums.map((sum) => sum.digest("hex"));
    const whole = sizeIn(answer.headers, isRest);
    if ((whole !== undefined && size !== whole) || (digest && own !== digest.value)) {
      await rm(part, { force: true });
      const wants = digest && `, ${digest.algorithm} ${digest.value}`;
      return { reason: `got ${size} B${own ? ` (${own})` : ""}, want ${whole} B${wants ?? ""}` };
    }
    await rm(`${part}.tag`, { force: true });
    const metadata = wanted.metadata?.(answer.headers);
    return this.#finish(part, { path, bytes: size, sha256, identity, metadata });
  }

  /** Moves a whole file to its place and notes it. */
  async #finish(part: string, file: ExportedFile): Promise<ExportedFile> {
    const place = join(this.path, file.path);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    const handle = await open(part, "r");
    await handle.sync().finally(() => handle.close());
    await rename(part, place);
    await keepFolder(place);
    await appendFile(join(this.path, JOURNAL), `${JSON.stringify(file)}\n`);
    this.#files.set(file.path, file);
    return file;
  }

  async #isWhole({ path, bytes, sha256 }: ExportedFile): Promise<boolean> {
    const place = join(this.path, path);
    if ((await sizeOf(place)) !== bytes) return false;
    const sum = createHash("sha256");
    await count(place, [sum]);
    return sum.digest("hex") === sha256;
  }

  /** Where a file is written until it is whole: another version of it has another place. */
  async #partOf(path: string, identity: string): Promise<string> {
    await mkdir(join(this.path, PARTIAL), { recursive: true, mode: 0o700 });
    const name = createHash("sha256").update(`${path}\0${identity}`).digest("hex").slice(0, 32);
    return join(this.path, PARTIAL, name);
  }

  /** Removes parts of files that are no longer wanted, when all others are whole. */
  async end(): Promise<void> {
    await rm(join(this.path, PARTIAL), { recursive: true, force: true });
  }

  async #wholly<T>(path: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      const { code = "", syscall, message } = error as NodeJS.ErrnoException;
      const values = { folder: shownPath(this.path), path, reason: message };
      if (FULL.includes(code)) throw new UserError(EXPORT.full, values);
      if (syscall !== undefined && FILES.test(syscall)) throw new UserError(EXPORT.disk, values);
      throw error;
    }
  }
}

/** The files of a journal; `undefined` if it is of another tenant. A line that was cut off names no file. */
async function read(journal: string, head: string): Promise<Map<string, ExportedFile> | undefined> {
  const known = new Map<string, ExportedFile>();
  let first = true;
  for await (const line of createInterface({ input: createReadStream(journal) })) {
    if (first && line !== head) return undefined;
    if (!first) {
      try {
        const file = JSON.parse(line) as ExportedFile;
        known.set(file.path, file);
      } catch {
        // its file is fetched again
      }
    }
    first = false;
  }
  return first ? undefined : known;
}

async function sizeOf(file: string): Promise<number> {
  return (await stat(file).catch(() => undefined))?.size ?? 0;
}
