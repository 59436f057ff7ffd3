/** Volume claims, wherever a kind has them. */
import type { Fact } from "../../facts/fact.ts";
import { podSpecs } from "./pods.ts";
import { at, builtinObjects, items } from "./read.ts";

/** Claims, templates of claims, and those of ephemeral volumes. */
export function claimsOf(fact: Fact): unknown[] {
  return [
    ...builtinObjects(fact, "PersistentVolumeClaim"),
    ...builtinObjects(fact, "StatefulSet").flatMap((set) =>
      items(set, "spec", "volumeClaimTemplates"),
    ),
    ...podSpecs(fact)
      .flatMap((spec) => items(spec, "volumes"))
      .map((volume) => at(volume, "ephemeral", "volumeClaimTemplate"))
      .filter((claim) => claim !== undefined),
  ];
}
