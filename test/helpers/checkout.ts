/** Parts of the repository in another folder, as a fork with the reference's data. */
import { cp, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { REFERENCE } from "../estate/overlay.ts";
import { PACKAGES } from "./packages.ts";
import { repositoryRoot, sitesOwn } from "./site-data.ts";

/** The files that the estate's program and command need to run by themselves. */
export const PROGRAM = [...PACKAGES, "toolchain", "Makefile", "Pulumi.yaml", "package.json"];

/** Everything, to run the tests there. */
export async function everything(): Promise<string[]> {
  return (await readdir(repositoryRoot)).filter(
    (name) => !LEFT_OUT.includes(name) && !sitesOwn(name),
  );
}
const LEFT_OUT = ["node_modules", ".git", "dist"];

/**
 * Copies folders and files of the repository, without a site's data, and lays the reference's over them; packages are
 * shared.
 */
export async function checkOut(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await cp(join(repositoryRoot, name), join(folder, name), {
      recursive: true,
      preserveTimestamps: true, // make reinstalls packages if the lock file is newer than they are
      filter: (from) => !sitesOwn(relative(repositoryRoot, from)),
    });
  }
  await layReference(folder);
  await symlink(join(repositoryRoot, "node_modules"), join(folder, "node_modules"));
}

/** Lays the reference's data over a repository's; each file's schema is where it is there. */
async function layReference(folder: string): Promise<void> {
  await cp(REFERENCE, folder, { recursive: true });
  for (const name of await readdir(REFERENCE, { recursive: true })) {
    if (!/^(stacks|policies)\/.*\.yaml$/.test(name)) continue;
    const text = await readFile(join(folder, name), "utf8");
    const near = name.startsWith("stacks/") ? "" : "../stacks/";
    await writeFile(join(folder, name), text.replace("../../../stacks/", near));
  }
}
