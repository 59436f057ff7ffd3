/**
 * Edits `activeStandbyFor` in a site's file, the one line that makes it the active standby of another site's critical
 * tenants.
 */
import { join } from "node:path";
import { parse } from "yaml";
import { textOf, writeAll } from "../../estate/edit/files.ts";
import { appendTo, inline, removeEntry, replaceAt } from "../../estate/edit/yaml.ts";

const KEY = "activeStandbyFor";

/** The file with a site added to or removed from `activeStandbyFor`. Pure. */
export function withActiveStandby(text: string, lost: string, active: boolean): string {
  const { [KEY]: listed = [] } = parse(text) as { [KEY]?: string[] };
  if (listed.includes(lost) === active) return text;
  const rest = active ? [...listed, lost] : listed.filter((site) => site !== lost);
  if (rest.length === 0) return removeEntry(text, [KEY]);
  const value = `[${rest.map((site) => inline(site)).join(", ")}]`;
  return listed.length === 0
    ? appendTo(text, [], `${KEY}: ${value}`)
    : replaceAt(text, [KEY], value);
}

/** Edits the file of a standby site; returns whether it changed. */
export async function writeActiveStandby(
  root: string,
  standby: string,
  lost: string,
  active: boolean,
): Promise<boolean> {
  const file = join(root, standby, "site.yaml");
  const was = (await textOf(file)) ?? "";
  const text = withActiveStandby(was, lost, active);
  if (text === was) return false;
  await writeAll([{ file, text, was }]);
  return true;
}
