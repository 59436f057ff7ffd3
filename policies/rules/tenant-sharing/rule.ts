/**
 * A project's resources are not shared with other projects. The site may offer resources that hold no tenant's data to
 * the projects it names, and data that may be shown to the whole world may be shown to other tenants too.
 */
import type { EvaluationContext } from "../../context.ts";
import { isOfEstate } from "../../facts/estate-program.ts";
import type { Share } from "../../facts/exposure.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const tenantSharing = defineResourceRule(
  {
    name: "tenant-sharing",
    metadata: {
      severity: "high",
      waivable: true,
      references: { secNumCloud: ["9.7"], ccm: ["IVS-06"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    // A resource that is only read is not shared.
    if (fact.partial) return [];
    const named = typeof fact.dataClass === "string" ? fact.dataClass : "—";
    return (fact.shares ?? []).flatMap((share): Found => {
      if (share.with === UNKNOWN) return [{ case: "unknown" }];
      if (isCompliant(share, fact, context)) return [];
      return [{ case: share.with, values: { class: named } }];
    });
  },
);

function isCompliant(share: Share, fact: Fact, context: EvaluationContext): boolean {
  const { dataClass } = fact;
  const { alliance } = context;
  if (share.of === "control") return false;
  // The tenants' files decide who gets a way out.
  if (share.of === "wayOut") return share.with === "others" && isOfEstate(fact, context);
  if (share.of === "offer") return share.with === "others";
  if (typeof dataClass !== "string" || !Object.hasOwn(alliance.classes, dataClass)) return false;
  return alliance.classes[dataClass]?.egress.includes("internet") ?? false;
}
