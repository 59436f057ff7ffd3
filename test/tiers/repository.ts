/** What a change is, by git, and what imports what, by dependency-cruiser: the inputs of `./changed.ts`. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { PACKAGES } from "../helpers/packages.ts";
import type { Module } from "./changed.ts";

const root = join(import.meta.dirname, "../..");

/** The folders whose imports are known. */
export const CRUISED: readonly string[] = [...PACKAGES, "toolchain", "bench", "test"];

/**
 * The paths that differ from a commit: in later commits, in the index, in files, and new files that git does not
 * ignore. Without a commit it is the merge base with main's upstream, or with main where that has none.
 */
export function changedPaths(folder: string, since?: string): readonly string[] {
  const git = gitIn(folder);
  const commit = (name: string) => {
    try {
      return git("rev-parse", "--verify", "--quiet", "--end-of-options", `${name}^{commit}`).trim();
    } catch {
      return undefined;
    }
  };
  const main = ["main@{upstream}", "main"].find((name) => commit(name) !== undefined) ?? "HEAD";
  const base = since === undefined ? git("merge-base", "HEAD", main).trim() : commit(since);
  if (base === undefined) throw new Error(`git knows no commit ${since}`);
  const diff = git("diff", "--name-only", "--no-renames", "--relative", "-z", base, "--");
  const others = git("ls-files", "--others", "--exclude-standard", "-z");
  return [...new Set(`${diff}${others}`.split("\0").filter(Boolean))].toSorted();
}

/** Every file that imports others, without packages and without imports of types alone: those the types' check covers. */
export function modules(cache: string): readonly Module[] {
  const command = join(root, "node_modules/.bin/depcruise");
  const settings = ["--config", ".dependency-cruiser.cjs", "--output-type", "json"];
  const kept = ["--cache", cache, "--cache-strategy", "content"];
  const output = execFileSync(command, [...settings, ...kept, ...CRUISED], {
    cwd: root,
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  const graph = JSON.parse(output) as {
    modules: readonly {
      source: string;
      coreModule?: boolean;
      couldNotResolve?: boolean;
      dependencies: readonly { resolved: string; dependencyTypes: readonly string[] }[];
    }[];
  };
  return graph.modules
    .filter(({ source, coreModule, couldNotResolve }) => {
      return !(coreModule || couldNotResolve || source.startsWith("node_modules/"));
    })
    .map(({ source, dependencies }) => ({
      path: source,
      text: readFileSync(join(root, source), "utf8"),
      imports: dependencies
        .filter(({ dependencyTypes }) => !dependencyTypes.includes("type-only"))
        .map(({ resolved }) => resolved),
    }));
}

function gitIn(cwd: string): (...args: readonly string[]) => string {
  return (...args) =>
    execFileSync("git", args, { cwd, encoding: "utf8", stdio: "pipe", maxBuffer: 2 ** 28 });
}
