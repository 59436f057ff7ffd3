/** Custom resources that copy data name a target, and it is that of a contract in force or of the cluster itself. */
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts.ts";
import { valuesAt } from "../../kubernetes/paths.ts";
import { groupOf } from "../../kubernetes/read.ts";
import { defineRule, type Finding, lawOf } from "../../law.ts";
import { isLawfulTarget } from "../../targets.ts";
import { about } from "./about.ts";
import { COPYING_KINDS, type CopyingKind } from "./kinds.ts";
import { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const replicaTarget = defineRule(
  "replica-target",
  about,
  messages,
  (fact: Fact, context): Found => {
    const endpoints = lawOf(fact, context)?.contracts ?? [];
    const allowed = endpoints.join(", ") || "—";
    return (fact.objects ?? []).flatMap((object) => {
      const kind = COPYING_KINDS.find((known) => isOf(object, known));
      if (kind === undefined) return [];
      return [
        ...kind.targets.flatMap((field) => leading(object, field, endpoints, allowed)),
        ...hiding(object, kind, fact.partial === true, allowed),
      ];
    });
  },
);

function leading(object: unknown, field: string, endpoints: readonly string[], allowed: string) {
  return valuesAt(object, field).flatMap((value): Found => {
    if (value === UNKNOWN) return [{ case: "unknown" }];
    // Kafka names several servers in one text.
    const targets = String(value).split(",");
    const lawful = targets.every((target) => isLawfulTarget(target.trim(), endpoints));
    return lawful ? [] : [{ case: "foreign", values: { field, allowed } }];
  });
}

function hiding(object: unknown, kind: CopyingKind, partial: boolean, allowed: string): Found {
  const unwritten = (kind.needs ?? [])
    .filter(() => !partial)
    .filter(({ block, target }) =>
      valuesAt(object, block).some((value) => valuesAt(value, target).length === 0),
    )
    .map(({ block, target }) => `${block}.${target}`);
  const unseen = (kind.hidden ?? []).filter((path) => valuesAt(object, path).length > 0);
  return [...unwritten, ...unseen].map((field) => ({ case: "hidden", values: { field, allowed } }));
}

function isOf({ apiVersion, kind }: KubernetesObject, known: CopyingKind): boolean {
  return kind === known.kind && groupOf(apiVersion) === known.group;
}
