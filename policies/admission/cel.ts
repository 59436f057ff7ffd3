/** Texts, parameters and messages in CEL. */
import { partsOf } from "../../output/icu.ts";
import type { Message } from "../../output/message.ts";
import { CLUSTER_ITSELF } from "./namespaces.ts";
import type { ListParameter, WordParameter } from "./parameters.ts";

/** A list of the policy parameters, in CEL. An absent key is an error there, and an error denies. */
export function list(parameter: ListParameter): string {
  return `params.data.${parameter}.split("\\n").filter(e, e != "")`;
}

/** A word of the policy parameters, in CEL; a list of texts accepts no other type. */
export function word(parameter: WordParameter): string {
  return `string(params.data.${parameter})`;
}

/** A text as a CEL literal. */
export function literal(text: string): string {
  return JSON.stringify(text);
}

/** Texts as a CEL list. */
export function literals(texts: readonly string[]): string {
  return `[${texts.map(literal).join(", ")}]`;
}

/** Whether the request comes from the cluster itself, in CEL. */
export function isOfTheCluster(): string {
  const { users, beginnings } = CLUSTER_ITSELF;
  const user = "request.userInfo.username";
  return `(${user} in ${literals(users)} || ${literals(beginnings)}.exists(b, ${user}.startsWith(b)))`;
}

/** One line, as the API server requires: finding and fix, in French and in English. */
export function sentence(
  rule: string,
  what: Message,
  remediation: Message,
  values: Readonly<Record<string, string>>,
  parametrised: boolean,
): string {
  const own = { type: TYPE, ...(parametrised ? { site: word("site") } : {}), ...values };
  const parts = [
    literal(`[${rule}] `),
    ...filled(what.fr, own),
    literal(". Correction : "),
    ...filled(remediation.fr, own),
    literal(" / "),
    ...filled(what.en, own),
    literal(". Fix: "),
    ...filled(remediation.en, own),
  ];
  return parts.join(" + ");
}

const TYPE =
  'request.kind.kind + " " + (request.?namespace.orValue("") in ["", request.?name.orValue("")] ? "" : request.?namespace.orValue("") + "/") + request.?name.orValue("")';

/** A message as CEL terms: its texts as literals, its placeholders as the given expressions. CEL has no plurals. */
function filled(text: string, values: Readonly<Record<string, string>>): string[] {
  return partsOf(text)
    .filter((part) => part !== "")
    .map((part) => {
      if (typeof part === "string") return literal(part);
      const value = values[part.name];
      if (value === undefined)
        throw new Error(`message placeholder {${part.name}} has no CEL value`);
      return `(${value})`;
    });
}
