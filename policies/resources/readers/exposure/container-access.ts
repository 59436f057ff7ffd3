/**
 * Swift's access lists: an entry that begins with a dot is about anonymous readers, any other names a project and
 * users.
 */
import type { Opening, Share } from "../../../facts/exposure.ts";
import { UNKNOWN, type Unknown } from "../../../facts/fact.ts";
import { text } from "../../../openstack/provider.ts";

/** Anonymous access, except entries that only deny, and listings alone. */
const ANYONE = /^\.(?!rlistings$)(?![^:]*:\s*-)/i;

function entriesOf(list: unknown): readonly string[] | Unknown {
  const entries = text(list) ?? "";
  if (entries === UNKNOWN) return UNKNOWN;
  return entries
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

/** Openings to anonymous readers. */
export function openTo(list: unknown): Opening[] {
  const entries = entriesOf(list);
  if (entries === UNKNOWN) return [{ way: "anonymous", remote: UNKNOWN }];
  return entries.some((entry) => ANYONE.test(entry)) ? [{ way: "anonymous" }] : [];
}

/** Shares with other projects: an entry that begins with a star means all of them. */
export function givenTo(list: unknown): Share[] {
  const entries = entriesOf(list);
  if (entries === UNKNOWN) return [{ of: "data", with: UNKNOWN }];
  const projects = entries.filter((entry) => !entry.startsWith("."));
  if (projects.length === 0) return [];
  const everyone = projects.some((entry) => entry.startsWith("*"));
  return [{ of: "data", with: everyone ? "everyone" : "others" }];
}
