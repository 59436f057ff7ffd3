/** The archive: one form for the same files; each other form is rejected. */
import test from "ava";
import fc from "fast-check";
import { Header } from "tar";
import { isPlainPath, pack, unpack } from "../../../evidence/bundle/archive.ts";

const FILES = new Map([
  ["a.json", Buffer.from("{}\n")],
  ["b/c.json", Buffer.alloc(1000, "x")],
]);
const ARCHIVE = pack(FILES);

/** An entry as some other program writes it. */
function entry(path: string, content: string, more: Partial<Header> = {}): Buffer {
  const block = Buffer.alloc(512);
  const header = new Header({
    path,
    size: content.length,
    type: "File",
    mode: 0o644,
    uid: 0,
    gid: 0,
    mtime: new Date(0),
    ...more,
  });
  header.encode(block, 0);
  return Buffer.concat([block, Buffer.from(content), Buffer.alloc(-content.length & 511)]);
}
const END = Buffer.alloc(1024);
const faults = (...parts: Buffer[]) =>
  unpack(Buffer.concat(parts)).faults.map(({ fault, path }) => `${fault} ${path}`);

test("what is packed is unpacked, in any order", (t) => {
  t.deepEqual(unpack(ARCHIVE), { files: FILES, faults: [] });
  t.deepEqual(pack(new Map([...FILES].reverse())), ARCHIVE);
  const path = fc.stringMatching(/^[a-z]{1,8}(\/[a-z]{1,8}){0,2}$/);
  const files = fc.uniqueArray(fc.tuple(path, fc.uint8Array({ maxLength: 1500 })), {
    selector: ([name]) => name,
    maxLength: 5,
  });
  const property = fc.property(files, (all) => {
    const given = new Map(all.map(([name, bytes]) => [name, Buffer.from(bytes)]));
    const { files: read, faults: none } = unpack(pack(given));
    return none.length === 0 && read.size === given.size;
  });
  t.notThrows(() => fc.assert(property));
});

test("no byte of an archive can change without a fault or another content", (t) => {
  const property = fc.property(
    fc.nat(ARCHIVE.length - 1),
    fc.integer({ min: 1, max: 255 }),
    (at, change) => {
      const changed = Buffer.from(ARCHIVE);
      changed[at] = (changed[at] ?? 0) ^ change;
      const { files, faults: found } = unpack(changed);
      const same = [...FILES].every(([path, content]) => files.get(path)?.equals(content));
      return found.length > 0 || !same;
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
});

test("links, folders, devices, extended headers and paths that escape are named", (t) => {
  const first = ARCHIVE.subarray(0, 1024);
  t.deepEqual(faults(first, entry("a.json", "[]"), END), ["duplicate a.json"]);
  t.deepEqual(faults(entry("l", "", { type: "SymbolicLink", linkpath: "/etc/passwd" }), END), [
    "link l",
  ]);
  t.deepEqual(faults(entry("h", "", { type: "Link", linkpath: "a.json" }), END), ["link h"]);
  t.deepEqual(faults(entry("d", "", { type: "Directory" }), END), ["notFile d"]);
  t.deepEqual(faults(entry("f", "", { type: "FIFO" }), END), ["notFile f"]);
  const extended = entry("x", "18 path=statement.json\n", { type: "ExtendedHeader" });
  t.deepEqual(faults(extended, entry("a.json", "{}\n"), END), ["notFile x"]);
  for (const path of ["../a", "/a", "a/../b", "./a", "a//b", "a b", "é", ".a", "a/.b"]) {
    t.deepEqual(faults(entry(path, "x"), END), [`escapes ${path}`]);
    t.false(isPlainPath(path));
  }
});

test("data after the end, another order, another mode and a cut are named", (t) => {
  t.deepEqual(faults(ARCHIVE, Buffer.from("x")), ["trailing —"]);
  t.deepEqual(faults(ARCHIVE, Buffer.alloc(512)), ["trailing —"]);
  t.deepEqual(faults(ARCHIVE, ARCHIVE), ["trailing —"]);
  // tar reads on after one empty block with --ignore-zeros.
  t.deepEqual(faults(ARCHIVE.subarray(0, -512), ARCHIVE), ["otherForm —"]);
  t.deepEqual(faults(ARCHIVE.subarray(0, -1024)), ["otherForm —"]);
  t.deepEqual(faults(ARCHIVE.subarray(0, 1700)), ["damaged b/c.json"]);
  t.deepEqual(faults(entry("b", "x"), entry("a", "y"), END), ["otherForm —"]);
  t.deepEqual(faults(entry("a", "x", { mode: 0o755 }), END), ["otherForm —"]);
  t.deepEqual(faults(Buffer.from("PK\u0003\u0004 not a tar".padEnd(600, " "))), ["damaged —"]);
  t.deepEqual(faults(), ["otherForm —"]);
});
