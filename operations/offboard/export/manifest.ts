/** The manifest of an export: as data, as a text in each language, and as a list for `sha256sum -c`. Pure. */
import { type Language, render } from "../../../output/message.ts";
import { EXPORT } from "./messages.ts";
import type { ExportedFile, Missing } from "./model.ts";

export interface Manifest {
  readonly schemaVersion: 1;
  readonly site: string;
  readonly tenant: string;
  readonly title: { readonly fr: string; readonly en: string };
  readonly owner: string;
  readonly dataClass: string;
  /** When the export ended, UTC. */
  readonly at: string;
  readonly rehearsal: boolean;
  /** Whether the tenant's file declared it. */
  readonly frozen: boolean;
  /** Whether all was read that can be read. */
  readonly complete: boolean;
  readonly files: readonly (Pick<ExportedFile, "path" | "bytes" | "sha256"> & {
    /** Whether it is of an earlier run and not of this one: the service does not have it any more, or it failed. */
    readonly earlier: boolean;
  })[];
  readonly missing: readonly Missing[];
}

/** The lines that `sha256sum -c` reads in the folder. */
export function checksums({ files }: Pick<Manifest, "files">): string {
  return files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join("");
}

export function manifestText(manifest: Manifest, language: Language): string {
  const { title, rehearsal, frozen, complete, files, missing } = manifest;
  const say = (text: keyof typeof EXPORT, values = {}) => render(EXPORT[text], values, language);
  const failed = missing.filter((each) => each.failed).length;
  return [
    say("title", { ...manifest, title: title[language] }),
    "",
    ...(rehearsal ? [say("rehearsal"), ""] : []),
    say("facts", manifest),
    say(frozen ? "frozen" : "unfrozen"),
    complete ? say("whole") : say("incomplete", { count: failed }),
    "",
    say("lacks"),
    ...missing.map(({ failed: isFailed, ...each }) =>
      say(isFailed ? "failedLack" : "lack", { ...each }),
    ),
    "",
    say("files"),
    ...files.map(({ path, bytes, sha256, earlier }) =>
      [bytes, sha256, path + (earlier ? " *" : "")].join("\t"),
    ),
    "",
  ].join("\n");
}
