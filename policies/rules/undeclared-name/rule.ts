/** Zones, hosts, back ends and kinds of storage are those that the site declares; what asks for none by name gets the cloud's own. */
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import type { OfferKind } from "../../facts/names.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { namesOfObjects } from "./objects.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** The cloud's own id of a size of server: of one that was made, or looked up, under a name of its own. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** By which id the name is known no registry says; a size is looked at where it is made. */
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

/** What the estate itself calls what it makes of an entry of site.yaml. */
function ownName(key: string, site: string): string {
  return `${site}-platform-${key}`;
}
