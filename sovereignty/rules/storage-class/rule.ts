/** Claims ask for attested storage classes; classes name a registered provisioner and an attested volume type. */
import { type Fact, UNKNOWN, type Unknown } from "../../facts.ts";
import { claimsOf } from "../../kubernetes/claims.ts";
import { builtinObjects, textAt } from "../../kubernetes/read.ts";
import { defineRule, type Finding, lawOf } from "../../law.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];
type Text = string | Unknown | undefined;

/** It wins over `spec.storageClassName`. */
const OLD_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

/** Kinds of classes: where their driver is, and whether they must say a volume type. */
const CLASSES = [
  { kind: "StorageClass", driver: "provisioner", typed: "always" },
  { kind: "VolumeAttributesClass", driver: "driverName", typed: "perhaps" },
  { kind: "VolumeSnapshotClass", driver: "driver", typed: "never" },
] as const;

export const storageClass = defineRule(
  "storage-class",
  about,
  messages,
  (fact: Fact, context): Found => {
    const law = lawOf(fact, context);
    const { storageClasses = [], provisioners = [], volumeTypes = [] } = law ?? {};
    const must = !fact.partial;
    return [
      ...claimsOf(fact)
        .flatMap((claim): Text[] => [
          textAt(claim, "spec", "storageClassName"),
          textAt(claim, "metadata", "annotations", OLD_ANNOTATION),
        ])
        // No class means the default one, which the baseline makes and nobody else may change.
        .flatMap((name) =>
          name === ""
            ? [{ case: "empty" as const, values: { allowed: storageClasses.join(", ") } }]
            : judged("foreign", "class", name, storageClasses, false),
        ),
      ...CLASSES.flatMap(({ kind, driver, typed }) =>
        builtinObjects(fact, kind).flatMap((object) => {
          const type = textAt(object, "parameters", "type");
          return [
            ...judged("provisioner", "provisioner", textAt(object, driver), provisioners, must),
            ...judged("volumeType", "volumeType", type, volumeTypes, must && typed === "always"),
          ].filter((found) => typed !== "never" || found.case !== "volumeType");
        }),
      ),
    ];
  },
);

function judged<Case extends "foreign" | "provisioner" | "volumeType">(
  found: Case,
  name: string,
  value: Text,
  allowed: readonly string[],
  must: boolean,
): Found {
  if (value === UNKNOWN) return [{ case: "unknown" }];
  if (value === undefined ? !must : allowed.includes(value)) return [];
  return [{ case: found, values: { [name]: value || "—", allowed: allowed.join(", ") } }];
}
