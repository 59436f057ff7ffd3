/** A namespace enforces the pod security standard restricted or baseline. */
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts.ts";
import { builtinObjects, textAt } from "../../kubernetes/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const LEVEL = "pod-security.kubernetes.io/enforce";
export const LEVELS = ["restricted", "baseline"];
/** Which release's standard is meant; an old one has none of what was found since. */
export const VERSIONS = ["enforce", "audit", "warn"].map(
  (mode) => `pod-security.kubernetes.io/${mode}-version`,
);
/** The one of the API server itself, or of a release that is still maintained, or later; the estate writes its cluster's. */
export const VERSION = "^(latest|v1[.][3-9][0-9])$";

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
