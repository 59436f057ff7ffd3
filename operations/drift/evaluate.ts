/** Evaluates what differs by the policies of a plan: which violations a cloud has that its recorded state has not. Pure. */
import { isDeepStrictEqual } from "node:util";
import type { EvaluationContext } from "../../policies/context.ts";
import { type Found, type Recorded, recordedFacts } from "../../policies/enforce/recorded/facts.ts";
import type { Resource } from "../../policies/enforce/recorded/schema.ts";
import { evaluate, evaluateStack } from "../../policies/evaluate.ts";
import { type Fact, UNKNOWN } from "../../policies/facts/fact.ts";
import { fromTags, type Labels } from "../../policies/labels/labels.ts";
import type { Violation } from "../../policies/violations.ts";
import type { Item } from "../cloud/client.ts";
import type { StateResource } from "../state/stack-state.ts";
import type { Difference } from "./differences.ts";
import type { Properties } from "./kinds/kind.ts";
import { openSecrets } from "./open-secrets.ts";
import { type Inventory, itemsOf } from "./read.ts";
import type { RecordedCloud } from "./recorded.ts";

const PROVIDER = "pulumi:providers:openstack";
const VOLUME = "openstack:blockstorage/volume:Volume";

/** New violations, by the subject of each. */
export type Violations = ReadonlyMap<string, readonly Violation[]>;

/** A thing of the cloud as a resource of the stack: the URN by which reports and waivers name it. */
export function subjectOf({ resource, kind, item }: Difference, site: string): string {
  if (resource !== undefined) return resource.urn;
  const type = kind.type ?? PROVIDER;
  const key = (kind.key ?? idOf)(item as Item).replaceAll(/[\n\r]/g, " ");
  return `urn:pulumi:${site}::aes-estate::${type}::cloud/${kind.kind}/${key}`;
}

/**
 * Evaluates the recorded resources as the cloud has them, and everything that it has besides. Violations that the
 * recorded state has by itself are left out: `estate audit` reports those.
 */
export function evaluateDifferences(
  recorded: RecordedCloud,
  inventory: Inventory,
  found: readonly Difference[],
  context: EvaluationContext,
): Violations {
  const before = factsOf(recorded.resources.map(asFound));
  const now = withPlainVolumes(
    withLabels(
      factsOf(resourcesNow(recorded, inventory, found, context.site)),
      labelsOf(found, inventory, context.site),
    ),
    plainVolumes(recorded, inventory, found, context.site),
  );
  const known = new Set(violationsOf(before, context).map(keyOf));
  const fresh = violationsOf(now, context).filter((violation) => !known.has(keyOf(violation)));
  const others = found.flatMap((one) => [
    ...endpointViolations(one, context),
    ...secretViolations(one, context),
  ]);
  return Map.groupBy([...onlyOnce(fresh), ...others], ({ subject }) => subject);
}

function resourcesNow(
  recorded: RecordedCloud,
  inventory: Inventory,
  found: readonly Difference[],
  site: string,
): Found[] {
  const changed = new Map(found.map((one) => [one.resource?.urn, one]));
  const kept = recorded.resources.flatMap((resource) => {
    const { is, kind, item } = changed.get(resource.urn) ?? {};
    if (is === undefined) return [resource];
    return is === "gone" ? [] : [asCloud(resource, kind?.properties?.(item as Item) ?? {})];
  });
  const items = (name: string) => itemsOf(inventory, name);
  const others = found.flatMap((one): StateResource[] => {
    const { is, kind, item, resource } = one;
    const { type, properties, more } = kind;
    if (resource || !item || !type || !properties || is === "operator") return [];
    const inputs = given({ ...properties(item), ...more?.(item, { items }) });
    const urn = subjectOf(one, site);
    const provider = recorded.administrator;
    return [{ urn, type, id: item.id, inputs, outputs: inputs, ...(provider && { provider }) }];
  });
  return [...kept, ...others].map(asFound);
}

/** A recorded resource as the cloud reports it now. */
function asCloud(resource: StateResource, now: Properties): StateResource {
  const { outputs = {} } = resource;
  const rest = Object.entries(outputs).filter(([name]) => !Object.hasOwn(now, name));
  return { ...resource, outputs: { ...Object.fromEntries(rest), ...given(now) } };
}

function given(properties: Properties): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined && !isEmpty(value)),
  );
}

/** APIs report lists and texts that were not given as empty ones. */
function isEmpty(value: unknown): boolean {
  return value === "" || (Array.isArray(value) && value.length === 0);
}

