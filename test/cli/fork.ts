/** A fork of the reference estate in a separate folder: its data and its stacks' files, no program. */
import { cp, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ExecutionContext } from "ava";
import { execaNode } from "execa";
import { repository } from "../../estate/project.ts";
import { REFERENCE } from "../estate/overlay.ts";

/** Where a fork's project and its data are. */
export interface Fork {
  readonly folder: string;
  readonly root: string;
}

/** Copies the reference estate, and removes the copy after the test. */
export async function fork(t: ExecutionContext): Promise<Fork> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-fork-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, "stacks");
  await cp(join(repository, "Pulumi.yaml"), join(folder, "Pulumi.yaml"));
  await cp(REFERENCE, folder, { recursive: true });
  return { folder, root };
}

/** A fork made from the oldest schema, unchanged since that day. */
export const oldestFork = (t: ExecutionContext): Promise<Fork> => olderFork(t, "version-0");

/** A fork made before three keys were renamed (`estate/migrate/steps/renamed-keys.ts`). */
export const formerKeysFork = (t: ExecutionContext): Promise<Fork> => olderFork(t, "version-1");

async function olderFork(t: ExecutionContext, name: string): Promise<Fork> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-fork-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const root = join(folder, "stacks");
  await cp(join(repository, "test/estate/forks", name), root, { recursive: true });
  return { folder, root };
}

/** Every file of a fork, by its path. */
export async function filesOf({ folder }: Fork): Promise<Record<string, string>> {
  const names = (await readdir(folder, { recursive: true })).filter((name) =>
    name.includes("yaml"),
  );
  const texts = names
    .sort()
    .map(async (name) => [name, await readFile(join(folder, name), "utf8")]);
  return Object.fromEntries(await Promise.all(texts));
}

/** `estate` as a person runs it on a fork, from the fork's folder. */
export function estate({ folder, root }: Fork, ...args: string[]) {
  const entry = join(repository, "cli/estate.ts");
  const all = [...args, "--root", root];
  return execaNode(entry, all, { cwd: folder, reject: false, env: { LC_ALL: "", LANG: "C" } });
}
