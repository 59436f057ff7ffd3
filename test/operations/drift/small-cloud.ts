/** A small cloud without a network: one tenant as the estate made it, and a state that records exactly that. */
import { loadEstate } from "../../../checks/load.ts";
import { withStandbys } from "../../../estate/standby.ts";
import type { Item } from "../../../operations/cloud/client.ts";
import { HttpStatusError } from "../../../operations/cloud/http.ts";
import { compareOpen } from "../../../operations/drift/drift.ts";
import { KINDS } from "../../../operations/drift/kinds/index.ts";
import type { ReadableCloud } from "../../../operations/drift/kinds/kind.ts";
import type { Report } from "../../../operations/drift/model.ts";
import type { StackState, StateResource } from "../../../operations/state/stack-state.ts";
import type { Language } from "../../../output/message.ts";
import { STACKS } from "../../estate/overlay.ts";

/** Collections by `<service> <path without query>`; a number is an error status, an absent one is empty. */
export type Collections = Record<string, readonly Item[] | number>;

const SITE = "bamako";
const TAGS = ["aes:class=administrative", "aes:owner=ML", "aes:rehearsal=true", "aes:site=bamako"];
const TENANT = [...TAGS, "aes:tenant=treasury"];
const IN_TEXT = `treasury (${TENANT.join(", ")})`;
/** The project of the recorded tenant. */
export const PROJECT = "p-treasury";

/** The items that the estate made, by kind, with the ends of their names in the program. */
const MADE: Readonly<Record<string, readonly [name: string, item: Item][]>> = {
  domain: [["domain-ml", { id: "d-ml", name: "bamako-ml", enabled: true, tags: [] }]],
  project: [
    [
      "treasury-project",
      {
        id: PROJECT,
        name: "bamako-treasury",
        domain_id: "d-ml",
        enabled: true,
        is_domain: false,
        tags: TENANT,
      },
    ],
  ],
  group: [
    [
      "treasury-group-auditors",
      { id: "g-auditors", name: "bamako-treasury-auditors", domain_id: "d-ml" },
    ],
  ],
  network: [
    [
      "treasury-front-network",
      {
        id: "n-front",
        name: "bamako-treasury-front",
        project_id: PROJECT,
        admin_state_up: true,
        shared: false,
        "router:external": false,
        port_security_enabled: true,
        tags: TENANT,
      },
    ],
  ],
  "security group": [
    [
      "treasury-front-security-group",
      {
        id: "sg-front",
        name: "bamako-treasury-front",
        project_id: PROJECT,
        stateful: true,
        tags: TENANT,
      },
    ],
  ],
  "security group rule": [
    [
      "treasury-front-rule-ingress-ipv4-tcp-443-10.32.0.0-12",
      {
        id: "r-443",
        description: IN_TEXT,
        direction: "ingress",
        ethertype: "IPv4",
        protocol: "tcp",
        port_range_min: 443,
        port_range_max: 443,
        remote_ip_prefix: "10.32.0.0/12",
        security_group_id: "sg-front",
        project_id: PROJECT,
      },
    ],
  ],
};

/** Where each of those kinds is listed. */
const PLACES: Readonly<Record<string, string>> = {
  domain: "identity /domains",
  project: "identity /projects",
  group: "identity /groups",
  network: "network /v2.0/networks",
  "security group": "network /v2.0/security-groups",
  "security group rule": "network /v2.0/security-group-rules",
};

/** The operator's own. */
const OPERATORS: Collections = {
  "identity /domains": [{ id: "default", name: "Default", enabled: true }],
  "identity /projects": [{ id: "p-admin", name: "admin", domain_id: "default", tags: [] }],
  "identity /users": [{ id: "u-admin", name: "admin", domain_id: "default" }],
  "network /v2.0/networks": [
    { id: "n-government", name: "government", "router:external": true, project_id: "p-admin" },
  ],
};

/** What the cloud has before something is changed by hand. */
export function untouched(): Record<string, Item[]> {
  const all: Record<string, Item[]> = {};
  for (const [place, items] of Object.entries(OPERATORS)) all[place] = [...(items as Item[])];
  for (const [kind, entries] of Object.entries(MADE)) {
    const place = PLACES[kind] ?? "";
    all[place] = [...(all[place] ?? []), ...entries.map(([, item]) => ({ ...item }))];
  }
  return all;
}

