/**
 * Administration comes from the site's own networks, from a country that may operate the data, and never as `admin`.
 */

import type { Administrators, Site } from "../../alliance/model.ts";
import { contextSite, type EvaluationContext } from "../../context.ts";
import type { WayIn } from "../../facts/data-flows.ts";
import { isOfEstate } from "../../facts/estate-program.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { isTenantRole } from "../../openstack/roles.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { isInside, isNetwork } from "../../values/addresses.ts";
import { own } from "../../values/own.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const administration = defineResourceRule(
  {
    name: "administration",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.14", "19.2"], c5: ["PSS-12.01"], ccm: ["IAM-09", "IVS-03"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const { roles = [] } = fact;
    // A resource that is only read opens nothing.
    const waysIn = fact.partial ? [] : (fact.waysIn ?? []);
    if (roles.length === 0 && waysIn.length === 0) return [];
    const networks = networksOf(contextSite(context));
    const allowed = networks.flatMap(({ prefixes }) => prefixes).join(", ") || "—";
    return [
      ...roles.flatMap((role) => given(role, fact, context)),
      ...waysIn.flatMap(({ field, source, behind }: WayIn): Found => {
        if (behind) return [{ case: "behind", values: { field } }];
        if (source === UNKNOWN) return [{ case: "unknown", values: { field, allowed } }];
        const from = networks.filter(({ prefixes }) => isInside(source ?? "", prefixes));
        if (from.length === 0) return [{ case: "outside", values: { field, allowed } }];
        return from.flatMap(({ country }) => operating(fact, country, context));
      }),
    ];
  },
);

/**
 * A role given by name is one of a tenant's; an id shows no name, and only the estate's program has it from a tenant's
 * file.
 */
function given(
  role: NonNullable<Fact["roles"]>[number],
  fact: Fact,
  context: EvaluationContext,
): Found {
  if (role === UNKNOWN) return [{ case: "unknownRole" }];
  if (typeof role === "string")
    return isTenantRole(role) ? [] : [{ case: "admin", values: { role } }];
  if ("all" in role) return [{ case: "allRoles" }];
  if (isOfEstate(fact, context)) return [];
  return role.id === UNKNOWN
    ? [{ case: "unknownRole" }]
    : [{ case: "roleId", values: { role: role.id } }];
}

/** The registry's networks, and the bastions of support, which are in the site's own country. */
function networksOf(site: Site | undefined): Administrators[] {
  if (site === undefined) return [];
  const bastions = { country: site.country, prefixes: site.destinations.support.filter(isNetwork) };
  return [...Object.values(site.administration), bastions];
}

/** A resource without labels is evaluated by its place alone. */
function operating(
  { dataClass, owner }: Fact,
  country: string,
  { alliance }: EvaluationContext,
): Found {
  if (typeof dataClass !== "string" || typeof owner !== "string") return [];
  const operators = own(own(alliance.classes, dataClass)?.operate ?? {}, owner) ?? [];
  if (operators.includes(country)) return [];
  const values = { country, class: dataClass, owner, operators: operators.join(", ") || "—" };
  return [{ case: "operator", values }];
}
