/** A project for a measurement: this repository's program and settings with an estate of any size. */
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeEstate } from "./check/estate.ts";

const ROOT = join(import.meta.dirname, "..");
/** The site of `writeEstate`. */
export const SITE = "bamako";
/** The stack's configuration, and what policies read besides the estate. */
export const SETTINGS = [`Pulumi.${SITE}.yaml`, "policies/waivers.yaml"] as const;

/** Writes a project with that many tenants into a folder, which may not exist yet. */
export async function writeProject(folder: string, tenants: number): Promise<void> {
  await mkdir(join(folder, "policies"), { recursive: true, mode: 0o700 });
  await writeEstate(join(folder, "stacks"), tenants);
  for (const file of ["Pulumi.yaml", ...SETTINGS])
    await copyFile(join(ROOT, file), join(folder, file));
}
