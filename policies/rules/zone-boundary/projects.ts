/** What is made in a project of the estate's, or through a connection to one, and says no class itself. */
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";
import { holdsData } from "./crossings.ts";

/** The estate's project, and whose the things around are. */
export interface Trespass {
  readonly field: string;
  readonly project: Fact;
  /** Absent where nothing in the stack says whose it is. */
  readonly mine: string | undefined;
}

const PROJECT = "openstack:identity/project:Project";

/** The tenants of what a stack makes and labels. */
export function tenantsOf(facts: readonly Fact[]): readonly string[] {
  return facts.flatMap(({ tenant, partial }) =>
    typeof tenant === "string" && !partial ? [tenant] : [],
  );
}

/** A project of a tenant whose nothing else is; whoever makes the project itself may also use it. */
export function trespassOf(
  { effects, project, partial, partOf }: Fact,
  tenants: readonly string[],
  things: Things,
): Trespass | undefined {
  const known = things.get(project?.to?.[0] ?? "");
  if (project === undefined || known === undefined || partial) return undefined;
  const makes = (urn: string) => things.get(urn)?.type === PROJECT && !things.get(urn)?.partial;
  if (project.from?.some(makes)) return undefined;
  // A connection by which a stack makes nothing that holds data leads none anywhere.
  if (effects?.length === 0 && ![...things.values()].some(isKept)) return undefined;
  const parents = tenantsOf(endsOf(partOf, things));
  const own = parents.length > 0 ? parents : tenants;
  if (own.some((tenant) => tenant === known.tenant)) return undefined;
  return { field: project.at, project: known, mine: own[0] };
}

/** Whether the stack makes it at a cloud, for data. */
function isKept(thing: Fact): boolean {
  return thing.connection !== undefined && !thing.partial && holdsData(thing);
}

/**
 * Whether it is made in a project that is written as text and is unknown: neither the stack makes it, nor the estate. A
 * connection's is the caller's own affair: the cloud lets none into a project in which it has no role.
 */
export function isHomeless({ connection, joins = [], partial, project, type }: Fact): boolean {
  // Where the gate does not see what else the stack has, nobody can tell.
  if (project?.from === undefined || partial || connection === undefined) return false;
  if (type.startsWith("pulumi:providers:")) return false;
  const same = joins.filter(({ at }) => at === project.at);
  return [project, ...same].every(({ to = [] }) => to.length === 0) && project.from.length === 0;
}
