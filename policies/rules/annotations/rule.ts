/** Annotations of an object and of its templates: each is known, and its value leads nowhere. */
import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { leftOut } from "../../kubernetes/annotations/left-out.ts";
import { isOfKind, rowOf, wanted } from "../../kubernetes/annotations/values.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { type Annotation, annotationsOf } from "./places.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const annotations = defineObjectRule(
  {
    name: "annotations",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03", "DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const domains = policyFor(fact, context)?.domains ?? [];
    return (fact.objects ?? []).flatMap(annotationsOf).flatMap((found) => findings(found, domains));
  },
);

function findings({ key, value }: Annotation, domains: readonly string[]): Found {
  if (key === UNKNOWN) return [{ case: "unknown", values: { annotation: "?" } }];
  const row = rowOf(key) ?? ofTheSite(key, domains);
  if (row === undefined) {
    const reason = leftOut(key);
    if (reason) return [{ case: "leftOut", values: { annotation: key, reason } }];
    return [{ case: "unclassified", values: { annotation: key } }];
  }
  if (row.value === "text") return [];
  if (value === UNKNOWN) return [{ case: "unknown", values: { annotation: key } }];
  if (typeof value === "string" && isOfKind(row.value, value, domains)) return [];
  const form = wanted(row.value, domains);
  return [{ case: "value", values: { annotation: `${key}: ${String(value)}`, form } }];
}

/** A key below a domain of the site belongs to its own people, as one below `kubernetes.io` belongs to Kubernetes. */
function ofTheSite(key: string, domains: readonly string[]) {
  const [prefix = "", ...name] = key.split("/");
  const own = domains.some((domain) => isUnderDomain(prefix, domain));
  return own && name.length === 1 ? ({ value: "text" } as const) : undefined;
}
