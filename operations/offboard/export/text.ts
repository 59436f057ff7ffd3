/** What an export is, for people. */
import { type Language, render } from "../../../output/message.ts";
import { shownPath } from "../../../output/path.ts";
import type { Manifest } from "./manifest.ts";
import { EXPORT } from "./messages.ts";

/** Files, size and manifest; and what could not be read. */
export function writtenText(
  { files, missing }: Manifest,
  folder: string,
  manifest: readonly string[],
  language: Language,
): string {
  const say = (text: keyof typeof EXPORT, values = {}) => render(EXPORT[text], values, language);
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  const names = manifest.map(shownPath).join(", ");
  const failed = missing.filter((each) => each.failed);
  return [
    ...failed.map(({ failed: _, ...each }) => say("failedLack", { ...each })),
    say("written", { folder: shownPath(folder), count: files.length, bytes, manifest: names }),
    ...(failed.length === 0 ? [] : [say("incomplete", { count: failed.length })]),
  ].join("\n");
}
