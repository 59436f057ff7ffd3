/**
 * Zones, hosts, back ends and kinds of storage are those that the site declares; without a name the cloud uses its
 * default.
 */
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import type { OfferKind } from "../../facts/names.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { namesOfObjects } from "./objects.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** The cloud's own id of a flavor that was created, or looked up, under a separate name. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The registry knows no ids of flavors; a flavor is evaluated where it is created. */
const isId = (offer: OfferKind, name: unknown) =>
  offer === "flavors" && (name === UNKNOWN || (typeof name === "string" && ID.test(name)));

export const undeclaredName = defineResourceRule(
  {
    name: "undeclared-name",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-19"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const { offeredNames = namesOfObjects(fact) } = fact;
    return offeredNames.flatMap(({ offer, at, name }): Found => {
      if (isId(offer, name)) return [];
      if (name === UNKNOWN) return [{ case: "unknown", values: { at } }];
      const declared = declaredAt(offer, context);
      if (declared.some((one) => name === one || name === ownName(one, context.site))) return [];
      const allowed = declared.join(", ") || "—";
      return [{ case: "undeclared", values: { at, name, offer, allowed } }];
    });
  },
);

function declaredAt(offer: OfferKind, context: EvaluationContext): readonly string[] {
  const site = contextSite(context);
  if (site === undefined) return [];
  // The attested ones are in `workloads`.
  const attested = offer === "volumeTypes" ? site.workloads.volumeTypes : [];
  return [...attested, ...(site.offers?.[offer] ?? [])];
}

/** The estate's own name for the resource that it creates from an entry of site.yaml. */
function ownName(key: string, site: string): string {
  return `${site}-platform-${key}`;
}
