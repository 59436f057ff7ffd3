/** Mutations of an estate's files: of values, keys, lines, bytes, and of what stands in place of a file. */
import { execFileSync } from "node:child_process";
import { cp, mkdir, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { parse, stringify } from "yaml";
import { hostileBytes, hostileKey, hostileValue, placesIn } from "../../helpers/hostile-values.ts";

/** What was changed, and how to do it in a folder. */
export interface Mutation {
  readonly name: string;
  /** The only file that it changes; absent: any entry of a folder. */
  readonly file?: string;
  readonly apply: (root: string) => Promise<unknown>;
}

type Data = Record<string | number, unknown>;

/** The file's data with one change to the map or list that holds a place, and written. */
function edited(
  name: string,
  file: string,
  path: readonly (string | number)[],
  change: (parent: Data, key: string | number) => void,
): Mutation {
  const apply = async (root: string) => {
    const data: Data = parse(await readFile(join(root, file), "utf8"));
    const parent = path.slice(0, -1).reduce((part, key) => part[key] as Data, data);
    change(parent, path.at(-1) ?? "");
    // Keys such as __proto__ are written by the text alone: an object would take them as its own prototype.
    await writeFile(
      join(root, file),
      stringify(data, { aliasDuplicateObjects: false }).replaceAll("⟦", ""),
    );
  };
  return { name: `${file} ${path.join(".")}: ${name}`, file, apply };
}

const shown = (value: unknown) => JSON.stringify(value)?.slice(0, 60);

/** A line of text in front of another: anchors, aliases, tags, merges, and keys that are there already. */
const LINES = [
  "a: &a 1",
  "b: *a",
  "<<: *a",
  "c: !!js/function x",
  "%YAML 1.1",
  "---",
  "\tx: 1",
  "? x",
  "schemaVersion: 1",
];
const CHANGES: Readonly<Record<string, (path: string) => unknown>> = {
  "is gone": () => {},
  "is a folder": (path) => mkdir(path),
  "is a link to itself": (path) => symlink(path, path),
  "is a link to a device": (path) => symlink("/dev/zero", path),
  "is a link to a folder": (path) => symlink("/usr", path),
  "is a pipe": (path) => execFileSync("mkfifo", [path]),
  "is empty": (path) => writeFile(path, ""),
};
/** Any mutation of some files, given by their texts. */
export function mutationsOf(texts: ReadonlyMap<string, string>): fc.Arbitrary<Mutation> {
  const files = [...texts.keys()];
  const places = new Map([...texts].map(([file, text]) => [file, placesIn(parse(text)).slice(1)]));
  const aPlace = fc
    .constantFrom(...files)
    .chain((file) =>
      fc.record({ file: fc.constant(file), place: fc.constantFrom(...(places.get(file) ?? [])) }),
    );
  const values = fc.tuple(aPlace, hostileValue).map(([{ file, place }, value]) =>
    edited(`= ${shown(value)}`, file, place.path, (parent, key) => {
      parent[key] = value;
    }),
  );
  const keys = fc.tuple(aPlace, hostileKey, fc.boolean()).map(([{ file, place }, name, keeps]) =>
    edited(`key ${shown(name)}${keeps ? " beside" : ""}`, file, place.path, (parent, key) => {
      if (Array.isArray(parent)) parent.splice(Number(key), 0, { [name]: parent[key] });
      else Object.defineProperty(parent, name, { value: parent[key], enumerable: true });
      if (!keeps) delete parent[key];
    }),
  );
  const removed = aPlace.map(({ file, place }) =>
    edited("removed", file, place.path, (parent, key) => {
      if (Array.isArray(parent)) parent.splice(Number(key), 1);
      else delete parent[key];
    }),
  );
  const exchanged = fc.tuple(aPlace, aPlace).map(([{ file, place }, other]) =>
    edited(`= the value at ${other.place.path.join(".")}`, file, place.path, (parent, key) => {
      parent[key] = other.place.value;
    }),
  );
  const doubled = aPlace.map(({ file, place }) =>
    edited("doubled", file, place.path, (parent, key) => {
      if (Array.isArray(parent)) parent.push(parent[key]);
      else parent[`${key}-2`] = parent[key];
    }),
  );

  const lines = fc
    .record({
      file: fc.constantFrom(...files),
      line: fc.constantFrom(...LINES),
      part: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(
      ({ file, line, part }): Mutation => ({
        name: `${file}: the line ${line} at ${part}`,
        file,
        apply: async (root) => {
          const rows = (await readFile(join(root, file), "utf8")).split("\n");
          await writeFile(
            join(root, file),
            rows.toSpliced(Math.floor(part * rows.length), 0, line).join("\n"),
          );
        },
      }),
    );

  const bytes = fc.tuple(fc.constantFrom(...files), hostileBytes).map(
    ([file, change]): Mutation => ({
      name: `${file}: other bytes`,
      file,
      apply: async (root) =>
        writeFile(join(root, file), change(await readFile(join(root, file), "utf8"))),
    }),
  );

  const entries = fc
    .tuple(fc.constantFrom(...entriesOf(files)), fc.constantFrom(...Object.keys(CHANGES)))
    .map(
      ([entry, change]): Mutation => ({
        name: `${entry} ${change}`,
        apply: async (root) => {
          await rm(join(root, entry), { recursive: true });
          await CHANGES[change]?.(join(root, entry));
        },
      }),
    );
  const names = fc
    .record({
      entry: fc.constantFrom(...entriesOf(files)),
      name: fc.constantFrom(
        ".tax.yaml",
        "TAX.yaml",
        "x.yml",
        "lodgers",
        "__proto__",
        "a\u001b[31m.yaml",
        "b.yaml",
      ),
      copies: fc.boolean(),
    })
    .map(
      ({ entry, name, copies }): Mutation => ({
        name: `${entry} as ${JSON.stringify(name)}${copies ? " as well" : ""}`,
        apply: async (root) => {
          const place = join(root, dirname(entry), name);
          await (copies
            ? cp(join(root, entry), place, { recursive: true })
            : rename(join(root, entry), place));
        },
      }),
    );

  return fc.oneof(
    { weight: 5, arbitrary: values },
    { weight: 2, arbitrary: keys },
    { weight: 1, arbitrary: removed },
    { weight: 2, arbitrary: exchanged },
    { weight: 1, arbitrary: doubled },
    { weight: 1, arbitrary: lines },
    { weight: 2, arbitrary: bytes },
    { weight: 1, arbitrary: entries },
    { weight: 1, arbitrary: names },
  );
}

/** Files, and the folders that hold them. */
function entriesOf(files: readonly string[]): string[] {
  const folders = files.map((file) => dirname(file)).filter((folder) => folder !== ".");
  return [...new Set([...files, ...folders])];
}
