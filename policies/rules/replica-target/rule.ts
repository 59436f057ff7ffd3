/** Custom resources that copy data name a target of a contract in force or of the cluster itself. */
import { policyFor } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { defineObjectRule } from "../../rule.ts";
import { admission } from "./admission.ts";
import { nonCompliantCopies } from "./copies.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

export const replicaTarget = defineObjectRule(
  {
    name: "replica-target",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.5", "19.2"], c5: ["PSS-12.02"], ccm: ["DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context) => {
    const { backups = [], contracts = [] } = policyFor(fact, context) ?? {};
    return nonCompliantCopies(fact, [...backups, ...contracts]);
  },
);