/** The state that records what the estate made, and `more`. */
export function recordedState(more: readonly StateResource[] = []): StackState {
  const urn = (type: string, name: string) => `urn:pulumi:${SITE}::aes-estate::${type}::${name}`;
  const provider = urn("pulumi:providers:openstack", "bamako-administrator");
  const made = Object.entries(MADE).flatMap(([name, entries]) => {
    const kind = KINDS.find((one) => one.kind === name);
    if (kind?.type === undefined) throw new Error(name);
    const { type, properties, key = ({ id }: Item) => id } = kind;
    return entries.map(([ending, item]): StateResource => {
      const known = Object.entries(properties?.(item) ?? {}).filter(
        ([, value]) => value !== undefined,
      );
      const all = Object.fromEntries(known);
      const id = key(item);
      const reference = `${provider}::p`;
      return {
        urn: urn(type, `${SITE}-${ending}`),
        type,
        id,
        inputs: all,
        outputs: all,
        provider: reference,
      };
    });
  });
  return {
    resources: [
      { urn: urn("pulumi:pulumi:Stack", "aes-estate-bamako"), type: "pulumi:pulumi:Stack" },
      {
        urn: provider,
        type: "pulumi:providers:openstack",
        id: "p",
        inputs: { authUrl: "http://127.0.0.1:5000/v3", region: "bamako-1" },
      },
      {
        urn: urn("aes-estate:index:TenantProject", "bamako-treasury"),
        type: "aes-estate:index:TenantProject",
      },
      ...made,
      ...more,
    ],
  };
}

/** Only what the kinds need; services in `without` are not in the catalogue. */
export function cloudWith(
  collections: Collections,
  without: readonly string[] = [],
  documents: Readonly<Record<string, unknown>> = {},
): ReadableCloud {
  const of = (service: string, path: string) => {
    const found = collections[`${service} ${path.replace(/\?.*$/, "")}`] ?? [];
    if (typeof found !== "number") return found;
    throw new HttpStatusError(`GET ${service}${path}: HTTP ${found}`, found);
  };
  const empty = { quota_set: {}, quota: {}, credentials: [], keypairs: [], role_inferences: [] };
  return {
    user: "u-admin",
    offers: (service) => !without.includes(service),
    endpoint: () => "http://127.0.0.1/v1/AUTH_p-admin",
    list: async (service, path) => [...of(service, path)],
    get: async <T>(service: string, path: string) => {
      of(service, path);
      return (documents[`${service} ${path}`] ?? empty) as T;
    },
    raw: async () => Response.json([]),
  };
}

/** The cloud with one more item in each of some collections. */
export function withItems(more: Readonly<Record<string, Partial<Item>>>) {
  const all: Record<string, Item[]> = untouched();
  for (const [place, item] of Object.entries(more)) {
    all[place] = [...(all[place] ?? []), { id: "x", ...item }];
  }
  return all;
}

/** The cloud with other values of one item. */
export function changed(place: string, id: string, values: Readonly<Record<string, unknown>>) {
  const all = untouched();
  all[place] = (all[place] ?? []).map((item) => (item.id === id ? { ...item, ...values } : item));
  return all;
}

/** The report on such a cloud, with the reference's files. */
export async function reportOn(
  collections: Collections,
  {
    state = recordedState(),
    without = ["object-store", "key-manager", "shared-file-system", "orchestration"],
    language = "en" as Language,
    documents = {},
    rehearsal = true,
  } = {},
): Promise<Report> {
  const { estate } = await loadEstate(SITE, { root: STACKS });
  if (estate === undefined) throw new Error("the reference has an issue");
  const open = {
    cloud: cloudWith(collections, without, documents),
    address: "http://127.0.0.1:5000/v3",
    rehearsal,
    state: async () => ({ state, digest: "0" }),
    account: async () => undefined,
  };
  return compareOpen(withStandbys(estate), STACKS, open, language);
}
