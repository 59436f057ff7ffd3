/** The Go modules that programs of the toolchain are built from, from their `go.mod` and `go.sum`. */
import type { Part } from "./bom.ts";

/** The lock files of one program. */
export interface GoLock {
  readonly program: string;
  readonly mod: string;
  readonly sum: string;
}

/** The modules of all programs together, each version once. */
export function goParts(locks: readonly GoLock[]): Part[] {
  const found = new Map<string, { part: Part; programs: string[] }>();
  for (const { program, mod, sum } of locks) {
    const sums = sumsOf(sum);
    for (const [path, version] of modulesOf(mod)) {
      const ref = `${path}@${version}`;
      const known = found.get(ref) ?? { part: partOf(path, version, sums), programs: [] };
      known.programs.push(program);
      found.set(ref, known);
    }
  }
  return [...found.values()]
    .map(({ part, programs }) => {
      const properties = { ...part.properties, programs: programs.sort().join(", ") };
      return { ...part, properties };
    })
    .sort((a, b) => (a.ref < b.ref ? -1 : 1));
}

function partOf(path: string, version: string, sums: ReadonlyMap<string, string>): Part {
  const at = path.lastIndexOf("/");
  const sum = sums.get(`${path} ${version}`);
  return {
    ref: `${path}@${version}`,
    ...(at > 0 && { group: path.slice(0, at) }),
    name: path.slice(at + 1),
    version,
    purl: `pkg:golang/${path.split("/").map(encodeURIComponent).join("/")}@${encodeURIComponent(version)}`,
    ...(sum !== undefined && { properties: { goSum: sum } }),
  };
}

/** The required modules with their versions, as replaced; folders of this repository are no third party's. */
function modulesOf(mod: string): [path: string, version: string][] {
  const lines = mod.split("\n").map((line) => line.replace(/\/\/.*$/, "").trim());
  const replaced = new Map<string, [string, string] | undefined>();
  const required: [string, string][] = [];
  let block = "";
  for (const line of lines) {
    if (line === ")") block = "";
    const [, opened] = /^(\w+) \($/.exec(line) ?? [];
    if (opened !== undefined) block = opened;
    const text = block === "" ? line : `${block} ${line}`;
    const [, path, version] = /^require (\S+) (v\S+)$/.exec(text) ?? [];
    if (path !== undefined && version !== undefined) required.push([path, version]);
    const [, from, to, as] = /^replace (\S+)(?: v\S+)? => (\S+)(?: (v\S+))?$/.exec(text) ?? [];
    if (from !== undefined) replaced.set(from, to && as ? [to, as] : undefined);
  }
  return required.flatMap(([path, version]) => {
    if (!replaced.has(path)) return [[path, version] as [string, string]];
    const by = replaced.get(path);
    return by === undefined ? [] : [by];
  });
}

/** The digests of modules, `h1:…`, by path and version. */
function sumsOf(sum: string): ReadonlyMap<string, string> {
  const lines = sum.split("\n").map((line) => line.split(" "));
  return new Map(
    lines.flatMap(([path, version, digest]) =>
      digest === undefined || version?.endsWith("/go.mod") ? [] : [[`${path} ${version}`, digest]],
    ),
  );
}
