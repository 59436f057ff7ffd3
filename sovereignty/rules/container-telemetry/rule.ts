/** What a container's variables say in plain of its telemetry and proxies; a value of a Secret or ConfigMap says nothing here. */
import { type Fact, UNKNOWN } from "../../facts.ts";
import { containersOf, podSpecs } from "../../kubernetes/pods.ts";
import { items, textAt } from "../../kubernetes/read.ts";
import { defineRule, type Finding, lawOf } from "../../law.ts";
import { isAmong, isInCluster, isInPod } from "../../targets.ts";
import { about } from "./about.ts";
import { messages } from "./messages.ts";
import { VARIABLES } from "./variables.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const containerTelemetry = defineRule(
  "container-telemetry",
  about,
  messages,
  (fact: Fact, context): Found => {
    const law = lawOf(fact, context);
    // As everywhere, what goes to another site is a copy there.
    const copied = law?.contracts ?? [];
    return podSpecs(fact)
      .flatMap(containersOf)
      .flatMap((container) => items(container, "env"))
      .flatMap((entry): Found => {
        const name = textAt(entry, "name") ?? "";
        if (name === UNKNOWN) return [{ case: "unknown", values: { name: "?", allowed: "—" } }];
        const led = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
        const target = textAt(entry, "value");
        if (led === undefined || target === undefined || target === "") return [];
        const registered = led.flatMap((kind) => law?.[kind] ?? []);
        const values = { name, allowed: registered.join(", ") };
        if (target === UNKNOWN) return [{ case: "unknown", values }];
        const lawful =
          isInPod(target) || isInCluster(target) || isAmong(target, [...registered, ...copied]);
        return lawful ? [] : [{ case: "foreign", values }];
      });
  },
);
