/** Compares objects of a running cluster with those that the estate's files order for it. */
import { isDeepStrictEqual } from "node:util";
import type { LiveObject } from "../../../operations/clusters/api/list.ts";
import { groupOf } from "../../../policies/kubernetes/objects/read.ts";
import { isSame } from "../../../policies/kubernetes/objects/same.ts";
import type { BaselineObject } from "../../../stacks/layers/baseline.ts";

/** A default that tenants may change, for instance to name their image pull secrets. */
const UNLOCKED = ["ServiceAccount"];
/** What the API server itself adds to a namespace. */
const NAMESPACE_SPEC = { finalizers: ["kubernetes"] };
const NAME_LABEL = "kubernetes.io/metadata.name";

/** Which objects are ordered, and which of them the cluster has. */
export class Orders {
  readonly #ordered: ReadonlyMap<string, BaselineObject>;
  readonly #seen = new Set<string>();

  constructor(objects: readonly BaselineObject[]) {
    this.#ordered = new Map(objects.map((object) => [keyOf(object), object]));
  }

  /** Whether an object is ordered, and as it was ordered; its name alone proves nothing. */
  compare(object: LiveObject): "equal" | "changed" | undefined {
    const key = keyOf(object);
    const ordered = this.#ordered.get(key);
    if (ordered === undefined) return undefined;
    this.#seen.add(key);
    if (isAsOrdered(ordered, object)) return "equal";
    return UNLOCKED.includes(object.kind) ? undefined : "changed";
  }

  /** Ordered objects that were not met. */
  missing(): BaselineObject[] {
    return [...this.#ordered]
      .filter(([key, { kind }]) => !this.#seen.has(key) && !UNLOCKED.includes(kind))
      .map(([, object]) => object);
  }
}

function isAsOrdered(ordered: BaselineObject, object: LiveObject): boolean {
  const { apiVersion: _, kind, metadata, ...content } = ordered;
  const { apiVersion: __, kind: ___, metadata: given, status: ____, ...got } = object;
  const labels =
    kind === "Namespace" ? { [NAME_LABEL]: metadata.name, ...metadata.labels } : metadata.labels;
  const annotations = Object.entries(metadata.annotations ?? {});
  const found = (given.annotations ?? {}) as Readonly<Record<string, unknown>>;
  const wanted = kind === "Namespace" ? { spec: NAMESPACE_SPEC } : content;
  return (
    isDeepStrictEqual(given.labels, labels) &&
    annotations.every(([key, value]) => found[key] === value) &&
    isSame(plain(wanted), plain(got))
  );
}

function keyOf({
  apiVersion,
  kind,
  metadata,
}: Pick<LiveObject, "apiVersion" | "kind" | "metadata"> | BaselineObject): string {
  return [groupOf(apiVersion), kind, metadata.namespace ?? "", metadata.name].join(" ");
}

const UNITS: Readonly<Record<string, number>> = {
  m: 1e-3,
  "": 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
};

/** Quantities as numbers: the server writes `1024Mi` as `1Gi`. Ranges of addresses and names stay texts. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
  }
  const [, number, unit = ""] =
    typeof value === "string" ? (/^(\d+(?:\.\d+)?)([A-Za-z]{0,2})$/.exec(value) ?? []) : [];
  const factor = UNITS[unit];
  return number === undefined || factor === undefined ? value : Number(number) * factor;
}
