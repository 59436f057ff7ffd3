/** Writes several files of the estate together: all or none, and never over a file that changed in the meantime. */
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

/** The new content of one file. */
export interface Edit {
  /** Absolute path. */
  readonly file: string;
  /** `undefined` to delete the file. */
  readonly text: string | undefined;
  /** Content of the file when the edit was made; `undefined` if it did not exist. */
  readonly was: string | undefined;
}

/** A file changed, or was created, after it was read. */
export class Overtaken extends Error {
  readonly file: string;

  constructor(file: string) {
    super(`${file} was changed meanwhile`);
    this.file = file;
  }
}

/** A file's text; `undefined` if it does not exist. */
export async function textOf(file: string): Promise<string | undefined> {
  try {
    return await readFile(file, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Writes all edits. On any failure, undoes the ones already written and throws the error. */
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
        await link(beside.aside, file); // never over a file that was created meanwhile
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

/** Runs a function on a copy of the stacks folder's data with the edits applied; removes the copy afterwards. */
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
      if (inside.startsWith("..")) continue; // outside the stacks folder: not estate data
      await mkdir(dirname(join(copy, inside)), { recursive: true });
      if (text === undefined) await rm(join(copy, inside));
      else await writeFile(join(copy, inside), text);
    }
    return await run(copy);
  } finally {
    await rm(copy, { recursive: true });
  }
}
