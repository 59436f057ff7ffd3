/** The labels of a thing as its own type writes them, ready to be pasted into a program. */

import type { Message } from "../../output/message.ts";
import type { Alliance } from "../alliance/model.ts";
import type { Fact } from "../facts/fact.ts";
import { type LabelPlace, toHeaders, toKubernetesLabels, toMetadata, toTags } from "./labels.ts";

/** What is to be written; what nobody knows is left to the reader. */
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

/** What a message tells people to paste into a thing, with what is already known of it; `over` wins. */
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
