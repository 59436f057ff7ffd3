/**
 * A resource may only be opened to the sites' own addresses, or as far as the registry lets data of its class go. One
 * without a class may reach private networks: nothing is there without a gateway, and a gateway is evaluated by its
 * class.
 */

import type { Message } from "../../../output/message.ts";
import type { EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { distanceOfOpening, mayReach } from "../../facts/openings.ts";
import { toPaste } from "../../labels/syntax.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const publicExposure = defineResourceRule(
  {
    name: "public-exposure",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["13.2"], c5: ["COS-03"], ccm: ["IVS-03"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    // A resource that is only read opens nothing.
    if (fact.partial) return [];
    return (fact.openings ?? []).flatMap((opening): Found => {
      const { way, remote } = opening;
      // Data of a class that may go everywhere may have any address.
      const anywhere = way === "address" && mayReach(fact, "internet", context);
      if (remote === UNKNOWN) return anywhere ? [] : [{ case: "unknown" }];
      const distance = distanceOfOpening(opening, context);
      if (distance === "site" || mayReach(fact, distance, context)) return [];
      const { classes } = context.alliance;
      const open = Object.keys(classes).filter((name) => classes[name]?.egress.includes(distance));
      const values = {
        remote: remote ?? (opening.routed ? "government" : "0.0.0.0/0, ::/0"),
        class: typeof fact.dataClass === "string" ? fact.dataClass : "—",
        distance,
        classes: open.join(", ") || "—",
        paste: labelling(fact, context),
      };
      return [{ case: way, values }];
    });
  },
);

/** How a resource without a class can declare its data as such; one that has another class must keep it. */
function labelling(fact: Fact, context: EvaluationContext): Message {
  if (fact.dataClass !== undefined || fact.labelPlace === undefined) return { fr: "", en: "" };
  const { fr, en } = toPaste(fact, context);
  return { fr: ` ; étiquetez les données : ${fr}`, en: `; label the data: ${en}` };
}
