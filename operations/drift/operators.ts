/**
 * What the operator of a cloud has besides the estate: its own projects and people, and the prerequisites of a site
 * (docs/operator-prerequisites.md). Everything else that no state records is unmanaged.
 */
import type { SiteFile } from "../../estate/model/index.ts";
import type { Item } from "../cloud/client.ts";
import { projectOf } from "../cloud/inventory.ts";
import { ORCHESTRATORS } from "./kinds/identity.ts";
import type { Kind } from "./kinds/kind.ts";
import { type Inventory, itemsOf } from "./read.ts";

/** Domains of operators' people: Keystone's own, and those in which Magnum and Heat create users. */
const DOMAINS = ["Default", ...ORCHESTRATORS];
const PROJECTS = ["admin", "service", "services", "state"];
const PEOPLE = [
  ...["admin", "services", "state-keeper"],
  ...["nova", "neutron", "cinder", "glance", "placement", "swift", "barbican", "octavia"],
  ...["designate", "magnum", "heat", "manila", "keystone", "ironic", "ceilometer"],
];
/** Roles of Keystone and of the services (docs/operator-prerequisites.md). */
const ROLES = [
  ...["admin", "manager", "member", "reader", "service", "creator", "observer", "audit"],
  ...["load-balancer_admin", "load-balancer_member", "load-balancer_observer"],
  ...["load-balancer_global_observer", "load-balancer_quota_admin"],
  ...["key-manager:service-admin", "swiftoperator", "ResellerAdmin"],
  ...["heat_stack_owner", "heat_stack_user"],
];
/** Roles that Keystone itself implies: each has the rights of the next. */
const LADDER = ["admin", "manager", "member", "reader"];

/** What the operator of one cloud has. */
export class Operators {
  readonly #site: SiteFile;
  readonly #ids: Readonly<Record<"domain" | "project" | "user", ReadonlySet<string>>>;
  readonly #networks: ReadonlySet<string>;

  constructor(site: SiteFile, inventory: Inventory) {
    this.#site = site;
    const named = (kind: string, names: readonly string[]) =>
      itemsOf(inventory, kind).filter(({ name = "" }) => names.includes(name));
    const ids = (items: readonly Item[]) => new Set(items.map(({ id }) => id));
    const domain = ids(named("domain", DOMAINS));
    const here = ({ domain_id: id }: Item) => domain.has(String(id));
    const clusters = ids(named("domain", ORCHESTRATORS));
    const people = itemsOf(inventory, "user").filter(
      (user) =>
        here(user) && (PEOPLE.includes(user.name ?? "") || clusters.has(String(user.domain_id))),
    );
    const project = ids(named("project", PROJECTS).filter(here));
    this.#ids = { domain, project, user: ids(people) };
    const external = Object.values(site.externalNetworks).map(({ name }) => name);
    this.#networks = ids(
      named("network", external).filter((network) => network["router:external"] === true),
    );
  }

  /** Whether a thing that no state records is the operator's. */
  has(kind: Kind, item: Item): boolean {
    return CASES[kind.kind]?.(item, this) ?? false;
  }

  is(kind: "domain" | "project" | "user", id: unknown): boolean {
    return this.#ids[kind].has(String(id ?? ""));
  }

  /** A network out of the site, which its file names. */
  isExternal(id: unknown): boolean {
    return this.#networks.has(String(id ?? ""));
  }

  get site(): SiteFile {
    return this.#site;
  }
}

type Case = (item: Item, operators: Operators) => boolean;

const inService: Case = (item, operators) => operators.is("project", projectOf(item));
const ofPerson: Case = ({ _of }, operators) => operators.is("user", _of);
const onExternal: Case = ({ network_id: id }, operators) => operators.isExternal(id);

const CASES: Readonly<Record<string, Case>> = {
  domain: ({ id }, operators) => operators.is("domain", id),
  project: ({ id }, operators) => operators.is("project", id),
  role: ({ name = "", domain_id: domain }) => ROLES.includes(name) && !domain,
  user: ({ id }, operators) => operators.is("user", id),
  "role assignment": assignedByOperator,
  "application credential": ofPerson,
  "EC2 credential": ofPerson,
  "key pair": ofPerson,
  trust: ({ trustee_user_id: user }, operators) => operators.is("user", user),
  "implied role": ({ prior, implied }) =>
    LADDER.includes(String(implied)) &&
    LADDER.indexOf(String(prior)) === LADDER.indexOf(String(implied)) - 1,
  service: () => true,
  endpoint: () => true,
  network: ({ id }, operators) => operators.isExternal(id),
  "security group": (item, operators) => item.name === "default" && inService(item, operators),
  "security group rule": (item, operators) => inService(item, operators) && isOfDefault(item),
  flavor: ({ name = "", "os-flavor-access:is_public": open }, { site }) =>
    open === false && !name.startsWith(`${site.site}-`),
  subnet: onExternal,
  "RBAC policy": ({ object_id: object, target_tenant: target }, operators) =>
    operators.isExternal(object) && operators.is("project", target),
  "volume type": ({ name = "" }, { site }) =>
    Object.values(site.volumeTypes).some((one) => one.encrypted && one.name === name),
  image: ({ visibility, protected: kept, image_source: source }) =>
    visibility === "public" && kept === true && Boolean(source),
  "host aggregate": ({ availability_zone: zone }, { site }) =>
    zone === undefined || zone === null || Object.hasOwn(site.zones, String(zone)),
  port: (item, operators) => inService(item, operators) && onExternal(item, operators),
};

/** One of the four rules that Neutron gives each default group: all traffic out, and all within the group. */
function isOfDefault(rule: Item): boolean {
  const { direction, protocol, remote_group_id: group, security_group_id: own } = rule;
  if (protocol || rule.remote_ip_prefix || rule.remote_address_group_id) return false;
  return direction === "egress" ? !group : group === own;
}

/** Rights of the operator's people at its own projects, and at the cloud as a whole. */
function assignedByOperator(item: Item, operators: Operators): boolean {
  const { user, project, domain, system } = item;
  if (!operators.is("user", user)) return false;
  return system !== undefined || operators.is("project", project) || operators.is("domain", domain);
}
