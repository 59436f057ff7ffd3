/** The copies among a fact's objects that lead to none of the given endpoints. */
import { type Fact, type KubernetesObject, UNKNOWN } from "../../facts/fact.ts";
import { valuesAt } from "../../kubernetes/objects/paths.ts";
import { groupOf } from "../../kubernetes/objects/read.ts";
import type { Finding } from "../../rule.ts";
import { isCompliantTarget } from "../../values/targets.ts";
import { COPYING_KINDS, type CopyingKind } from "./kinds.ts";
import type { messages } from "./messages.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Whether an object is of a kind that copies data. */
export function isCopying(object: KubernetesObject): boolean {
  return kindOf(object) !== undefined;
}

/** The non-compliant targets of a fact's copying objects. */
export function nonCompliantCopies(fact: Fact, endpoints: readonly string[]): Found {
  const allowed = endpoints.join(", ") || "—";
  return (fact.objects ?? []).flatMap((object) => {
    const kind = kindOf(object);
    if (kind === undefined) return [];
    return [
      ...kind.targets.flatMap((field) => leading(object, field, endpoints, allowed)),
      ...hiding(object, kind, fact.partial === true, allowed),
    ];
  });
}

function leading(object: unknown, field: string, endpoints: readonly string[], allowed: string) {
  return valuesAt(object, field).flatMap((value): Found => {
    if (value === UNKNOWN) return [{ case: "unknown" }];
    // Kafka names several servers in one text.
    const targets = String(value).split(",");
    const compliant = targets.every((target) => isCompliantTarget(target.trim(), endpoints));
    return compliant ? [] : [{ case: "foreign", values: { field, allowed } }];
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

function kindOf({ apiVersion, kind }: KubernetesObject): CopyingKind | undefined {
  return COPYING_KINDS.find((known) => kind === known.kind && groupOf(apiVersion) === known.group);
}
