/** The labels of a resource in its type's notation, ready to be pasted into a program. */

import type { Message } from "../../output/message.ts";
import type { Alliance } from "../alliance/model.ts";
import type { Fact } from "../facts/fact.ts";
import { type LabelPlace, toHeaders, toKubernetesLabels, toMetadata, toTags } from "./labels.ts";

/** The labels to write; values that are not known are left for the reader to fill in. */
export interface Wanted {
  readonly dataClass?: unknown;
  readonly owner?: unknown;
  readonly tenant?: unknown;
  readonly site: string;
}

const OPEN = "…";

/** One type's labels in its own notation: `tags: ["aes:class=public", …]`. */
export function labelSyntax({ property, style }: LabelPlace, wanted: Wanted): string {
  const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : OPEN);
  const { dataClass, owner, tenant, site } = wanted;
  const labels = {
    dataClass: text(dataClass),
    owner: text(owner),
    tenant: text(tenant),
    site: text(site),
    rehearsal: false,
  };
  switch (style) {
    case "tags":
      return `${property}: [${toTags(labels).map(quoted).join(", ")}]`;
    case "description":
      return `${property}: ${quoted(`${OPEN} (${toTags(labels).join(", ")})`)}`;
    case "headers":
      return mapped(property, toHeaders(labels));
    case "kubernetes":
      return mapped(property, toKubernetesLabels(labels));
    case "metadata":
      return mapped(property, toMetadata(labels));
  }
}

function mapped(property: string, labels: Readonly<Record<string, string>>): string {
  const entries = Object.entries(labels).map(([key, value]) => `${quoted(key)}: ${quoted(value)}`);
  const [outer = "", inner] = property.split(".");
  const map = `{ ${entries.join(", ")} }`;
  return inner === undefined ? `${outer}: ${map}` : `${outer}: { ${inner}: ${map} }`;
}

function quoted(text: string): string {
  return JSON.stringify(text);
}

/** The text that a message gives people to paste, with all that is already known; `over` has priority. */
export function toPaste(
  { labelPlace, dataClass, owner, tenant }: Fact,
  { site }: { readonly site: string },
  over: Partial<Wanted> = {},
): Message {
  if (labelPlace === undefined) return NOWHERE;
  const text = labelSyntax(labelPlace, { dataClass, owner, tenant, site, ...over });
  return { fr: text, en: text };
}

const NOWHERE: Message = {
  fr: "les étiquettes d'un type qui en a (docs/labels.fr.md)",
  en: "the labels of a type that has some (docs/labels.md)",
};

/** The classes of the registry, as messages list them. */
export function classesOf({ classes }: Alliance): string {
  return Object.keys(classes).join(", ");
}
