/** The key to a class of data is kept where that data may be, by a key manager registered for that class. */
import type { KeyManager } from "../../alliance/model.ts";
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Connection, type Fact, UNKNOWN, type Unknown } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { own } from "../../values/own.ts";
import { isLoopback, isUnder, readEndpoint } from "../../values/urls.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Found = Finding<keyof (typeof messages)["cases"]>[];

/** Clients' names for the service type that a connection may redirect. */
const SERVICES = ["key-manager", "keymanager", "key_manager"];

export const keyCustody = defineResourceRule(
  {
    name: "key-custody",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["10.5", "19.2"], c5: ["CRY-04"], ccm: ["CEK-08", "CEK-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const managers = Object.values(contextSite(context)?.keys ?? {});
    const barbicans = managers.filter(({ service }) => service === "barbican");
    const redirected = redirections(fact.connection);
    const { kept = false, references = [] } = fact.keys ?? {};
    const custody = (field: string, target: string | Unknown, among: KeyManager[]): Found => {
      const values = { field, allowed: among.map(({ url }) => url).join(", ") || "—" };
      if (target === UNKNOWN) return [{ case: "unknown", values }];
      const url = readEndpoint(target);
      if (url !== undefined && context.rehearsal && isLoopback(url)) return [];
      const found = among.filter((one) => url && isUnder(url, new URL(one.url)));
      return found.length > 0 ? compliant(fact, found, context) : [{ case: "foreign", values }];
    };
    return [
      ...redirected.flatMap((url) => custody("endpointOverrides", url, barbicans)),
      // Otherwise the site's catalogue decides which one: every one must be compliant.
      ...(kept && redirected.length === 0 ? compliant(fact, barbicans, context) : []),
      ...references
        // Unknown until the secret exists; the secret itself is evaluated, and the update evaluates this again.
        .filter(({ target }) => target !== UNKNOWN)
        .flatMap(({ field, target }) => custody(field, target, managers)),
    ];
  },
);

function redirections(connection: Connection | Unknown | undefined): (string | Unknown)[] {
  const overrides = connection === UNKNOWN ? undefined : connection?.endpointOverrides;
  if (overrides === undefined || overrides === UNKNOWN)
    return overrides === UNKNOWN ? [UNKNOWN] : [];
  return SERVICES.flatMap((service) => overrides[service] ?? []);
}

/** An owner without keys, or a resource without labels, is evaluated by its class elsewhere (class-country). */
function compliant(
  { keys, ...fact }: Fact,
  managers: KeyManager[],
  context: EvaluationContext,
): Found {
  const { dataClass, owner } = fact;
  if (keys === undefined || typeof dataClass !== "string" || typeof owner !== "string") return [];
  const values = { class: dataClass, owner };
  const { classes } = context.alliance;
  const reside = own(own(classes, dataClass)?.reside ?? {}, owner) ?? [];
  const here = reside.includes(contextSite(context)?.country ?? "");
  const fit = managers.length > 0 && managers.every((one) => one.classes.includes(dataClass));
  return [
    ...(fit ? [] : [{ case: "class" as const, values }]),
    ...(here ? [] : [{ case: "abroad" as const, values }]),
  ];
}
