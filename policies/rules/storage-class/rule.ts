/** Claims request attested storage classes; classes name a registered provisioner and an attested volume type. */
import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { claimsOf } from "../../kubernetes/objects/claims.ts";
import { at, builtinObjects, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";
import { SOURCE_GROUPS, SOURCES } from "./sources.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];
type Text = string | Unknown | undefined;

/** It overrides `spec.storageClassName`. */
const OLD_ANNOTATION = "volume.beta.kubernetes.io/storage-class";

/** Kinds of classes: where their driver is, and whether they must name a volume type. */
const CLASSES = [
  { kind: "StorageClass", driver: "provisioner", typed: "always" },
  { kind: "VolumeAttributesClass", driver: "driverName", typed: "perhaps" },
  { kind: "VolumeSnapshotClass", driver: "driver", typed: "never" },
] as const;

const SOURCE_FIELDS = ["dataSource", "dataSourceRef"];

export const storageClass = defineObjectRule(
  {
    name: "storage-class",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["10.1"], c5: ["CRY-03"], ccm: ["CEK-03"], scs: ["scs-0211"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const policy = policyFor(fact, context);
    const { storageClasses = [], provisioners = [], volumeTypes = [] } = policy ?? {};
    const must = !fact.partial;
    return [
      ...claimsOf(fact)
        .flatMap((claim): Text[] => [
          textAt(claim, "spec", "storageClassName"),
          textAt(claim, "metadata", "annotations", OLD_ANNOTATION),
        ])
        // No class means the default one, which only the baseline creates and may change.
        .flatMap((name) =>
          name === ""
            ? [{ case: "empty" as const, values: { allowed: storageClasses.join(", ") } }]
            : evaluated("foreign", "class", name, storageClasses, false),
        ),
      ...claimsOf(fact).flatMap((claim) =>
        SOURCE_FIELDS.flatMap((field) => sourced(at(claim, "spec", field))),
      ),
      ...CLASSES.flatMap(({ kind, driver, typed }) =>
        builtinObjects(fact, kind).flatMap((object) => {
          const type = textAt(object, "parameters", "type");
          return [
            ...evaluated("provisioner", "provisioner", textAt(object, driver), provisioners, must),
            ...evaluated("volumeType", "volumeType", type, volumeTypes, must && typed === "always"),
          ].filter((found) => typed !== "never" || found.case !== "volumeType");
        }),
      ),
    ];
  },
);

/** A populator fills a claim with the data its own object names; another namespace has another class. */
function sourced(source: unknown): Found {
  if (source === undefined) return [];
  const [kind, group, namespace] = ["kind", "apiGroup", "namespace"].map((key) =>
    textAt(source, key),
  );
  if ([kind, group, namespace].includes(UNKNOWN)) return [{ case: "unknown" }];
  const own = SOURCES.includes(String(kind)) && SOURCE_GROUPS.includes(String(group ?? ""));
  if (own && !namespace) return [];
  const named = [namespace, kind].filter(Boolean).map(String).join("/");
  return [{ case: "source", values: { source: named || "—" } }];
}

function evaluated<Case extends "foreign" | "provisioner" | "volumeType">(
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
