/** The stages of `npm test -- --changed [--since REV]`: those of `npm test`, as far as a change reaches them. */
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { ALONE } from "./alone.ts";
import { isFast, type Module, reachedTests } from "./changed.ts";
import { changedPaths, modules } from "./repository.ts";

interface Stage {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** Where the graph of imports is kept for the next run, and where the names of the test files are written for this one. */
interface Places {
  readonly cache: string;
  readonly only: string;
}

const root = join(import.meta.dirname, "../..");

/**
 * The analyses and the tests, side by side; prints in one line which tests run, and ends the process if the arguments
 * are wrong. The types and imports of all files are checked, and the format of the changed ones.
 */
export function changedStages<S extends Stage>(
  args: readonly string[],
  analyses: readonly S[],
  together: S,
  { cache, only }: Places,
): readonly (readonly S[])[] {
  try {
    const paths = changedPaths(root, readSince(args));
    const graph = paths.length > 0 ? modules(cache) : [];
    const { tests, reason } = reachedTests(paths, graph);
    const all = graph.filter(({ path }) => isFast(path)).length;
    console.log(`${tests.length} of ${all} test files: ${reason}`);
    const checks = analyses.flatMap((stage) => {
      return stage.name === "lint" ? lintOnly(stage, paths) : [stage];
    });
    if (tests.length === 0) return [checks];
    if (tests.length === all) return [checks, [together]];
    writeFileSync(only, tests.join("\n"));
    // Absolute, since a process that a test forks elsewhere inherits it; as a URL, since a path can have spaces.
    const load = `--node-arguments=--import=${pathToFileURL(join(root, "test/tiers/only.ts")).href}`;
    const command = [...together.command, load, ...filesOf(tests, graph)];
    return [checks, [{ ...together, command, env: { ...together.env, AES_TEST_ONLY: only } }]];
  } catch (error) {
    console.error(`test/run.ts: ${(error as Error).message}`);
    process.exit(2);
  }
}

/** The files that AVA runs for some test files: the lists that import them, and those with a process of their own. */
export function filesOf(tests: readonly string[], graph: readonly Module[]): readonly string[] {
  const chosen = new Set(tests);
  const lists = graph.filter(({ path, imports }) => {
    return path.startsWith("test/together/") && imports.some((file) => chosen.has(file));
  });
  return [
    ...lists.map(({ path }) => path),
    ...Object.keys(ALONE).filter((file) => chosen.has(file)),
  ];
}

/** Without the files that a change deletes; all files if it changes the rules, none if nothing is left. */
function lintOnly<S extends Stage>(stage: S, changed: readonly string[]): S[] {
  const files = changed.filter((path) => existsSync(join(root, path)));
  if (changed.includes("biome.json")) return [stage];
  if (files.length === 0) return [];
  const others = ["--no-errors-on-unmatched", "--files-ignore-unknown=true"];
  return [{ ...stage, command: [...stage.command.slice(0, -1), ...others, "--", ...files] }];
}

function readSince(args: readonly string[]): string | undefined {
  const options = { changed: { type: "boolean" }, since: { type: "string" } } as const;
  const { values } = parseArgs({ args: [...args], options });
  if (!values.changed) throw new Error(`got ${args.join(" ")}, want --changed [--since REV]`);
  return values.since;
}
