/** The Python environment of the tests: packages at pinned, checksummed versions, created once per machine. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { withLock } from "../../toolchain/lock.ts";
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

/** The shared environment of a lock, which never changes once it exists. */
export async function pinnedEnvironment(file: string): Promise<string> {
  const lock = await readFile(file);
  const key = createHash("sha256").update(lock).digest("hex").slice(0, 16);
  const folder = join(dirname(toolchainRoot()), "python", key);
  await mkdir(dirname(folder), { recursive: true });
  const make = async () => {
    if (existsSync(folder)) return;
    const made = `${folder}.new`;
    await rm(made, { recursive: true, force: true }); // a run that was killed may have left it
    await execa("python3", ["-m", "venv", made]);
    await execa(join(made, "bin/python"), [
      "-m",
      "pip",
      "install",
      "--quiet",
      "--no-compile",
      "--require-hashes",
      "--requirement",
      file,
    ]);
    await rename(made, folder);
  };
  await withLock(folder, () => {}, make);
  return folder;
}

async function sitePackages(environment: string): Promise<string> {
  const [python = ""] = await readdir(join(environment, "lib"));
  return join(environment, "lib", python, "site-packages");
}
