/** Every field of a custom resource is in its kind's table, with a value that the table allows. */
import { contextSite, policyFor } from "../../context.ts";
import type { Fact } from "../../facts/fact.ts";
import { faultsOfDefaults } from "../../kubernetes/custom/defaults.ts";
import { faultsOf } from "../../kubernetes/custom/evaluate.ts";
import { customKindOf } from "../../kubernetes/custom/index.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const customField = defineObjectRule(
  {
    name: "custom-field",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["12.2", "19.2"], c5: ["PSS-12.02"], ccm: ["CCC-04", "DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const { rehearsal } = context;
    const places = { policy: policyFor(fact, context), site: contextSite(context), rehearsal };
    const options = { places, partial: fact.partial === true };
    return (fact.objects ?? []).flatMap((object): Found => {
      const filled = faultsOfDefaults(object, places);
      if (filled !== undefined && filled.faults.length > 0) {
        return filled.faults.map(({ case: found, ...values }) => {
          return { case: found, values: { kind: filled.kind.kind, ...values } };
        });
      }
      const kind = customKindOf(object);
      // A kind without a table is no classified type.
      if (kind === undefined) return [];
      return faultsOf(object, kind, options).map(({ case: found, ...values }) => {
        return { case: found, values: { kind: object.kind, ...values } };
      });
    });
  },
);
