/** Keys that took the field's own word. Only the key changes: value, comments and order stay. */
import { parse } from "yaml";
import { renameKey } from "../../edit/yaml.ts";
import type { Path } from "../../load/source.ts";

/** Old key → new key, in all kinds of files. */
export const RENAMED_KEYS: Readonly<Record<string, string>> = {
  flows: "destinations",
  robot: "serviceAccount",
  standsInFor: "activeStandbyFor",
};

/** `alliance.yaml` from version 1 to 2: `flows` of a site are its `destinations`. */
export function registryFromOne(text: string): string {
  const { sites } = (parse(text) ?? {}) as { sites?: Record<string, unknown> | null };
  return Object.keys(sites ?? {}).reduce((at, key) => renamed(at, ["sites", key], "flows"), text);
}

/** `site.yaml` from version 2 to 3: `standsInFor` is `activeStandbyFor`. */
export function siteFromTwo(text: string): string {
  return renamed(text, [], "standsInFor");
}

/** A tenant's file from version 1 to 2: `robot` is `serviceAccount`. */
export function tenantFromOne(text: string): string {
  return renamed(text, [], "robot");
}

/** If both keys are there, neither is lost: the check then reports the old one. */
function renamed(text: string, map: Path, old: keyof typeof RENAMED_KEYS): string {
  const key = RENAMED_KEYS[old] as string;
  const all = map.reduce<unknown>((value, part) => entriesOf(value)[String(part)], parse(text));
  const present = (name: string) => Object.hasOwn(entriesOf(all), name);
  return present(old) && !present(key) ? renameKey(text, [...map, old], key) : text;
}

function entriesOf(value: unknown): Readonly<Record<string, unknown>> {
  return (typeof value === "object" && value !== null ? value : {}) as Record<string, unknown>;
}
