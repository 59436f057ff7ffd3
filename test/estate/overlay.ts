/** The reference estate in a separate folder, overlaid with the changes of a case. */
import { existsSync } from "node:fs";
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import type { ExecutionContext } from "ava";
import { entriesIn, patched, patchesOf } from "./patch.ts";

/** The reference: a project's folder, with the estate that all tests use. */
export const REFERENCE = join(import.meta.dirname, "../reference");
/** The reference estate's data. */
export const STACKS = join(REFERENCE, "stacks");
/** The cases: the changes of each to the reference, and the expected messages. */
export const BROKEN = join(import.meta.dirname, "../checks/broken");

/** Copies the reference estate's data, applies the case (a name in `broken/`), and removes the copy after the test. */
export async function estateFolder(t: ExecutionContext, name?: string): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "aes-estate-"));
  t.teardown(() => rm(root, { recursive: true, force: true }));
  await cp(STACKS, root, { recursive: true });
  if (name !== undefined) await breakAs(root, resolve(BROKEN, `${name}.yaml`));
  return root;
}

async function breakAs(root: string, file: string): Promise<void> {
  const text = await readFile(file, "utf8");
  for (const [name, patch] of Object.entries(patchesOf(text))) {
    const target = join(root, name);
    const isNew = patch.write !== undefined || patch.copyOf !== undefined;
    if (isNew === existsSync(target)) throw new Error(`${file}: ${name} is there, or is not`);
    const before = patch.write ?? (await readFile(join(STACKS, patch.copyOf ?? name), "utf8"));
    await mkdir(dirname(target), { recursive: true });
    const after = patched(before, patch, entriesIn(text, name));
    await writeFile(target, after, patch.encoding ?? "utf8");
  }
}
