/** `site.yaml` from version 0 to 1: unencrypted volume types are the estate's own, and said in a line instead of named. */
import { parse } from "yaml";
import { inline, renameKey, replaceAt } from "../edit.ts";

export function siteFromZero(text: string): string {
  const { volumeTypes } = parse(text) as { volumeTypes: Record<string, Record<string, unknown>> };
  return Object.entries(volumeTypes)
    .filter(([, type]) => type.encrypted === false && type.name !== undefined)
    .reduce((done, [key, { name }]) => {
      const described = replaceAt(
        done,
        ["volumeTypes", key, "name"],
        inline(`Unencrypted volumes, until now ${String(name)}`, true),
      );
      return renameKey(described, ["volumeTypes", key, "name"], "description");
    }, text);
}
