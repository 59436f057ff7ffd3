/** Peers of a measurement, built from their Go modules at pinned versions and checksums into the user's cache. */
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { checkCompiler, goBuild } from "../toolchain/go.ts";
import { withLock } from "../toolchain/lock.ts";
import { toolchainRoot } from "../toolchain/paths.ts";

/** A program of a Go module that locks it. */
export interface Peer {
  /** The folder with `go.mod` and `go.sum`. */
  readonly module: string;
  /** The Go package of the program. */
  readonly package: string;
  /** Name of the program. */
  readonly name: string;
  /** Variables that the linker sets, `path.Name=value`. @default none */
  readonly values?: readonly string[];
}

/** The version of a Go module in the lock file of a folder. */
export function pinnedIn(folder: string, module: string): string {
  const lock = readFileSync(join(folder, "go.mod"), "utf8");
  const version = lock.match(new RegExp(`^\\s*${module.replaceAll(".", "\\.")} v(\\S+)`, "m"))?.[1];
  if (version === undefined) throw new Error(`${join(folder, "go.mod")} names no ${module}`);
  return version;
}

/** Path of the pinned version, built or not. */
export function peerPath({ module, name }: Peer): string {
  const hash = createHash("sha256");
  for (const file of ["go.mod", "go.sum"]) hash.update(readFileSync(join(module, file)));
  const key = hash.digest("hex").slice(0, 16);
  return join(dirname(toolchainRoot()), "bench", `${basename(module)}-${key}`, name);
}

/** Builds it if needed; returns its path. */
export async function buildPeer(peer: Peer): Promise<string> {
  const path = peerPath(peer);
  mkdirSync(dirname(path), { recursive: true });
  await withLock(
    dirname(path),
    () => {},
    async () => {
      if (existsSync(path)) return;
      await checkCompiler(process.env);
      const values = (peer.values ?? []).map((value) => ` -X ${value}`).join("");
      await goBuild({
        folder: peer.module,
        args: ["-trimpath", "-ldflags", `-s -w${values}`, "-o", `${path}.new`, peer.package],
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
