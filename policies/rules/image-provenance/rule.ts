/** An image of servers comes complete from a host of the site, and names its maker and its date. */
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { isLoopback, readEndpoint } from "../../values/urls.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const imageProvenance = defineResourceRule(
  {
    name: "image-provenance",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["12.10"], c5: ["PSS-11"], scs: ["scs-0102"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  ({ image, partial }: Fact, context): Found => {
    if (image === undefined) return [];
    const { source, file, verified, visibility, missing } = image;
    const found: Found = [];
    if ([source, file, verified, visibility, missing].includes(UNKNOWN)) {
      found.push({ case: "unknown" });
    }
    if (typeof source === "string" && source !== "") found.push(...place(source, context));
    if (verified === false) found.push({ case: "unchecked" });
    if (visibility === "public" || visibility === "community") {
      found.push({ case: "shared", values: { visibility } });
    }
    // A read shows only a part: inputs that seem absent may exist.
    if (partial) return found;
    if (!source && !file) found.push({ case: "absent" });
    if (missing !== UNKNOWN && missing.length > 0) {
      found.push({ case: "unsigned", values: { missing: missing.join(", ") } });
    }
    return found;
  },
);

function place(source: string, context: EvaluationContext): Found {
  const domains = contextSite(context)?.workloads.domains ?? [];
  const url = readEndpoint(source);
  if (context.rehearsal && url !== undefined && isLoopback(url)) return [];
  const own = domains.some((domain) => url !== undefined && isUnderDomain(url.hostname, domain));
  if (own && url?.protocol === "https:") return [];
  return [{ case: "foreign", values: { source: shown(source), allowed: domains.join(", ") } }];
}

/** The URL without a login or a query, which must not be printed. */
function shown(source: string): string {
  return source.replace(/\/\/[^/]*@/, "//…@").replace(/[?#].*$/s, "?…");
}
