/** Resources of a state or a plan as facts, each with where its provider leads. */

import { isDeepStrictEqual } from "node:util";
import { type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { Targets } from "../../properties/targets.ts";
import { FloatingAddresses } from "../../resources/floating.ts";
import { asResource, groupingFact, isGrouping } from "../../resources/grouping.ts";
import { lookAt, readOf } from "../../resources/read.ts";
import type { Properties } from "../../resources/readers/reader.ts";
import type { Things } from "../../resources/thing.ts";
import { usedOf, withThings } from "../../resources/things.ts";
import {
  DEFAULT_DESTINATION,
  type Destination,
  isProvider,
  needsDestination,
  toDestination,
  toFact,
} from "../../resources/to-fact.ts";
import { nameOf, providerOf } from "../../resources/urn.ts";
import { own } from "../../values/own.ts";
import type { Resource } from "./schema.ts";
import { withSecrets } from "./secrets.ts";
import { plain } from "./values.ts";

/** Marks of special resources, for the person who fixes them. */
export const MARKS = [
  "pendingDelete",
  "pendingOperation",
  "external",
  "protected",
  "view",
] as const;
export type Mark = (typeof MARKS)[number];

/** A resource of the file and its place in the document. */
export interface Found {
  readonly resource: Resource;
  readonly path: readonly (string | number)[];
  /** The run was interrupted before the engine acted on it. */
  readonly pending?: boolean;
}

/** One resource as the rules evaluate it. */
export interface Recorded {
  readonly path: readonly (string | number)[];
  readonly marks: readonly Mark[];
  /** The program's own inputs. */
  readonly declared: Fact;
  /** The cloud's last answer, where the properties that the rules read differ; only of a recorded state. */
  readonly actual?: Fact;
  /** Whether the file hides a value that the rules read: a secret, or one that is not known yet. */
  readonly hidden: boolean;
}

/**
 * Answers that a resource has from its template: Magnum fixes them at the order, and they are evaluated on the
 * template.
 */
const INHERITED: Readonly<Record<string, readonly string[]>> = {
  "openstack:containerinfra/cluster:Cluster": ["dockerVolumeSize", "floatingIpEnabled", "labels"],
  "openstack:containerinfra/nodeGroup:NodeGroup": ["dockerVolumeSize", "labels"],
};

/** The facts of a file's resources, and those of the estate's things that they use. */
export interface RecordedFacts {
  readonly resources: readonly Recorded[];
  readonly used: readonly Fact[];
}

/**
 * The facts of a file; `outputs` are read as well where they are the cloud's answers. `things` are those of the estate,
 * given by the caller: values that a file claims to have read elsewhere are not trusted.
 */
export function recordedFacts(
  found: readonly Found[],
  outputs: boolean,
  things: Things = new Map(),
): RecordedFacts {
  const all = found.map(({ resource }) => resource);
  const destinationOf = destinations(all);
  const addresses = new FloatingAddresses();
  const targets = targetsOf(all);
  const resources = found.map(({ resource, path, pending }): Recorded => {
    const { urn, type } = resource;
    if (isGroup(resource)) {
      const marks = marksOf(resource, pending ?? false);
      return { path, marks, hidden: false, declared: groupingFact(urn, type) };
    }
    const destination = destinationOf(resource);
    const factOf = (properties: Properties) =>
      withThings(
        addresses.enter(asResource(toFact(urn, type, properties, destination), resource.custom)),
        resource.propertyDependencies ?? {},
        things,
        targets,
      );
    const inputs = shown(type, resource.inputs);
    // A refresh renews only existing inputs, so additions from outside are in the outputs alone.
    const answers = outputs && resource.custom && !isProvider(type) ? resource.outputs : undefined;
    const actual = { ...inputs, ...ownAnswers(type, answered(type, answers)) };
    const declared = withSecrets(factOf(inputs), resource.inputs ?? {});
    const same = isDeepStrictEqual(inputs, actual);
    return {
      path,
      marks: marksOf(resource, pending ?? false),
      hidden: Object.entries(actual).some(
        ([name, value]) => readOf(type).has(name) && hides(value),
      ),
      declared,
      ...(same ? {} : { actual: asAnswered(factOf(actual), declared, inputs) }),
    };
  });
  const facts = resources.flatMap(({ declared, actual }) => [declared, actual ?? declared]);
  return { resources, used: usedOf(facts, things) };
}

/** The names by which others know each resource: the engine's own id, and the cloud's answers. */
function targetsOf(all: readonly Resource[]): Targets {
  const targets = new Targets();
  for (const { urn, type, id, inputs, outputs, delete: going } of all) {
    // The URN of a replaced resource already belongs to its replacement.
    if (going === true) continue;
    targets.learn(urn, type, (by) => plain(by === "id" ? id : (outputs?.[by] ?? inputs?.[by])));
  }
  return targets;
}

/** A component has neither provider nor id; where a file does not show this, the resource counts as a custom one. */
function isGroup({ type, custom, provider, id }: Resource): boolean {
  return isGrouping(type, custom === false && !provider && !id ? false : undefined);
}

/**
 * A value that the program did not request by name is the cloud's own choice; and where the program joined nothing, no
 * file shows what the ids lead to. A resource that the program did join may have been joined to more since.
 */
function asAnswered(fact: Fact, { unclassified }: Fact, inputs: Properties): Fact {
  const given = ({ at }: { readonly at: string }) => Object.hasOwn(inputs, topOf(at));
  const requested = fact.offeredNames?.filter(given);
  const joins = fact.joins?.filter(given);
  return {
    ...fact,
    unclassified,
    ...(joins && { joins }),
    ...(requested && { offeredNames: requested }),
  };
}

/** The property that a place belongs to: `hosts` of `hosts[0]`. */
function topOf(at: string): string {
  return /^[^.[]*/.exec(at)?.[0] ?? at;
}

function ownAnswers(type: string, answers: Properties): Properties {
  const inherited = own(INHERITED, type) ?? [];
  return Object.fromEntries(Object.entries(answers).filter(([key]) => !inherited.includes(key)));
}

/** The inputs that the rules read, as far as the file shows them. */
function shown(type: string, properties: Properties | null | undefined): Properties {
  const given = properties ?? {};
  return Object.fromEntries(
    lookAt(type, Object.keys(given)).map((key) => [key, plain(given[key])]),
  );
}

/** Answers of the cloud besides the known inputs are the cloud's own and not a program's. */
function answered(type: string, properties: Properties | null | undefined): Properties {
  const read = readOf(type);
  const given = Object.entries(properties ?? {}).filter(([key]) => read.has(key));
  return Object.fromEntries(given.map(([key, value]) => [key, plain(value)]));
}

function hides(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return value === UNKNOWN;
  return Object.values(value).some(hides);
}

/** What is special about a recorded resource; `pending`: an operation on it did not end. */
export function marksOf(resource: Resource, pending: boolean): Mark[] {
  const holds: Record<Mark, boolean> = {
    pendingDelete: resource.delete === true,
    pendingOperation: pending,
    external: resource.external === true,
    protected: resource.protect === true,
    view: Boolean(resource.viewOf),
  };
  return MARKS.filter((mark) => holds[mark]);
}

/** Resolves provider references, `<urn>::<id>`, among the resources of a file. */
function destinations(all: readonly Resource[]) {
  const byUrn = Map.groupBy(
    all.filter(({ type }) => isProvider(type)),
    ({ urn }) => urn,
  );
  return (resource: Resource): Destination | Unknown | undefined => {
    if (isProvider(resource.type)) return leadsTo(resource);
    if (!needsDestination(resource.type)) return undefined;
    const reference = resource.provider ?? "";
    if (reference === "") return DEFAULT_DESTINATION;
    const urn = providerOf(reference);
    const id = reference.slice(urn.length + 2);
    const named = byUrn.get(urn) ?? [];
    // A replaced provider is there twice; one that the file does not hold could lead anywhere.
    const provider =
      named.find((one) => one.id === id) ?? (named.length === 1 ? named[0] : undefined);
    return provider === undefined ? UNKNOWN : leadsTo(provider);
  };
}

/** Files do not record the environment they were made in, so none is assumed. */
function leadsTo({ urn, type, inputs }: Resource): Destination {
  return toDestination(type, nameOf(urn), shown(type, inputs), undefined);
}
