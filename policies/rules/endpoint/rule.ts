/** Every request of a connection goes to the site's registered endpoints; to loopback in a rehearsal. */
import type { Site } from "../../alliance/model.ts";
import { contextSite, type EvaluationContext } from "../../context.ts";
import { type Connection, type Fact, UNKNOWN } from "../../facts/fact.ts";
import { defineResourceRule, type Finding } from "../../rule.ts";
import { oncePer } from "../../values/once.ts";
import { isLoopback, isUnder, readEndpoint } from "../../values/urls.ts";
import { messages } from "./messages.ts";
import { selfTests } from "./self-test.ts";

type Case = keyof (typeof messages)["cases"];
type Found = Finding<Case>[];

export const endpoint = defineResourceRule(
  {
    name: "endpoint",
    metadata: {
      severity: "critical",
      waivable: false,
      references: { secNumCloud: ["19.2", "19.6"], c5: ["PSS-12.01"], ccm: ["DSP-10"] },
      packs: ["residency"],
    },
    messages,
    selfTests,
  },
  (fact: Fact, context): Found => {
    const { connection } = fact;
    if (connection === undefined) return [];
    if (connection === UNKNOWN) return [{ case: "unknown" }];
    if (connection.implicit) return [{ case: "implicit" }];
    const { cloud = "", unchecked = false } = connection;
    return [
      // A clouds.yaml entry silently overrides authUrl, and does not show where it leads.
      ...(cloud === ""
        ? []
        : [{ case: "cloud" as const, values: { cloud: cloud === UNKNOWN ? "?" : cloud } }]),
      ...(unchecked === false ? [] : [{ case: "unchecked" as const }]),
      ...identity(connection, context),
      ...overrides(connection, context),
    ];
  },
);

function identity({ authUrl }: Connection, context: EvaluationContext): Found {
  if (authUrl === UNKNOWN) return [{ case: "unknown" }];
  if (authUrl === undefined || authUrl === "") return [{ case: "absent" }];
  return place(authUrl, context, (url, registered) => isUnder(url, registered));
}

function overrides({ endpointOverrides }: Connection, context: EvaluationContext): Found {
  if (endpointOverrides === undefined) return [];
  if (endpointOverrides === UNKNOWN) return [{ case: "unknown" }];
  return Object.values(endpointOverrides).flatMap((value) =>
    value === UNKNOWN
      ? [{ case: "unknown" as const }]
      : // Other services share the identity service's host, each on its own port or path.
        place(value, context, (url, registered) => {
          return url.protocol === registered.protocol && url.hostname === registered.hostname;
        }),
  );
}

function place(
  text: string,
  context: EvaluationContext,
  matches: (url: URL, registered: URL) => boolean,
): Found {
  const url = readEndpoint(text);
  const values = { url: text };
  if (url === undefined) return [{ case: "unreadable", values }];
  if (context.rehearsal) return isLoopback(url) ? [] : [{ case: "notLoopback", values }];
  if (isLoopback(url)) return [{ case: "loopback", values }];
  const site = contextSite(context);
  const known = site && identityServices(site).some((registered) => matches(url, registered));
  return known ? [] : [{ case: "unregistered", values }];
}

const identityServices = oncePer(({ endpoints }: Site) =>
  endpoints.identity.map((entry) => new URL(entry)),
);
