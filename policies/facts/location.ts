/** The effective location of a resource: its own region, else its connection's. */
import type { Site } from "../alliance/model.ts";
import { contextSite, type EvaluationContext } from "../context.ts";
import { type Cluster, type Fact, UNKNOWN, type Unknown } from "./fact.ts";

/** A location that policies accept, or the reason why there is none. */
export type Location =
  | { readonly found: true; readonly site: Site }
  | {
      readonly found: false;
      readonly reason:
        | "stack"
        | "unknown"
        | "absent"
        | "unregistered"
        | "elsewhere"
        | "foreign"
        | "planned";
      readonly region: string;
    };

/** Resolves the effective location of a fact in the alliance's registry. */
export function locate(fact: Fact, context: EvaluationContext): Location {
  const region = effectiveRegion(fact);
  const shown = typeof region === "string" ? region : "";
  const notFound = (reason: Exclude<Location, { found: true }>["reason"]): Location => {
    return { found: false, reason, region: shown };
  };
  const expected = contextSite(context);
  if (expected === undefined) return notFound("stack");
  // The identifier of a cluster gives its site; the rule "cluster" denies one without a compliant identifier.
  if (fact.cluster !== undefined) {
    const site = clusterSite(fact.cluster, context);
    return site === expected && site.status === "open" ? { found: true, site } : notFound("absent");
  }
  if (region === UNKNOWN) return notFound("unknown");
  if (region === undefined) return notFound("absent");
  const site = Object.values(context.alliance.sites).find((known) => known.region === region);
  if (site === undefined) return notFound("unregistered");
  if (site !== expected) return notFound("elsewhere");
  if (!Object.hasOwn(context.alliance.members, site.country)) return notFound("foreign");
  return site.status === "open" ? { found: true, site } : notFound("planned");
}

/** The provider reads an empty region as no region at all, so policies do too. */
function effectiveRegion(fact: Fact): string | Unknown | undefined {
  if (fact.region !== undefined && fact.region !== "") return fact.region;
  if (fact.connection === UNKNOWN) return UNKNOWN;
  return fact.connection?.region === "" ? undefined : fact.connection?.region;
}

function clusterSite(
  cluster: Cluster | Unknown,
  { alliance }: EvaluationContext,
): Site | undefined {
  if (cluster === UNKNOWN || typeof cluster.identifier !== "string") return undefined;
  const [site = ""] = cluster.identifier.split("/");
  return Object.hasOwn(alliance.sites, site) ? alliance.sites[site] : undefined;
}
