/** No pod takes part in the node's network, processes or ports. The rule volume-source covers its files. */
import { type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { containersOf, HANDLERS, podSpecs } from "../../kubernetes/objects/pods.ts";
import { at, items, textAt } from "../../kubernetes/objects/read.ts";
import { defineObjectRule, type Finding } from "../../rule.ts";
import { admission } from "./admission.ts";
import { CALLS, HOST_FIELDS } from "./fields.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const hostAccess = defineObjectRule(
  {
    name: "host-access",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["9.7"], ccm: ["IVS-06"], scs: ["scs-0217"] },
      packs: [],
    },
    messages,
    selfTests,
    admission,
  },
  (fact: Fact): Found =>
    podSpecs(fact).flatMap((spec) => {
      const taken = HOST_FIELDS.filter((field) => isSet(at(spec, field)) === true);
      const ports = containersOf(spec).flatMap((container) => items(container, "ports"));
      const called = containersOf(spec).flatMap(hostsCalled);
      const settings = [
        ...HOST_FIELDS.map((field) => at(spec, field)),
        ...ports.map((port) => at(port, "hostPort")),
      ].map(isSet);
      const hostPort = ports.some((port) => isSet(at(port, "hostPort")) === true);
      return [
        ...taken.map((field) => ({ case: "namespace" as const, values: { field } })),
        ...(hostPort ? [{ case: "port" as const }] : []),
        ...called
          .filter((host) => host !== UNKNOWN)
          .map((host) => ({ case: "probe" as const, values: { host } })),
        ...([...settings, ...called].includes(UNKNOWN) ? [{ case: "unknown" as const }] : []),
      ];
    }),
);

/** The hosts that a container's probes and hooks have its node call. */
function hostsCalled(container: unknown): (string | Unknown)[] {
  const askers = HANDLERS.map((path) => at(container, ...path));
  return askers.flatMap((asker) => CALLS.flatMap((call) => textAt(asker, call, "host") || []));
}

/** `false` and port 0 mean the same as an absent field; any other value requests access to the host. */
function isSet(value: unknown): boolean | typeof UNKNOWN {
  if (value === UNKNOWN) return UNKNOWN;
  return value !== undefined && value !== false && value !== 0;
}
