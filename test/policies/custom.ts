/** Walks the tables of custom kinds: each field in them, and an object that has only that field. */
import type { CustomKind, Field } from "../../policies/kubernetes/custom/field.ts";
import { CUSTOM_KINDS } from "../../policies/kubernetes/custom/index.ts";

/** One step on the way to a field; `[]` for an entry of a list, and a flag's name in `=`. */
type Step = { readonly key: string } | { readonly entry: true } | { readonly flag: string };

/** One field of a table and the way to it. */
export interface Spot {
  readonly kind: CustomKind;
  readonly field: Field;
  readonly steps: readonly Step[];
  /** As the rule names the field. */
  readonly at: string;
}

/** A key that a map's pattern accepts: each table's maps accept one of these. */
const KEYS = [
  "app",
  "module",
  "shared_buffers",
  "max_client_conn",
  "log.retention.ms",
  "retention.ms",
  "barmanObjectName",
  "cpu",
  "NodeSwap",
  "service.beta.kubernetes.io/openstack-internal-load-balancer",
];

export function spotsOf(kind: CustomKind): Spot[] {
  return walk(kind, { is: "block", fields: kind.fields, needs: [] }, [], "");
}

export const SPOTS: readonly Spot[] = CUSTOM_KINDS.flatMap(spotsOf);

function walk(kind: CustomKind, field: Field, steps: readonly Step[], at: string): Spot[] {
  const here: Spot = { kind, field, steps, at };
  const below = (key: string) =>
    /^[A-Za-z0-9_-]+$/.test(key)
      ? at === ""
        ? key
        : `${at}.${key}`
      : `${at}[${JSON.stringify(key)}]`;
  switch (field.is) {
    case "block":
      return [
        here,
        ...Object.entries(field.fields).flatMap(([key, part]) =>
          walk(kind, part, [...steps, { key }], below(key)),
        ),
      ];
    case "list":
      return [here, ...walk(kind, field.of, [...steps, { entry: true }], `${at}[0]`)];
    case "map": {
      const key = KEYS.find((one) => new RegExp(field.keys).test(one));
      if (key === undefined) throw new Error(`${kind.kind} ${at}: no key for ${field.keys}`);
      return [here, ...walk(kind, field.of, [...steps, { key }], below(key))];
    }
    case "arguments":
      return [
        here,
        ...Object.entries(field.of).flatMap(([flag, part]) =>
          walk(kind, part, [...steps, { flag }], below(flag)),
        ),
      ];
    default:
      return [here];
  }
}

/** An object of the kind with one value at the spot and nothing else. */
export function objectWith(
  { kind, steps }: Spot,
  value: unknown,
): Record<string, unknown> & { apiVersion: string; kind: string } {
  const built = steps.reduceRight<unknown>((inner, step) => {
    if ("key" in step) return { [step.key]: inner };
    return "flag" in step ? [{ name: step.flag, value: inner }] : [inner];
  }, value);
  const version = kind.versions[0];
  return { ...(built as object), apiVersion: `${kind.group}/${version}`, kind: kind.kind };
}
