/**
 * Paths of files, the same in the repository (sources that Node strips, `.ts`) and in the package (`dist/`, `.js`, the
 * same folders): the program's own files, and the data of its site.
 */
import { existsSync } from "node:fs";
import { dirname, extname, join, resolve } from "node:path";

/** The folder of the program's own files. */
export const programRoot = join(import.meta.dirname, "../..");

const extension = extname(import.meta.filename);

/** Whether this is the compiled package, and the site's data are in a separate repository. */
export const packaged = extension === ".js";

/** A module of the program as a file to run: `policies/pack`. */
export function programFile(module: string): string {
  return join(programRoot, `${module}${extension}`);
}

/** The policy pack, for `--policy-pack`. */
export const packFile = programFile("policies/pack");

/** Later, a pack is in another folder (serve.ts). */
const startedIn = process.cwd();

/**
 * The folder of the site's data: `Pulumi.<site>.yaml`, `stacks/` and `policies/waivers.yaml`. `AES_ESTATE_PROJECT`
 * names it, else it is the repository of this program. The package's is the project it is installed in, else the one
 * that the process was started in: an estate around the policies always takes precedence over the folder of a program.
 */
export function projectFolder(
  env: Readonly<Record<string, string | undefined>> = process.env,
): string {
  if (env.AES_ESTATE_PROJECT) return resolve(env.AES_ESTATE_PROJECT);
  if (!packaged) return programRoot;
  return projectAbove(programRoot) ?? projectAbove(startedIn) ?? startedIn;
}

/** The nearest folder upwards that holds an estate: a Pulumi project with a registry in it. */
export function projectAbove(folder: string): string | undefined {
  const holds = (name: string) => existsSync(join(folder, name));
  if (holds("Pulumi.yaml") && holds("stacks/alliance.yaml")) return folder;
  const above = dirname(folder);
  return above === folder ? undefined : projectAbove(above);
}
