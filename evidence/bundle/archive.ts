/**
 * The bundle as one file: a plain tar of regular files, in one form only. An archive that is not exactly the one that
 * its files give is rejected, so that each program that unpacks it finds the files that were verified.
 */
import { Header } from "tar";
import type { Files } from "./model.ts";

const BLOCK = 512;

/** Nothing of the machine or the moment that wrote it. */
const SAME = { mode: 0o644, uid: 0, gid: 0, uname: "", gname: "", mtime: new Date(0) } as const;

/** The archive of some files, in the order of their paths. */
export function pack(files: Files): Buffer {
  const paths = [...files.keys()].sort();
  const parts = paths.flatMap((path) => {
    const content = files.get(path) ?? Buffer.of();
    const header = Buffer.alloc(BLOCK);
    const made = new Header({ path, size: content.length, type: "File", ...SAME });
    if (made.encode(header, 0)) throw new Error(`${path}: too long for an archive`);
    return [header, content, Buffer.alloc(-content.length & (BLOCK - 1))];
  });
  return Buffer.concat([...parts, Buffer.alloc(2 * BLOCK)]);
}

/** What an archive may not have. */
export type EntryFault =
  | "duplicate"
  | "link"
  | "notFile"
  | "escapes"
  | "damaged"
  | "trailing"
  | "otherForm";

export interface ArchiveFault {
  readonly fault: EntryFault;
  readonly path: string;
}

/** The files of an archive, or everything that is wrong with it. */
export function unpack(archive: Buffer): {
  readonly files: Files;
  readonly faults: readonly ArchiveFault[];
} {
  const files = new Map<string, Buffer>();
  const faults: ArchiveFault[] = [];
  let at = 0;
  for (; at + BLOCK <= archive.length; ) {
    const block = archive.subarray(at, at + BLOCK);
    if (block.every((byte) => byte === 0)) break;
    const header = headerOf(block);
    const size = header?.size ?? 0;
    if (header === undefined || at + BLOCK + size > archive.length) {
      return { files, faults: [...faults, { fault: "damaged", path: header?.path ?? "—" }] };
    }
    const path = header.path ?? "";
    const fault = faultOf(header, files);
    if (fault !== undefined) faults.push({ fault, path });
    else files.set(path, archive.subarray(at + BLOCK, at + BLOCK + size));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  if (faults.length > 0) return { files, faults };
  const wanted = pack(files);
  if (archive.equals(wanted)) return { files, faults };
  const longer =
    archive.length > wanted.length && archive.subarray(0, wanted.length).equals(wanted);
  return { files, faults: [{ fault: longer ? "trailing" : "otherForm", path: "—" }] };
}

function headerOf(block: Buffer): Header | undefined {
  try {
    const header = new Header(block, 0);
    return header.cksumValid ? header : undefined;
  } catch {
    return undefined;
  }
}

function faultOf(
  { type, path = "" }: Pick<Header, "type" | "path">,
  files: Files,
): EntryFault | undefined {
  if (type === "Link" || type === "SymbolicLink") return "link";
  if (type !== "File") return "notFile";
  if (!isPlainPath(path)) return "escapes";
  return files.has(path) ? "duplicate" : undefined;
}

/** Whether a path stays below its folder and has one spelling. */
export function isPlainPath(path: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._-]*(\/[A-Za-z0-9][A-Za-z0-9._-]*){0,3}$/.test(path);
}
