/** An unclassified type of resource is always denied, unless the alliance admits its package. */

import { isAdmitted } from "../../alliance/packages.ts";
import type { Fact } from "../../facts/fact.ts";
import { rowFile } from "../../openstack/row-file.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

export const unclassifiedType = defineResourceRule(
  {
    name: "unclassified-type",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.2", "19.2"], ccm: ["CCC-04"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  ({ type, effects, asks = false }: Fact, { alliance }) =>
    effects !== undefined || (!asks && isAdmitted(type, alliance)) ? [] : [found(type)],
);

/** Where to classify it, or why it is denied. */
function found(type: string): Finding<keyof (typeof messages)["cases"]> {
  const [provider, module = "", name] = type.split(":");
  const [group = ""] = module.split("/");
  if (name === undefined) return { case: "unclassified" };
  if (provider === "openstack") return { case: "openstack", values: { file: rowFile(type) } };
  if (provider !== "kubernetes") return { case: "unclassified" };
  const builtin = !group.includes(".") || group.endsWith(".k8s.io") || group === "helm.sh";
  return { case: builtin ? "kind" : "custom" };
}
