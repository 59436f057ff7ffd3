/**
 * The plain-text values of a container's variables: targets of its telemetry and proxies, and other hosts; a value from
 * a Secret or ConfigMap is not visible here.
 */
import { policyFor } from "../../context.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { containersOf, podSpecs } from "../../kubernetes/objects/pods.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { isAmong, isInCluster, isInPod } from "../../values/targets.ts";
import { mayReach } from "../network-policy/ranges.ts";
import { classesOf } from "../network-policy/rule.ts";
import { admission } from "./admission.ts";
import { expandedIn, hostsIn, isOurs } from "./hosts.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";
import { VARIABLES } from "./variables.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const containerTelemetry = defineObjectRule(
  {
    name: "container-telemetry",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["19.2"], c5: ["PSS-12.01"], ccm: ["DSP-05", "DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact, context): Found => {
    const specs = podSpecs(fact);
    if (specs.length === 0) return [];
    const policy = policyFor(fact, context);
    // As everywhere, data that goes to another site is a copy there.
    const copied = policy?.contracts ?? [];
    const classes = (fact.objects ?? []).flatMap((object) => classesOf(object, policy?.dataClass));
    const abroad = policy !== undefined && mayReach(classes, "internet", policy);
    return specs.flatMap(containersOf).flatMap((container) =>
      expandedIn(container).flatMap(({ name, given, text, twice }): Found => {
        if (name === UNKNOWN) return [{ case: "unknown", values: { name: "?", allowed: "—" } }];
        if (twice) return [{ case: "twice", values: { name } }];
        const led = Object.hasOwn(VARIABLES, name) ? VARIABLES[name] : undefined;
        // An API server, which also evaluates these, sees them unexpanded.
        const target = led === undefined ? text : given;
        if (target === undefined || target === "") return [];
        if (led === undefined) {
          // Ordinary values are often known late; the update evaluates them again.
          if (abroad || target === UNKNOWN) return [];
          const host = hostsIn(name, target).find((one) => !isOurs(one, policy, context.alliance));
          const domains = policy?.domains.join(", ") ?? "—";
          if (host === undefined) return [];
          const open = classes.length === 0 ? UNLABELLED : { fr: "", en: "" };
          return [{ case: "host", values: { name, host, domains, open } }];
        }
        const registered = led.flatMap((kind) => policy?.[kind] ?? []);
        const values = { name, allowed: registered.join(", ") };
        if (target === UNKNOWN) return [{ case: "unknown", values }];
        const compliant =
          isInPod(target) || isInCluster(target) || isAmong(target, [...registered, ...copied]);
        return compliant ? [] : [{ case: "foreign", values }];
      }),
    );
  },
);

/** Data of another class must not be declared public so that it may leave. */
const UNLABELLED = {
  fr: " Une charge dont les données sont publiques le dit : étiquette aes.example/class: public.",
  en: " A workload whose data is public says so: label aes.example/class: public.",
};
