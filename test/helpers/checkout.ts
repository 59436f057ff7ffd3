/** Parts of the repository in another folder, as a fork with the reference's data. */
import { cp, symlink } from "node:fs/promises";
import { join, relative } from "node:path";
import { REFERENCE } from "../estate/overlay.ts";
import { repositoryRoot, sitesOwn } from "./site-data.ts";

/** What the estate's program and command need to run by themselves. */
export const PROGRAM = [
  ...["cli", "components", "policies", "sovereignty", "stacks", "toolchain"],
  ...["Makefile", "Pulumi.yaml", "package.json"],
];

/** Copies folders and files of the repository, without a site's data, and lays the reference's over them; packages are shared. */
export async function checkOut(folder: string, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await cp(join(repositoryRoot, name), join(folder, name), {
      recursive: true,
      filter: (from) => !sitesOwn(relative(repositoryRoot, from)),
    });
  }
  await cp(REFERENCE, folder, { recursive: true });
  await symlink(join(repositoryRoot, "node_modules"), join(folder, "node_modules"));
}
