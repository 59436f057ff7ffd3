/** What a resource says of its site and tenant is what the stack and the estate say. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { defineRule, type Finding, type LawContext } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** What the site shares belongs to no tenant. */
const SHARED = "platform";

export const labelTruth = defineRule(
  "label-truth",
  about,
  messages,
  (fact: Fact, context): Found => {
    return [...ofSite(fact, context), ...ofTenant(fact, context)];
  },
);

function ofSite({ labelledSite }: Fact, { site }: LawContext): Found {
  if (labelledSite === undefined || labelledSite === site) return [];
  if (labelledSite === UNKNOWN) return [{ case: "unknown" }];
  return [{ case: "site", values: { label: labelledSite } }];
}

function ofTenant({ tenant, owner, dataClass }: Fact, { tenants, alliance }: LawContext): Found {
  if (tenant === undefined || tenant === SHARED) return [];
  if (tenant === UNKNOWN) return [{ case: "unknown" }];
  if (tenants === undefined) return []; // This gate does not know the estate's orders.
  const ordered = Object.hasOwn(tenants, tenant) ? tenants[tenant] : undefined;
  if (ordered === undefined) {
    return [{ case: "tenant", values: { tenant, want: Object.keys(tenants).join(", ") || "—" } }];
  }
  const rank = (name: string) =>
    Object.hasOwn(alliance.classes, name) ? alliance.classes[name]?.rank : undefined;
  const [own, least] = [rank(String(dataClass)), rank(ordered.dataClass)];
  const values = { tenant, owner: ordered.owner, class: ordered.dataClass };
  const found: Found = [];
  // What is absent, hidden or in no registry is the question of class-country.
  if (typeof owner === "string" && owner !== ordered.owner) {
    found.push({ case: "owner", values: { ...values, label: owner } });
  }
  if (own !== undefined && (least === undefined || own < least)) {
    found.push({ case: "lowered", values: { ...values, label: String(dataClass) } });
  }
  return found;
}
