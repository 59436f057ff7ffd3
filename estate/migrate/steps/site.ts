/**
 * `site.yaml` from version 0 to 1: unencrypted volume types belong to the estate and become one line instead of names.
 * From 1 to 2: an office attests the encryption of the others; encryption described by a text is still to be attested.
 */
import { parse } from "yaml";
import { inline, renameKey, replaceAt } from "../../edit/yaml.ts";

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

export function siteFromOne(text: string): string {
  const { volumeTypes } = parse(text) as { volumeTypes: Record<string, Record<string, unknown>> };
  return Object.entries(volumeTypes ?? {}).reduce((done, [key, { attestation: said }]) => {
    if (typeof said !== "string" || /^TODO\b/.test(said)) return done;
    return replaceAt(done, ["volumeTypes", key, "attestation"], inline(`TODO: ${said}`, true));
  }, text);
}
