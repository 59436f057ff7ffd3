/**
 * A stack's configuration on this machine (docs/adr/0043): the project's file, overlaid with what was set here since by
 * `pulumi config set` and the like. The engine writes only to this copy, so the project file keeps its comments and
 * spelling.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { type Document, parseDocument } from "yaml";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { projectRoot } from "../../estate/project.ts";

type Path = readonly string[];

/** The project's file when the copy was last written: what differs from it was set here. */
const asCopiedFile = (site: string, workspace: string) => join(workspace, `as-copied-${site}.yaml`);

/**
 * What copies by former versions of this program hold besides the project's file; they did not keep that file's
 * content.
 */
const FORMERLY_KEPT: readonly Path[] = [
  ["encryptionsalt"],
  ["config", "aes-estate:copyAccounts"],
  ["config", "aes-estate:copyKeys"],
];

/** A stack's file in a folder: the project, or the workspace that holds its copy. */
export function stackFile(site: string, folder: string): string {
  return join(folder, `Pulumi.${site}.yaml`);
}

/** Updates the copy from the project's file, and returns its path. */
export async function writeStackFile(
  site: string,
  workspace: string,
  folder = projectRoot,
): Promise<string> {
  const target = stackFile(site, workspace);
  const declared = readFileSync(stackFile(site, folder), "utf8");
  await writeWhole(target, merge(declared, site, workspace).toString(), 0o600);
  await writeWhole(asCopiedFile(site, workspace), declared, 0o600);
  return target;
}

/** The project's file with what was set or removed on this machine. */
export function mergedStack(site: string, workspace: string, folder = projectRoot): Document {
  return merge(readFileSync(stackFile(site, folder), "utf8"), site, workspace);
}

function merge(declared: string, site: string, workspace: string): Document {
  const merged = parseDocument(declared);
  const file = stackFile(site, workspace);
  if (!existsSync(file)) return merged;
  const here = parseDocument(readFileSync(file, "utf8"));
  const then = asCopied(here, asCopiedFile(site, workspace));
  for (const path of settings(here, then)) {
    if (same(path, here, then)) continue;
    const value = here.getIn(path, true);
    if (value !== undefined) merged.setIn(path, value);
    else if (merged.hasIn(path)) merged.deleteIn(path);
  }
  return merged;
}

function asCopied(here: Document, file: string): Document {
  if (existsSync(file)) return parseDocument(readFileSync(file, "utf8"));
  const then = here.clone() as Document;
  for (const path of FORMERLY_KEPT) then.deleteIn(path);
  return then;
}

/** Paths of all possible settings: each entry of `config`, and the keys beside `config`. */
function settings(...documents: readonly Document[]): Path[] {
  const paths = documents.flatMap((document) => {
    const { config, ...others } = (document.toJS() ?? {}) as Record<string, unknown>;
    const entries = Object.keys(config ?? {}).map((key) => ["config", key]);
    return [...entries, ...Object.keys(others).map((key) => [key])];
  });
  return [...new Map(paths.map((path) => [path.join("\n"), path])).values()];
}

/**
 * Whether two files have the same value: Pulumi writes `true` back as `"true"`, and a passphrase as no provider at all.
 */
function same(path: Path, here: Document, then: Document): boolean {
  const [one, other] = [here, then].map((document) => {
    const value: unknown = (document.getIn(path, true) as { toJSON?(): unknown })?.toJSON?.();
    if (path[0] === "secretsprovider" && (value === "default" || value === "passphrase")) return "";
    if (path[0] === "secretsprovider" && value === undefined) return "";
    return typeof value === "boolean" || typeof value === "number" ? String(value) : value;
  });
  return isDeepStrictEqual(one, other);
}