function asFound(resource: StateResource, index: number): Found {
  const custom = !resource.type.startsWith("aes-estate:") && !/^pulumi:pulumi:/.test(resource.type);
  return { resource: { custom, ...resource } as Resource, path: ["resources", index] };
}

function factsOf(found: readonly Found[]): readonly Recorded[] {
  return recordedFacts(found, true).resources;
}

/** What a tenant makes in its own project holds data of the project's owner and class. */
function labelsOf(found: readonly Difference[], inventory: Inventory, site: string) {
  const projects = new Map(itemsOf(inventory, "project").map((one) => [one.id, one]));
  return new Map(
    found
      .filter(({ is }) => is === "tenant")
      .map((one) => {
        const tags = projects.get(one.project)?.tags;
        return [subjectOf(one, site), fromTags(Array.isArray(tags) ? tags : [])] as const;
      }),
  );
}

function withLabels(
  all: readonly Recorded[],
  labels: ReadonlyMap<string, Partial<Labels>>,
): readonly Recorded[] {
  return all.map((one) => {
    const own = labels.get(one.declared.subject);
    if (own === undefined) return one;
    const { owner, dataClass, tenant, site: labelledSite } = own;
    const filled = { owner, dataClass, tenant, labelledSite };
    const known = Object.entries(one.declared).filter(([, value]) => value !== undefined);
    return { ...one, declared: { ...filled, ...Object.fromEntries(known) } as Fact };
  });
}

/** Volumes that Cinder says are not encrypted, which no property of the program shows: older ones of a type, for one. */
function plainVolumes(
  { resources }: RecordedCloud,
  inventory: Inventory,
  found: readonly Difference[],
  site: string,
): ReadonlySet<string> {
  const volumes = itemsOf(inventory, "volume").filter(({ encrypted }) => encrypted === false);
  const ids = new Set(volumes.map(({ id }) => id));
  const isPlain = (type?: string, id?: string) => type === VOLUME && ids.has(id ?? "");
  return new Set([
    ...resources.filter(({ type, id }) => isPlain(type, id)).map(({ urn }) => urn),
    ...found
      .filter(({ kind, item }) => isPlain(kind.type, item?.id))
      .map((one) => subjectOf(one, site)),
  ]);
}

function withPlainVolumes(
  all: readonly Recorded[],
  subjects: ReadonlySet<string>,
): readonly Recorded[] {
  const plain = (fact: Fact): Fact => {
    const { volumes } = fact;
    if (volumes === undefined || volumes === UNKNOWN) return fact;
    return { ...fact, volumes: volumes.map((order) => ({ ...order, plain: true })) };
  };
  return all.map((one) => {
    const { declared, actual } = one;
    if (!subjects.has(declared.subject)) return one;
    return { ...one, declared: plain(declared), ...(actual && { actual: plain(actual) }) };
  });
}

function violationsOf(all: readonly Recorded[], context: EvaluationContext): Violation[] {
  const facts = all.map(({ declared, actual }) => actual ?? declared);
  const single = all.flatMap(({ declared, actual }) => [
    ...evaluate(declared, context),
    ...(actual === undefined || isDeepStrictEqual(actual, declared)
      ? []
      : evaluate(actual, context)),
  ]);
  return [...single, ...evaluateStack({ facts, whole: true }, context)];
}

/** The catalogue sends every client of the site to these addresses, with their tokens. */
function endpointViolations(one: Difference, context: EvaluationContext): Violation[] {
  const { kind, item } = one;
  if (kind.kind !== "endpoint" || item === undefined) return [];
  const fact: Fact = {
    subject: subjectOf(one, context.site),
    type: PROVIDER,
    effects: [],
    connection: { authUrl: String(item.url).replace(/[%$]\((tenant|project)_id\)s/g, "id") },
  };
  return evaluate(fact, context).filter(({ rule }) => rule === "endpoint");
}

/** What others can read of a thing, where the program has no property or no type for it. */
function secretViolations(found: Difference, context: EvaluationContext): Violation[] {
  const { is, kind, item } = found;
  const secrets = is === "operator" || !item ? [] : openSecrets(kind, item);
  if (secrets.length === 0) return [];
  const { type = kind.kind } = kind;
  const fact: Fact = { subject: subjectOf(found, context.site), type, effects: [], secrets };
  return evaluate(fact, context).filter(({ rule }) => rule === "plain-secret");
}

function onlyOnce(violations: readonly Violation[]): Violation[] {
  return [...new Map(violations.map((one) => [keyOf(one), one])).values()];
}

function keyOf({ rule, case: found, subject, values }: Violation): string {
  return JSON.stringify([rule, found, subject, values]);
}

const idOf = ({ id }: Item) => id;
