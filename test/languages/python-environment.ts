/** The Python environment of the tests: packages at pinned, checksummed versions, created once per machine. */
import { createHash, randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { toolchainRoot } from "../../toolchain/paths.ts";

const LOCK = join(import.meta.dirname, "requirements.txt");

/** pip with these needs no network: everything it needs is in the shared environment. */
export const OFFLINE = { PIP_NO_INDEX: "1", PIP_NO_BUILD_ISOLATION: "false" };

/** Creates an environment in a test's own folder that sees the pinned packages. */
export async function makeEnvironment(folder: string): Promise<void> {
  const shared = await sitePackages(await pinnedEnvironment(LOCK));
  await execa("python3", ["-m", "venv", "--without-pip", folder]);
  await writeFile(join(await sitePackages(folder), "pinned.pth"), `${shared}\n`);
}

/** The environments that this process uses or makes. */
const environments = new Map<string, Promise<string>>();

/** The shared environment of a lock, which never changes once it exists. Tests of a file ask for it at the same time. */
export function pinnedEnvironment(file: string): Promise<string> {
  const environment = environments.get(file) ?? made(file);
  environments.set(file, environment);
  return environment;
}

async function made(file: string): Promise<string> {
  const lock = await readFile(file);
  const key = createHash("sha256").update(lock).digest("hex").slice(0, 16);
  const folder = join(dirname(toolchainRoot()), "python", key);
  if (existsSync(folder)) return folder;
  const fresh = `${folder}.${randomUUID()}`;
  await mkdir(dirname(folder), { recursive: true });
  await execa("python3", ["-m", "venv", fresh]);
  await execa(join(fresh, "bin/python"), [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--no-compile",
    "--require-hashes",
    "--requirement",
    file,
  ]);
  try {
    await rename(fresh, folder);
  } catch {
    // Another run was faster.
    await rm(fresh, { recursive: true });
  }
  return folder;
}

async function sitePackages(environment: string): Promise<string> {
  const [python = ""] = await readdir(join(environment, "lib"));
  return join(environment, "lib", python, "site-packages");
}
