/**
 * Adapts one site's files to another site: addresses, names, country. Signatures and attestations are not
 * transferred. Pure.
 */
import { parse } from "yaml";
import type { Site } from "../../policies/alliance/model.ts";
import { isNetwork } from "../../policies/values/addresses.ts";
import { isUnderDomain } from "../../policies/values/domains.ts";
import { rehomed } from "../addresses.ts";
import { UNATTESTED, UNSOURCED } from "../attestation.ts";
import { entryLines, inline, mapScalars, removeEntry, replaceAt } from "../edit/yaml.ts";
import type { Facility, SiteFile } from "../model/index.ts";

/** Identity of a site in its files. */
export interface Identity extends Pick<Site, "country" | "addresses"> {
  readonly key: string;
}

/** A file's values adapted to another site; keys and comments stay. */
export function transposeValues(text: string, from: Identity, to: Identity): string {
  return mapScalars(text, (value) =>
    typeof value === "string" ? transposeValue(value, from, to) : undefined,
  );
}

function transposeValue(value: string, from: Identity, to: Identity): string {
  if (value === from.country) return to.country;
  if (isNetwork(value)) return rehomed(value, from.addresses, to.addresses);
  const named = value
    .replaceAll(word(from.key), to.key)
    .replaceAll(word(capitalised(from.key)), capitalised(to.key));
  if (/\s/.test(value)) return named;
  // A country's own domain, gouv.ml.example.
  return named.replaceAll(label(from.country), to.country.toLowerCase());
}

/** `Bobo-Dioulasso` of `bobo-dioulasso`. */
export function capitalised(key: string): string {
  return key.replaceAll(/(^|-)[a-z]/g, (letters) => letters.toUpperCase());
}

function word(text: string): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])${text}(?![A-Za-z0-9])`, "g");
}

function label(country: string): RegExp {
  return new RegExp(`(?<=\\.)${country.toLowerCase()}(?=\\.)`, "g");
}

/** A registry entry, not indented, modelled on another site's. Domains of other sites are left out. */
export function transposeEntry(
  alliance: string,
  from: Identity,
  to: Identity,
  more: {
    readonly title: Site["title"];
    readonly firstPort: number;
    /** Domains of the other sites. */
    readonly taken: readonly string[];
  },
): string {
  const lines = entryLines(alliance, ["sites", from.key]);
  const indent = /^ */.exec(lines)?.[0] ?? "";
  const own = lines.replaceAll(new RegExp(`^${indent}`, "gm"), "").replace(/^[^:]+/, to.key);
  const title = `{ fr: ${inline(more.title.fr)}, en: ${inline(more.title.en)} }`;
  const at = (...path: string[]) => [to.key, ...path];
  let text = transposeValues(own, from, to);
  text = replaceAt(text, at("title"), title);
  text = replaceAt(text, at("status"), "open");
  text = replaceAt(text, at("rehearsal", "firstPort"), String(more.firstPort));
  for (const family of ["ipv4", "ipv6"] as const) {
    const plans = to.addresses[family].map((plan) => inline(plan, family === "ipv6"));
    text = replaceAt(text, at("addresses", family), `[${plans.join(", ")}]`);
  }
  const { workloads, attested } = (parse(text) as Record<string, Site>)[to.key] as Site;
  // An office attests only for its own country.
  if (attested !== undefined) text = removeEntry(text, at("attested"));
  const kept = workloads.domains.filter(
    (one) => !more.taken.some((other) => isUnderDomain(one, other) || isUnderDomain(other, one)),
  );
  if (kept.length === workloads.domains.length) return text;
  return replaceAt(
    text,
    at("workloads", "domains"),
    `[${kept.map((one) => inline(one)).join(", ")}]`,
  );
}

/** A `site.yaml` or `facility.yaml` modelled on another site's, with a note that says so. */
export function transposeFile(source: string, from: Identity, to: Identity): string {
  const data = parse(source) as Partial<SiteFile> & Partial<Facility>;
  let text = transposeValues(source, from, to);
  // A site's contracts do not bind another site.
  if (data.contracts !== undefined) text = removeEntry(text, ["contracts"]);
  for (const [key, type] of Object.entries(data.volumeTypes ?? {})) {
    if (!type.encrypted) continue;
    text = replaceAt(text, ["volumeTypes", key, "attestation"], JSON.stringify(UNATTESTED));
  }
  // Server placement and switch-over time have not been verified here: without these keys, neither counts.
  for (const key of ["apart", "switchOverMinutes"] as const) {
    if (data.topology?.[key] !== undefined) text = removeEntry(text, ["topology", key]);
  }
  if (data.energy !== undefined) {
    text = replaceAt(text, ["energy", "source"], JSON.stringify(UNSOURCED));
  }
  const [head = "", ...rest] = text.split("\n");
  const note = `# Modelled on ${from.key}'s by \`estate new-site\`: replace the offer and every figure with this site's own.`;
  return head.startsWith("#") ? [head, note, ...rest].join("\n") : `${note}\n${text}`;
}
