/** The recorded state and the key to its secrets are inside the AES; on this machine in a rehearsal. */
import type { Site } from "../../alliance/model.ts";
import { contextSite } from "../../context.ts";
import type { StateFact } from "../../facts/fact.ts";
import { defineStateRule, type Finding } from "../../rule.ts";
import { isLoopbackBucket, isStoreUnder } from "../../values/urls.ts";
import { keyFindings } from "./key.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Case = keyof (typeof messages)["cases"];

export const stateResidency = defineStateRule(
  {
    name: "state-residency",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["10.5", "19.2"], c5: ["CRY-04", "PSS-12.01"], ccm: ["DSP-19"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (state: StateFact, context) => {
    const { backendUrl } = state;
    const site = contextSite(context);
    if (site === undefined) return [{ case: "stack" }];
    const key = keyFindings(state, site, context.rehearsal);
    return state.keyOnly ? key : [...backendFindings(backendUrl, site, context.rehearsal), ...key];
  },
);

function backendFindings(
  backendUrl: string | undefined,
  site: Site,
  rehearsal: boolean,
): Finding<Case>[] {
  if (backendUrl === undefined || backendUrl === "") return [{ case: "backendAbsent" }];
  const values = { backend: withoutCredentials(backendUrl) };
  if (rehearsal) {
    const local = isLocalFile(backendUrl) || isLoopbackBucket(backendUrl);
    return local ? [] : [{ case: "backendNotLocal", values }];
  }
  const isOwn = site.state.backends.some((allowed) => isStoreUnder(backendUrl, allowed));
  return isOwn ? [] : [{ case: "backendForeign", values }];
}

function isLocalFile(backendUrl: string): boolean {
  return URL.canParse(backendUrl) && /^file:\/\/([~.]?\/|~|\.)/.test(backendUrl);
}

/** A violation is printed: it must not carry a database password. */
function withoutCredentials(backendUrl: string): string {
  return backendUrl.replace(/\/\/[^/@]*@/, "//…@");
}
