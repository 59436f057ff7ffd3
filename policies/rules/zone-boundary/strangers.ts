/**
 * Resources without labels that are tied to a thing of the estate: its tenant must be one that the rest of the stack
 * serves.
 */
import type { Fact } from "../../facts/fact.ts";
import { endsOf, type Things } from "../../facts/parts.ts";

/** A thing of another tenant, and the input that leads to it. */
export interface Stranger {
  readonly field: string;
  readonly thing: Fact;
  /** Absent where nothing in the stack names a tenant. */
  readonly mine: string | undefined;
}

/** The tenants that a stack serves: those of resources it creates, and of projects it is connected to. */
export function inhabitants(facts: readonly Fact[], things: Things): readonly string[] {
  return facts.flatMap(({ project, tenant, type, used }) => {
    const connected = type.startsWith("pulumi:providers:") ? (project?.to ?? []) : [];
    const theirs = connected.map((urn) => things.get(urn)?.tenant);
    return [used ? undefined : tenant, ...theirs].filter((one) => typeof one === "string");
  });
}

/** The estate's things of other tenants that a fact is tied to; `inhabitants` where they are known. */
export function strangersOf(
  { dataClass, joins = [], opensIn, partial, tenant }: Fact,
  inhabitants: readonly string[] | undefined,
  things: Things,
): Stranger[] {
  if (partial) return [];
  // A resource with labels is itself compared with each thing.
  const ties = dataClass === undefined ? joins : [];
  const own = typeof tenant === "string" ? [tenant] : inhabitants;
  if (own === undefined) return [];
  return [...ties, ...(opensIn ? [opensIn] : [])].flatMap(({ at, to }) =>
    endsOf(to, things)
      .filter((end) => end.used && typeof end.tenant === "string" && !own.includes(end.tenant))
      .map((thing) => ({ field: at, thing, mine: own[0] })),
  );
}
