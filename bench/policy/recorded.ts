/** The estate as `pulumi stack export` writes a recorded state. */
import { createHash } from "node:crypto";
import { type Estate, type EstateResource, isReference, SITE, type Value } from "./estate.ts";

const ROOT = `urn:pulumi:${SITE}::bench::`;
const PROVIDER = "pulumi:providers:openstack";

/** The part of an exported resource that an evaluator reads. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly custom: boolean;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[]>>;
  readonly [field: string]: unknown;
}

export interface Export {
  readonly version: 3;
  readonly deployment: {
    readonly manifest: object;
    readonly resources: readonly RecordedResource[];
  };
}

/** The estate as recorded: references are the ids from the cloud. */
export function toExport({ connections, resources }: Estate): Export {
  const times = { created: "2026-11-24T08:00:00Z", modified: "2026-11-24T08:00:00Z" };
  const parent = `${ROOT}pulumi:pulumi:Stack::bench-${SITE}`;
  const stack = { urn: parent, custom: false, type: "pulumi:pulumi:Stack", ...times };
  const providers = connections.map(({ name, authUrl, region }) => {
    const inputs = { authUrl, region, version: "5.4.1" };
    const urn = `${ROOT}${PROVIDER}::${name}`;
    return {
      urn,
      custom: true,
      id: idOf(name),
      type: PROVIDER,
      inputs,
      outputs: inputs,
      parent,
      ...times,
    };
  });
  const urns = new Map(resources.map((resource) => [resource.name, urnOf(resource)]));
  const recorded = resources.map((resource) => {
    const inputs = known(resource.inputs) as Record<string, unknown>;
    const id = idOf(resource.name);
    return {
      urn: urnOf(resource),
      custom: true,
      id,
      type: resource.type,
      inputs,
      // The cloud's response also contains the region.
      outputs: { region: "bamako-1", ...inputs, id },
      parent,
      provider: `${ROOT}${PROVIDER}::${resource.connection}::${idOf(resource.connection)}`,
      ...dependenciesOf(resource, urns),
      ...times,
    };
  });
  const manifest = { time: times.created, magic: "", version: "" };
  return {
    version: 3,
    deployment: { manifest, resources: [stack, ...providers, ...recorded] },
  };
}

function dependenciesOf({ inputs }: EstateResource, urns: ReadonlyMap<string, string>) {
  const pairs = Object.entries(inputs).flatMap(([input, value]) => {
    const urn = isReference(value) ? urns.get(value.idOf) : undefined;
    return urn === undefined ? [] : [[input, [urn]] as const];
  });
  return {
    dependencies: [...new Set(pairs.flatMap(([, found]) => found))],
    propertyDependencies: Object.fromEntries(pairs),
  };
}

function urnOf({ type, name }: EstateResource): string {
  return `${ROOT}${type}::${name}`;
}

function known(value: Value): unknown {
  if (typeof value !== "object") return value;
  if (isReference(value)) return idOf(value.idOf);
  if (Array.isArray(value)) return value.map(known);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, known(inner)]));
}

/** An id in OpenStack's format, always the same for one name. */
function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    hex.slice(12, 16),
    hex.slice(16, 20),
    hex.slice(20, 32),
  ].join("-");
}
