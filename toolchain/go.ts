/** Runs the Go compiler and turns its failures into one line for people. */
import { tmpdir } from "node:os";
import { execa } from "execa";
import { ToolchainError } from "./errors.ts";
import { type Environment, usesOfficial } from "./paths.ts";
import { isOlder, PINS } from "./pins.ts";

/** Settings of every Go command: no other compiler, no C, no change of a lock file, no personal flags. */
export const GO_ENV = {
  GOTOOLCHAIN: "local",
  CGO_ENABLED: "0",
  GOFLAGS: "-buildvcs=false -mod=readonly",
  GOWORK: "off",
} as const;

/** Fails unless a Go compiler that is new enough is on PATH. */
export async function checkCompiler(env: Environment): Promise<void> {
  // Outside any module: an older compiler would reject our go line before it prints its version.
  const result = await execa("go", ["env", "GOVERSION"], {
    cwd: tmpdir(),
    env: { ...env, ...GO_ENV },
    extendEnv: false,
    reject: false,
  });
  if (result.code === "ENOENT") {
    const otherwise = usesOfficial(env)
      ? ": the rehearsal's etcd and Kubernetes are built even with an official Pulumi install"
      : ", or set AES_ESTATE_PULUMI=official to use an official Pulumi install";
    throw new ToolchainError(
      `the Go compiler is not on PATH: install Go ${PINS.go} or later${otherwise}`,
    );
  }
  const version = /go(\d+\.\d+(?:\.\d+)?)/.exec(result.stdout ?? "")?.[1];
  if (result.failed || !version) {
    throw new ToolchainError(
      `"go env GOVERSION" failed: ${lastLine(result.stderr ?? "") || result.shortMessage}`,
    );
  }
  if (isOlder(version, PINS.go)) {
    throw new ToolchainError(`Go ${version} is too old: Go ${PINS.go} or later is needed`);
  }
}

/** One `go build`. */
export interface GoBuild {
  /** The module's folder. */
  readonly folder: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** Called for each package that is compiled or downloaded. */
  readonly onPackage: (name: string) => void;
  /** Ends the build early. */
  readonly signal: AbortSignal;
}

/** Runs `go build`; fails with one line for people. */
export async function goBuild({ folder, args, env, onPackage, signal }: GoBuild): Promise<void> {
  const errors: string[] = [];
  const build = execa("go", ["build", "-v", ...args], {
    cwd: folder,
    env: { ...env, ...GO_ENV },
    extendEnv: false,
    reject: false,
    cancelSignal: signal,
    stdin: "ignore",
    stdout: "ignore",
    buffer: false,
  });
  for await (const line of build.iterable({ from: "stderr" })) {
    // With -v, a line without a space is the name of a package.
    const name = /^(?:go: downloading )?(\S+)(?: v\S+)?$/.exec(line)?.[1];
    if (name) onPackage(name);
    else errors.push(line);
  }
  const result = await build;
  if (result.failed) {
    throw new ToolchainError(explain(errors, result.signal));
  }
}

/** The cause of a failed `go build`, in one line. */
export function explain(lines: readonly string[], signal?: string): string {
  const text = lines.join("\n");
  if (/no space left on device/.test(text)) {
    return "the disk is full: a first build needs about 15 GB for Go's caches; free some space and run it again (finished programs are kept)";
  }
  const find = (pattern: RegExp) => lines.find((line) => pattern.test(line))?.trim();
  const mismatch = find(/checksum mismatch|SECURITY ERROR/);
  if (mismatch) return `a package does not match go.sum and was rejected: ${mismatch}`;
  const outdated = find(/missing go\.sum entry|updates to go\.mod needed/);
  if (outdated) return `go.mod and go.sum do not agree: ${outdated}`;
  const unavailable = find(
    /\b(40[34]|410|50\d)\b|dial tcp|no such host|timeout|unrecognized import/,
  );
  if (unavailable) return `a package is not available: ${unavailable}`;
  if (/signal: killed/.test(text) || signal === "SIGKILL") {
    return "the compiler was killed, most likely because memory ran out: 6 GB must be free";
  }
  return find(/\.go:\d+:/) || lastLine(text) || `go build ended with ${signal ?? "an error"}`;
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.trim() ?? "";
}
