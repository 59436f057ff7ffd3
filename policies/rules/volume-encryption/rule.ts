/** Volumes are of an attested type where the class of their data must be encrypted, or cannot be seen. */
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { machineVolumes } from "./machines.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const volumeEncryption = defineResourceRule(
  {
    name: "volume-encryption",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["10.1"], c5: ["CRY-03"], ccm: ["CEK-03"], scs: ["scs-0114"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const attested = contextSite(context)?.workloads.volumeTypes ?? [];
    return [
      ...made(fact, attested),
      ...(mayBePlain(fact, context) ? [] : requested(fact, attested)),
    ];
  },
);

function requested(fact: Fact, attested: readonly string[]): Found {
  const { volumes = [], dataClass } = fact;
  if (volumes === UNKNOWN) return [{ case: "unknown", values: { at: "*" } }];
  const named = typeof dataClass === "string" ? dataClass : "?";
  const values = { class: named, allowed: attested.join(", ") };
  return [...volumes, ...machineVolumes(fact)].flatMap(({ at, type, plain }): Found => {
    if (type === UNKNOWN) return [{ case: "unknown", values: { at } }];
    if (type === undefined) {
      return fact.partial ? [] : [{ case: "absent", values: { ...values, at } }];
    }
    if (attested.includes(type)) {
      return plain ? [{ case: "plain", values: { ...values, volumeType: type } }] : [];
    }
    return [{ case: "foreign", values: { ...values, at, volumeType: type } }];
  });
}

function made({ madeVolumeType }: Fact, attested: readonly string[]): Found {
  if (madeVolumeType === undefined) return [];
  if (madeVolumeType === UNKNOWN) return [{ case: "unknown", values: { at: "name" } }];
  const impostor = attested.includes(madeVolumeType);
  return impostor ? [{ case: "impostor", values: { volumeType: madeVolumeType } }] : [];
}

function mayBePlain({ dataClass }: Fact, { alliance: { classes } }: EvaluationContext): boolean {
  if (typeof dataClass !== "string" || !Object.hasOwn(classes, dataClass)) return false;
  return classes[dataClass]?.encryption === "optional";
}
