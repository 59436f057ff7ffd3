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

/**
 * The compiler's own garbage collection, in place of Go's default: a third less processor time, more memory. A person's
 * settings count.
 */
const COLLECTION = { GOGC: "400", GOMEMLIMIT: "3GiB" } as const;

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

/** One command of the compiler in a module. */
export interface GoCommand {
  /** The module's folder. */
  readonly folder: string;
  /** Build flags and packages. */
  readonly args: readonly string[];
  readonly env: Environment;
  /** Called for each Go module that is downloaded. */
  readonly onDownload: (name: string) => void;
  /** Ends the command early. */
  readonly signal: AbortSignal;
}

/** One `go build`. */
export interface GoBuild extends GoCommand {
  /** Called for each package that is compiled. */
  readonly onPackage: (name: string) => void;
}

/** Runs `go build`; fails with one line for people. */
export async function goBuild({ args, onPackage, onDownload, ...how }: GoBuild): Promise<void> {
  const errors: string[] = [];
  const build = start(["build", "-v", ...args], how);
  for await (const line of build.iterable({ from: "all" })) {
    const downloaded = downloadIn(line);
    if (downloaded !== undefined) onDownload(downloaded);
    else if (isName(line)) onPackage(line);
    else errors.push(line);
  }
  const result = await build;
  if (result.failed) {
    throw new ToolchainError(explain(errors, result.signal));
  }
}

/**
 * How many packages a build of these would compile: those that Go's cache lacks. `undefined` if the compiler cannot
 * list them; the build then fails with the reason.
 */
export async function countOutOfDate({
  args,
  onDownload,
  ...how
}: GoCommand): Promise<number | undefined> {
  // A program is linked again each time, and therefore always out of date.
  const format = '{{if and .Stale (ne .Name "main")}}{{.ImportPath}}{{end}}';
  const list = start(["list", "-deps", "-f", format, ...args], how);
  let count = 0;
  for await (const line of list.iterable({ from: "all" })) {
    const downloaded = downloadIn(line);
    if (downloaded !== undefined) onDownload(downloaded);
    else if (isName(line)) count += 1;
  }
  return (await list).failed ? undefined : count;
}

function start(args: readonly string[], how: Pick<GoCommand, "folder" | "env" | "signal">) {
  return execa("go", args, {
    cwd: how.folder,
    env: { ...COLLECTION, ...how.env, ...GO_ENV },
    extendEnv: false,
    reject: false,
    cancelSignal: how.signal,
    stdin: "ignore",
    all: true,
    buffer: false,
  });
}

/** The Go module that a line of the compiler reports as downloaded. */
function downloadIn(line: string): string | undefined {
  return /^go: downloading (\S+)/.exec(line)?.[1];
}

/** Whether a line is the name of a package: what else the compiler prints has spaces. */
function isName(line: string): boolean {
  return /^\S+$/.test(line);
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
