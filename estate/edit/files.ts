/** Several files of the estate written together: all of them or none, and nothing that changed meanwhile overwritten. */
import {
  cp,
  link,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { keepFolder, type Staged, stage, writeWhole } from "./whole-file.ts";

/** One file as it should be. */
export interface Edit {
  /** Absolute path. */
  readonly file: string;
  /** `undefined` for one that is to go. */
  readonly text: string | undefined;
  /** What the file held when the edit was made; `undefined` for one that was not there. */
  readonly was: string | undefined;
}

/** A file holds something else than when it was read, or came to be. */
export class Overtaken extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} was changed meanwhile`);
    this.file = file;
  }
}

/** A file's text; `undefined` when there is none. */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes all edits. On any failure what was written is taken back, and the error thrown. */
export async function writeAll(edits: readonly Edit[]): Promise<void> {
  const undo: (() => Promise<unknown>)[] = [];
  const staged: { edit: Edit; beside: Staged | undefined }[] = [];
  try {
    for (const edit of edits) {
      const made = await mkdir(dirname(edit.file), { recursive: true });
      if (made !== undefined) undo.unshift(() => rm(made, { recursive: true }));
      const { file, text } = edit;
      staged.push({ edit, beside: text === undefined ? undefined : await stage(file, text) });
    }
    for (const { edit, beside } of staged) {
      const { file, was } = edit;
      if ((await textOf(file)) !== was) throw new Overtaken(file);
      if (beside === undefined) {
        await rm(file);
        undo.unshift(() => writeWhole(file, was ?? ""));
      } else if (was === undefined) {
        await link(beside.aside, file); // never over a file that came to be
        undo.unshift(() => rm(file));
      } else {
        await rename(beside.aside, beside.place);
        undo.unshift(() => writeWhole(file, was));
      }
    }
    for (const { edit } of staged) await keepFolder(edit.file);
  } catch (error) {
    for (const step of undo) await step();
    throw error;
  } finally {
    await Promise.all(staged.map(({ beside }) => beside && rm(beside.aside, { force: true })));
  }
}

/** Runs something on a copy of the stacks folder's data with the edits made; the copy is gone afterwards. */
export async function onCopy<T>(
  root: string,
  edits: readonly Edit[],
  run: (copy: string) => Promise<T>,
): Promise<T> {
  const copy = await mkdtemp(join(tmpdir(), "aes-estate-trial-"));
  try {
    for (const name of await readdir(root, { recursive: true })) {
      if (name.endsWith(".yaml")) await cp(join(root, name), join(copy, name), { recursive: true });
    }
    for (const { file, text } of edits) {
      const inside = relative(root, file);
      if (inside.startsWith("..")) continue; // beside the stacks folder: no data of the estate
      await mkdir(dirname(join(copy, inside)), { recursive: true });
      if (text === undefined) await rm(join(copy, inside));
      else await writeFile(join(copy, inside), text);
    }
    return await run(copy);
  } finally {
    await rm(copy, { recursive: true });
  }
}
