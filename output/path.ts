/** Paths in messages. */
import { relative } from "node:path";

/** A path as a person types it here: relative to the working folder, unless that would climb more than one folder. */
export function shownPath(file: string): string {
  const near = relative(process.cwd(), file) || ".";
  return near.startsWith("../..") ? file : near;
}
