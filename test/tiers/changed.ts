/**
 * Which test files of the fast tier a change reaches (`npm test -- --changed`). A module is reached if it imports a
 * changed file or one that is reached, or if its text names it: many inputs are read or started, not imported. Where
 * nothing shows what a file is for, all tests run.
 */
import { dirname, join } from "node:path";

/** A file of the repository that imports others, with its text and the paths of what it imports. */
export interface Module {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

/** The test files to run, and why these, as one line. */
export interface Reached {
  readonly tests: readonly string[];
  readonly reason: string;
}

/** They decide how each test is resolved, compiled, loaded or counted. */
const EVERY =
  /^(package(-lock)?\.json|tsconfig[^/]*|ava\.config\.js|biome\.json|\.dependency-cruiser\.cjs|\.npmrc|test\/run\.ts|test\/tiers\/.*|test\/reference\/.*)$/;
/** Every test process loads them (ava.config.js), also where no test file imports them. */
const LOADED =
  /^(policies\/startup\/start\.js|test\/helpers\/(assertion-place|no-site-data|file-time)\.ts)$/;
const READS_FOLDERS = /\bglob(Sync)?\(|\breaddir|ls-files/;
const WHOLE_REPOSITORY = /\b(ROOT|root|repositoryRoot)\b|"(\.\.\/?)+"|["'`][*{]/;

/** Whether a file is a test file of the fast tier, as ava.config.js selects them. */
export function isFast(path: string): boolean {
  return (
    /^test\/.*\.test\.ts$/.test(path) &&
    !path.endsWith(".cli.test.ts") &&
    !path.startsWith("test/live/")
  );
}

/** The test files that the changed paths reach; paths are relative to the repository's root. */
export function reachedTests(changed: readonly string[], modules: readonly Module[]): Reached {
  const all = modules.map(({ path }) => path).filter(isFast);
  const everything = (why: string) => ({ tests: all.toSorted(), reason: `all, because ${why}` });
  const setting = changed.find((path) => EVERY.test(path));
  if (setting !== undefined) return everything(`${setting} is about each test`);

  const known = new Set(modules.map(({ path }) => path));
  const sources = modules.map((module) => new Source(module));
  const seeds = new Set<string>();
  for (const path of changed) {
    const naming = sources.filter((source) => source.names(path, known.has(path)));
    const found = naming.map(({ path: name }) => name);
    if (known.has(path)) found.push(path);
    else found.push(...mirror(path, all));
    if (found.length === 0) return everything(`nothing shows which tests read ${path}`);
    const readers = sources.filter((source) => source.readsRepository);
    for (const name of [...found, ...readers.map(({ path: reader }) => reader)]) seeds.add(name);
  }
  const reached = reverse(seeds, sources, known);
  const loaded = [...reached].find((path) => LOADED.test(path));
  if (loaded !== undefined)
    return everything(`the change reaches ${loaded}, which each test loads`);
  const tests = [...reached].filter(isFast).toSorted();
  const files = changed.length === 1 ? changed[0] : `${changed.length} changed files`;
  return { tests, reason: changed.length === 0 ? "nothing changed" : `reached by ${files}` };
}

/** A module's text, as the names of files and folders that it contains. */
class Source {
  readonly path: string;
  readonly imports: readonly string[];
  /** It goes through folders that may be any of the repository. */
  readonly readsRepository: boolean;
  readonly #isTest: boolean;
  /** Paths in its text, without what a glob or a value completes: as written from the root, and from its folder. */
  readonly #named: ReadonlySet<string>;
  readonly #words: ReadonlySet<string>;

  constructor({ path, text, imports }: Module) {
    this.path = path;
    this.imports = imports;
    this.#isTest = path.startsWith("test/");
    // Data starts and reads nothing; package.json would connect all that a script names.
    const code = path.endsWith(".json") ? "" : text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, "");
    this.readsRepository = this.#isTest && READS_FOLDERS.test(code) && WHOLE_REPOSITORY.test(code);
    const tokens = Array.from(code.matchAll(/[\w@.*?{}$,-]+(?:\/[\w@.*?{}$,-]*)+/g), ([token]) =>
      token.replace(/[*?{$].*$/s, "").replace(/\/$/, ""),
    );
    const quoted = Array.from(code.matchAll(/["'`]([\w.-]+)["'`]/g), ([, word = ""]) => word);
    const fromRoot = tokens.map((token) => token.replace(/^(\.{1,2}\/)+/, ""));
    const fromFolder = [...tokens, ...quoted].map((token) => join(dirname(path), token));
    const folders = this.#isTest ? quoted : []; // elsewhere such a word is a command, a label or a field
    this.#named = new Set([...fromRoot, ...fromFolder, ...folders]);
    this.#words = new Set(code.match(/[\w@-][\w@.-]*\.[\w-]+/g));
  }

  /** Whether it names a file or a folder above it; a module's own name alone (`index.ts`) is in too many imports. */
  names(path: string, isModule: boolean): boolean {
    if (!isModule && this.#words.has(path.slice(path.lastIndexOf("/") + 1))) return true;
    for (let part = path; part !== "."; part = dirname(part)) {
      // What is beside a module is not meant by each module there.
      if (this.#named.has(part) && part !== dirname(this.path)) return true;
    }
    return false;
  }

  /** The modules that it imports, starts or reads. */
  uses(known: ReadonlySet<string>): readonly string[] {
    return [...this.imports, ...[...this.#named].filter((name) => known.has(name))];
  }
}

/** The test files of the nearest folder in test/ that mirrors a file's folder. */
function mirror(path: string, tests: readonly string[]): readonly string[] {
  const mirrored = path.startsWith("test/") ? path : join("test", path);
  for (let folder = dirname(mirrored); folder !== "test"; folder = dirname(folder)) {
    const inside = tests.filter((file) => file.startsWith(`${folder}/`));
    if (inside.length > 0) return inside;
  }
  return [];
}

/** The modules, and all that use them, directly or not. */
function reverse(
  seeds: ReadonlySet<string>,
  sources: readonly Source[],
  known: ReadonlySet<string>,
): ReadonlySet<string> {
  const users = new Map<string, string[]>();
  for (const source of sources) {
    for (const used of source.uses(known)) {
      const list = users.get(used);
      if (list) list.push(source.path);
      else users.set(used, [source.path]);
    }
  }
  const reached = new Set(seeds);
  for (const path of reached) for (const user of users.get(path) ?? []) reached.add(user);
  return reached;
}
