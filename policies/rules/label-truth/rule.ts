/** A resource's labels for site and tenant match the stack and the estate. */
import type { EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { toPaste } from "../../labels/syntax.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { own } from "../../values/own.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Resources that the site shares belong to no tenant. */
const SHARED = "platform";

export const labelTruth = defineResourceRule(
  {
    name: "label-truth",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["8.3", "8.4"], c5: ["AM-06"], ccm: ["DSP-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    return [...ofSite(fact, context), ...ofTenant(fact, context), ...ofCopy(fact, context)];
  },
);

/** No label shows the contents of a snapshot or a backup: data that may leave to the world is not taken from one. */
function ofCopy(
  { dataClass, partial, restores = [] }: Fact,
  { alliance }: EvaluationContext,
): Found {
  if (restores.length === 0 || partial || typeof dataClass !== "string") return [];
  if (!own(alliance.classes, dataClass)?.egress.includes("internet")) return [];
  return restores.map((field) => ({ case: "restored", values: { field, class: dataClass } }));
}

function ofSite(fact: Fact, context: EvaluationContext): Found {
  const { labelledSite } = fact;
  if (labelledSite === undefined || labelledSite === context.site) return [];
  const paste = toPaste(fact, context);
  if (labelledSite === UNKNOWN) return [{ case: "unknown", values: { paste } }];
  return [{ case: "site", values: { label: labelledSite, paste } }];
}

function ofTenant(fact: Fact, context: EvaluationContext): Found {
  const { tenant, owner, dataClass } = fact;
  const { tenants, alliance } = context;
  if (tenant === undefined || tenant === SHARED) return [];
  if (tenant === UNKNOWN) return [{ case: "unknown", values: { paste: toPaste(fact, context) } }];
  if (tenants === undefined) return []; // This enforcement point does not know the estate's orders.
  const ordered = Object.hasOwn(tenants, tenant) ? tenants[tenant] : undefined;
  if (ordered === undefined) {
    const paste = toPaste(fact, context, { tenant: undefined });
    const want = Object.keys(tenants).join(", ") || "—";
    return [{ case: "tenant", values: { tenant, want, paste } }];
  }
  const rank = (name: string) =>
    Object.hasOwn(alliance.classes, name) ? alliance.classes[name]?.rank : undefined;
  const [own, least] = [rank(String(dataClass)), rank(ordered.dataClass)];
  const lowered = own !== undefined && (least === undefined || own < least);
  const values = (label: string) => ({
    tenant,
    owner: ordered.owner,
    class: ordered.dataClass,
    label,
    paste: toPaste(fact, context, lowered ? ordered : { owner: ordered.owner }),
  });
  const found: Found = [];
  // The rule class-country covers owners that are absent, hidden or in no registry.
  if (typeof owner === "string" && owner !== ordered.owner) {
    found.push({ case: "owner", values: values(owner) });
  }
  if (lowered) found.push({ case: "lowered", values: values(String(dataClass)) });
  return found;
}
