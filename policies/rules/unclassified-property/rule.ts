/** A property that is missing from the row of its type is denied, and so is a value of another shape. */

import { policyFor } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { rowFile } from "../../openstack/row-file.ts";
import { defineResourceRule } from "../../rule.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

const NONE = { fr: "—", en: "—" };

export const unclassifiedProperty = defineResourceRule(
  {
    name: "unclassified-property",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.2", "19.2"], ccm: ["CCC-04"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context) => {
    const { type, unclassified = [] } = fact;
    if (unclassified.length === 0) return [];
    const domains = policyFor(fact, context)?.domains ?? [];
    const isOwn = (name = "") => domains.some((domain) => isUnderDomain(name, domain));
    return unclassified
      .filter(({ domain }) => !isOwn(domain))
      .map(({ kind, at, reason = NONE, want = NONE }) => ({
        case: kind,
        values: { at, reason, want, row: rowOf(type) },
      }));
  },
);

/** The file that holds the row of a type, or the folder of that file. */
function rowOf(type: string): string {
  if (type.startsWith("kubernetes:")) return "policies/kubernetes/kinds/";
  if (type.startsWith("openstack:")) return rowFile(type);
  return "policies/builtin/";
}
