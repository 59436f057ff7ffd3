/** Only services that a class admits hold and process its data. */
import { SERVICES } from "../../alliance/model.ts";
import type { Fact } from "../../facts/fact.ts";
import { UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

export const classServices = defineResourceRule(
  {
    name: "class-services",
    metadata: {
      severity: "high",
      waivable: false,
      references: { secNumCloud: ["8.4"], c5: ["AM-06"], ccm: ["DSP-04"] },
      packs: [],
    },
    messages,
    selfTests,
  },
  ({ type, dataClass }: Fact, { alliance: { classes } }): Found => {
    const service = serviceOf(type);
    // A resource without a class is a part of one that has a class (data-owner), and is evaluated there.
    if (service === undefined || dataClass === undefined) return [];
    const among = dataClass === UNKNOWN ? Object.keys(classes) : [dataClass];
    const closed = among
      .map((name) => {
        const { services = SERVICES } = (Object.hasOwn(classes, name) && classes[name]) || {};
        return { name, services };
      })
      .filter(({ services }) => !services.some((one) => one === service));
    return closed.slice(0, 1).map(({ name, services }) => ({
      case: dataClass === UNKNOWN ? "unknown" : "beyond",
      values: { service, class: name, allowed: services.join(", ") },
    }));
  },
);

/** The service that a type belongs to, as `services` of a class names it; none for types that no service provides. */
function serviceOf(type: string): string | undefined {
  const [provider, module = ""] = type.split(":");
  if (provider === "kubernetes") return provider;
  return provider === "openstack" ? module.split("/")[0] : undefined;
}
