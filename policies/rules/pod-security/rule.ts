/** A namespace enforces the pod security standard restricted or baseline. */
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { builtinObjects, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { LEVEL, LEVELS, VERSION, VERSIONS } from "./labels.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const podSecurity = defineObjectRule(
  {
    name: "pod-security",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["9.7"], ccm: ["IVS-04"], scs: ["scs-0217"] },
      packs: [],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact): Found =>
    builtinObjects(fact, "Namespace").flatMap((object): Found => {
      return [...levels(object, fact.partial), ...versions(object)];
    }),
);

function levels(object: KubernetesObject, partial: boolean | undefined): Found {
  const level = textAt(object, "metadata", "labels", LEVEL);
  if (level === UNKNOWN) return [{ case: "unknown" }];
  if (level === undefined || level === "") return partial ? [] : [{ case: "absent" }];
  return LEVELS.includes(level) ? [] : [{ case: "low", values: { level } }];
}

function versions(object: KubernetesObject): Found {
  return VERSIONS.flatMap((label): Found => {
    const version = textAt(object, "metadata", "labels", label);
    if (version === UNKNOWN) return [{ case: "unknown" }];
    if (version === undefined || version === "" || new RegExp(VERSION).test(version)) return [];
    return [{ case: "version", values: { label, version } }];
  });
}
