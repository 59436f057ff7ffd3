/** Every image, of containers of any kind and of image volumes, is below one of the site's registries. */
import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { containersOf, podSpecs } from "../../kubernetes/objects/pods.ts";
import { at, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const imageRegistry = defineObjectRule(
  {
    name: "image-registry",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["12.10"], c5: ["PSS-11"], scs: ["scs-0217"] },
      packs: [],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const registries = policyFor(fact, context)?.registries ?? [];
    const allowed = registries.join(", ");
    return podSpecs(fact)
      .flatMap(imagesOf)
      .flatMap((image): Found => {
        if (image === UNKNOWN) return [{ case: "unknown" }];
        if (image === undefined || image === "") {
          return fact.partial ? [] : [{ case: "absent", values: { allowed } }];
        }
        // A reference without a host means docker.io, so it does not begin with one of our registries either.
        const own = registries.some((registry) => image.startsWith(`${registry}/`));
        return own ? [] : [{ case: "foreign", values: { image, allowed } }];
      });
  },
);

function imagesOf(spec: unknown): (string | Unknown | undefined)[] {
  return [
    ...containersOf(spec).map((container) => textAt(container, "image")),
    ...items(spec, "volumes")
      .filter((volume) => at(volume, "image") !== undefined)
      .map((volume) => textAt(volume, "image", "reference")),
  ];
}
