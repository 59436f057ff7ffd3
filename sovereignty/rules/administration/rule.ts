/** Administration comes from the site's own networks, from a country that may operate the data, and never as `admin`. */
import { isInside, isNetwork } from "../../addresses.ts";
import type { Administrators, Site } from "../../alliance.ts";
import type { WayIn } from "../../facets/flows.ts";
import { type Fact, UNKNOWN } from "../../facts.ts";
import { contextSite, defineRule, type Finding, type LawContext } from "../../law.ts";
import { own } from "../../own.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Words of the services' own policies: `admin`, `load-balancer_admin`, `ResellerAdmin`; `service` is asked by no policy for its project. */
const OVER_TENANTS = /(^|[^a-z])admin([^a-z]|$)|^reselleradmin$|^service$|[_-]global[_-]/i;

export const administration = defineRule(
  "administration",
  about,
  messages,
  (fact: Fact, context): Found => {
    const { roles = [] } = fact;
    // Who only reads a thing opens nothing.
    const waysIn = fact.partial ? [] : (fact.waysIn ?? []);
    if (roles.length === 0 && waysIn.length === 0) return [];
    const networks = networksOf(contextSite(context));
    const allowed = networks.flatMap(({ prefixes }) => prefixes).join(", ") || "—";
    return [
      ...roles.flatMap((role): Found => {
        if (role === UNKNOWN) return [{ case: "unknown", values: { field: "roles", allowed } }];
        return OVER_TENANTS.test(role.trim()) ? [{ case: "admin", values: { role } }] : [];
      }),
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

/** The registry's networks, and the bastions of support, which stand in the site's own country. */
function networksOf(site: Site | undefined): Administrators[] {
  if (site === undefined) return [];
  const bastions = { country: site.country, prefixes: site.flows.support.filter(isNetwork) };
  return [...Object.values(site.administration), bastions];
}

/** What carries no labels is judged by its place alone. */
function operating({ dataClass, owner }: Fact, country: string, { alliance }: LawContext): Found {
  if (typeof dataClass !== "string" || typeof owner !== "string") return [];
  const operators = own(own(alliance.classes, dataClass)?.operate ?? {}, owner) ?? [];
  if (operators.includes(country)) return [];
  const values = { country, class: dataClass, owner, operators: operators.join(", ") || "—" };
  return [{ case: "operator", values }];
}
