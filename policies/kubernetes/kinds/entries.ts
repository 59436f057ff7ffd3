/** Entries that many fields of Kubernetes objects share. */

import {
  type Entry,
  evaluated,
  inert,
  map,
  object,
  reference,
  shaped,
} from "../../properties/entry.ts";
import { LABEL_KEYS, LABEL_PREFIXES } from "../objects/label-keys.ts";

/** The table of a kind's current versions. */
export interface KindTable {
  /** The versions that servers still have; all others are denied. */
  readonly versions: readonly string[];
  /** The fields besides `apiVersion` and `kind`. A `status` is denied for every kind, unless it is empty. */
  readonly fields: Readonly<Record<string, Entry>>;
}

/** By `<group>:<Kind>`; the core's group is `core`. */
export type KindTables = Readonly<Record<string, KindTable>>;

/** Texts of one shape, or lists of them; and why one that looks like a host leads nowhere. */
export const word = (pattern: RegExp, want: string, voulu: string, why?: string): Entry => ({
  ...shaped(pattern, { fr: voulu, en: want }),
  ...(why !== undefined && { why }),
});

/** The name of an object in the same namespace, or the same cluster. */
export const name = reference;

/** Kubernetes' own quantities: `500m`, `1Gi`. */
const QUANTITY = /^[+-]?(\d+(\.\d*)?|\.\d+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?\d+)?$/;
const isQuantity = (value: unknown) => typeof value === "number" || QUANTITY.test(String(value));
export const quantity: Entry = word(
  QUANTITY,
  "a quantity, such as 500m or 1Gi",
  "une quantité, comme 500m ou 1Gi",
);

/** Quantities by the name of a resource. */
export const quantities: Entry = {
  is: "inert",
  holds: (value) =>
    typeof value === "object" && value !== null && Object.values(value).every(isQuantityOrUnknown),
  want: { fr: "des quantités par ressource", en: "quantities by resource" },
};
function isQuantityOrUnknown(value: unknown): boolean {
  return typeof value === "symbol" || value === null || value === undefined || isQuantity(value);
}

export const countOrPercent: Entry = word(
  /^-?\d+%?$/,
  "a number or a percentage",
  "un nombre ou un pourcentage",
);

/** Numbers in a list. */
export const counts: Entry = word(/^-?\d+$/, "numbers", "des nombres");

export const port: Entry = word(
  /^(\d+|[a-z0-9]([a-z0-9-]*[a-z0-9])?)$/i,
  "a port, by number or name",
  "un port, par son numéro ou son nom",
  "a port of the pods themselves, by its number or its name",
);

/** Times as servers write them. */
export const time: Entry = word(
  /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/,
  "a time",
  "une date et une heure",
);

/** A path in a container's own file system, or inside a volume. */
export const path: Entry = inert(
  "a path inside the container; where the files come from is evaluated",
);

/** A map of texts that are only compared with labels. */
export const labelMap: Entry = inert("compared with labels of the same cluster");

/** Written only by the API server. */
export const byServer: Entry = inert(
  "the API server writes it, or compares it with the stored object",
);

/** A text for people. */
export const text: Entry = inert("a text for people");

/** CEL, which the server evaluates without any network access. */
export const cel: Entry = inert("an expression that compares; it reaches nothing");

const labelText: Entry = inert("a text of 63 characters at most; only selectors compare it");

/**
 * Labels. A key without a domain belongs to the user; a key with one belongs to the domain's owner, whose controllers
 * may act on it: admitted by name or prefix.
 */
export const labels: Entry = map(
  {
    bare: labelText,
    named: Object.fromEntries(LABEL_KEYS.map((key) => [key, labelText])),
    prefixes: {
      "aes.example/": evaluated("label"),
      ...Object.fromEntries(LABEL_PREFIXES.map((key) => [key, labelText])),
      "pod-security.kubernetes.io/": evaluated("opens", { why: "rule pod-security" }),
      "rbac.authorization.k8s.io/aggregate-to-": evaluated("opens", {
        why: "rule wildcard-rights",
      }),
    },
  },
  { is: "label" },
);

/** meta.v1.LabelSelector */
export const labelSelector: Entry = object({
  matchExpressions: object({
    key: inert("compared with labels of the same cluster"),
    operator: word(/^(In|NotIn|Exists|DoesNotExist)$/, "an operator", "un opérateur"),
    values: inert("compared with labels of the same cluster"),
  }),
  matchLabels: labelMap,
});

/** meta.v1.ObjectMeta */
export const objectMeta: Entry = object(
  {
    annotations: evaluated("opens", { why: "rule annotations admits them by key" }),
    clusterName: byServer,
    creationTimestamp: byServer,
    deletionGracePeriodSeconds: byServer,
    deletionTimestamp: byServer,
    finalizers: inert("holds up a deletion in the same cluster"),
    generateName: name("the beginning of the object's own name"),
    generation: byServer,
    labels,
    // The server's own record of which manager set which fields.
    managedFields: byServer,
    name: name("the object's own name"),
    namespace: evaluated("owner", { why: "its labels name the owner of the data" }),
    ownerReferences: object({
      apiVersion: inert(
        "with kind, name and uid: the owner that it is deleted with, in the same cluster",
      ),
      blockOwnerDeletion: inert("when it is deleted"),
      controller: inert("which of the owners counts"),
      kind: inert("with name and uid: the owner that it is deleted with, in the same cluster"),
      name: name("the owner that it is deleted with, in the same cluster"),
      uid: byServer,
    }),
    resourceVersion: byServer,
    selfLink: byServer,
    uid: byServer,
  },
  { is: "label" },
);

/** core.v1.ObjectReference: the object that a statement is about, not a target. */
export const objectReference = (why: string): Entry =>
  object({
    apiVersion: inert(why),
    fieldPath: inert(why),
    kind: inert(why),
    name: name(why),
    namespace: name(why),
    resourceVersion: byServer,
    uid: byServer,
  });

/** The fields of a kind, plus the metadata that every kind has. */
export function kind(
  versions: readonly string[],
  fields: Readonly<Record<string, Entry>>,
): KindTable {
  return { versions, fields: { metadata: objectMeta, ...fields } };
}
