/** The peer: conftest, built from its Go module at a pinned version into the user's cache. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { checkCompiler, goBuild } from "../../toolchain/go.ts";
import { withLock } from "../../toolchain/lock.ts";
import { toolchainRoot } from "../../toolchain/paths.ts";

const MODULE = join(import.meta.dirname, "conftest");
const PACKAGE = "github.com/open-policy-agent/conftest";

/** The version of a module in conftest's lock file. */
export function pinned(module: string): string {
  const lock = readFileSync(join(MODULE, "go.mod"), "utf8");
  const version = lock.match(new RegExp(`^\\s*${module.replaceAll(".", "\\.")} v(\\S+)`, "m"))?.[1];
  if (version === undefined) throw new Error(`bench/policy/conftest/go.mod names no ${module}`);
  return version;
}

export const CONFTEST = pinned(PACKAGE);
export const OPA = pinned("github.com/open-policy-agent/opa");

/** Path of this version, built or not. */
export function conftestPath(): string {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(MODULE, file)));
  const key = hash.digest("hex").slice(0, 16);
  return join(dirname(toolchainRoot()), "bench", `conftest-${key}`, "conftest");
}

/** Builds it if needed (about 110 CPU seconds with empty caches); returns its path. */
export async function buildConftest(): Promise<string> {
  const path = conftestPath();
  mkdirSync(dirname(path), { recursive: true });
  await withLock(
    dirname(path),
    () => {},
    async () => {
      if (existsSync(path)) return;
      await checkCompiler(process.env);
      const version = `-X ${PACKAGE}/internal/version.Version=${CONFTEST}`;
      await goBuild({
        folder: MODULE,
        args: ["-trimpath", "-ldflags", `-s -w ${version}`, "-o", `${path}.new`, PACKAGE],
        env: process.env,
        onPackage: () => {},
        onDownload: () => {},
        signal: new AbortController().signal,
      });
      renameSync(`${path}.new`, path);
    },
  );
  return path;
}
