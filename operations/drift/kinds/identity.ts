/** Projects, people, rights and credentials (Keystone). */
import type { Item } from "../../cloud/client.ts";
import { each } from "../../cloud/each.ts";
import { collection, fields, inside, type Kind, openstack, quoted, type Reading } from "./kind.ts";

const SERVICE = "identity";
const PROJECT = "openstack:identity/project:Project";

const isDomain = (inputs: unknown) =>
  String((inputs as { isDomain?: unknown } | undefined)?.isDomain) === "true";

/** A part of an item, which may be absent. */
export function part(item: Item, name: string): Readonly<Record<string, unknown>> {
  const value = item[name];
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

const option = (name: string) => (item: Item) => part(item, "options")[name];

export const identity: readonly Kind[] = [
  {
    kind: "domain",
    title: { fr: "domaine", en: "domain" },
    service: SERVICE,
    type: PROJECT,
    list: collection(SERVICE, "/domains", "domains"),
    records: ({ inputs }) => isDomain(inputs),
    properties: fields({
      name: "name",
      description: "description",
      enabled: "enabled",
      isDomain: () => true,
      tags: "tags",
    }),
    project: () => "",
    remove: openstack("domain"),
  },
  {
    kind: "project",
    title: { fr: "projet", en: "project" },
    service: SERVICE,
    type: PROJECT,
    list: collection(SERVICE, "/projects", "projects"),
    records: ({ inputs }) => !isDomain(inputs),
    properties: fields({
      name: "name",
      description: "description",
      enabled: "enabled",
      isDomain: "is_domain",
      domainId: "domain_id",
      tags: "tags",
    }),
    project: () => "",
    remove: openstack("project"),
  },
  {
    kind: "role",
    title: { fr: "rôle", en: "role" },
    service: SERVICE,
    type: "openstack:identity/role:Role",
    list: collection(SERVICE, "/roles", "roles"),
    properties: fields({ name: "name", domainId: "domain_id" }),
    project: () => "",
    remove: openstack("role"),
  },
  {
    kind: "user",
    title: { fr: "utilisateur", en: "user" },
    service: SERVICE,
    type: "openstack:identity/user:User",
    list: collection(SERVICE, "/users", "users"),
    properties: fields({
      name: "name",
      description: "description",
      enabled: "enabled",
      domainId: "domain_id",
      defaultProjectId: "default_project_id",
      ignoreChangePasswordUponFirstUse: option("ignore_change_password_upon_first_use"),
      ignoreLockoutFailureAttempts: option("ignore_lockout_failure_attempts"),
      ignorePasswordExpiry: option("ignore_password_expiry"),
      multiFactorAuthEnabled: option("multi_factor_auth_enabled"),
    }),
    project: ({ default_project_id: id }) => String(id ?? ""),
    remove: openstack("user"),
  },
  {
    kind: "group",
    title: { fr: "groupe de personnes", en: "group of people" },
    service: SERVICE,
    type: "openstack:identity/groupV3:GroupV3",
    list: collection(SERVICE, "/groups", "groups"),
    properties: fields({ name: "name", description: "description", domainId: "domain_id" }),
    project: () => "",
    remove: openstack("group"),
  },
  {
    kind: "group member",
    title: { fr: "membre d'un groupe", en: "member of a group" },
    service: SERVICE,
    type: "openstack:identity/userMembershipV3:UserMembershipV3",
    list: inside("group", SERVICE, (id) => `/groups/${id}/users`, "users"),
    key: ({ id, _of }) => `${id}/${_of}`,
    properties: fields({ userId: "id", groupId: "_of" }),
    project: () => "",
    remove: ({ id, _of }) => `openstack group remove user ${quoted(String(_of))} ${quoted(id)}`,
  },
  {
    kind: "role assignment",
    title: { fr: "attribution de rôle", en: "role assignment" },
    service: SERVICE,
    type: "openstack:identity/roleAssignment:RoleAssignment",
    list: async ({ cloud }) =>
      (await cloud.list(SERVICE, "/role_assignments", "role_assignments")).map(assignment),
    properties: fields({
      projectId: "project",
      domainId: "domain",
      groupId: "group",
      userId: "user",
      roleId: "role",
    }),
    project: ({ project }) => String(project ?? ""),
    remove: removeAssignment,
  },
  {
    kind: "application credential",
    title: { fr: "identifiant d'application", en: "application credential" },
    service: SERVICE,
    type: "openstack:identity/applicationCredential:ApplicationCredential",
    list: inside(
      "user",
      SERVICE,
      (id) => `/users/${id}/application_credentials`,
      "application_credentials",
    ),
    properties: fields({
      name: "name",
      description: "description",
      expiresAt: "expires_at",
      roles: ({ roles }) => (roles as { name: string }[] | undefined)?.map(({ name }) => name),
      unrestricted: "unrestricted",
    }),
    tenants: isPersonal,
    remove: openstack("application credential"),
  },
  {
    kind: "EC2 credential",
    title: { fr: "clé S3/EC2", en: "S3/EC2 credential" },
    service: SERVICE,
    type: "openstack:identity/ec2CredentialV3:Ec2CredentialV3",
    list: keysOf,
    properties: fields({ projectId: "tenant_id" }),
    tenants: isPersonal,
    remove: ({ id, _of }) =>
      `openstack ec2 credentials delete --user ${quoted(String(_of))} ${quoted(id)}`,
  },
  {
    kind: "trust",
    title: { fr: "délégation (trust)", en: "trust" },
    service: SERVICE,
    list: collection(SERVICE, "/OS-TRUST/trusts", "trusts"),
    tenants: isOfCluster,
    remove: openstack("trust"),
  },
  {
    kind: "implied role",
    title: { fr: "rôle impliqué", en: "implied role" },
    service: SERVICE,
    list: impliedRoles,
    project: () => "",
    remove: ({ prior, implied }) =>
      `openstack implied role delete ${quoted(String(prior))} --implied-role ${quoted(String(implied))}`,
  },
  {
    kind: "service",
    title: { fr: "service du catalogue", en: "service of the catalogue" },
    service: SERVICE,
    type: "openstack:identity/serviceV3:ServiceV3",
    list: collection(SERVICE, "/services", "services"),
    properties: fields({
      name: "name",
      description: "description",
      enabled: "enabled",
      type: "type",
    }),
    project: () => "",
    remove: openstack("service"),
  },
  {
    kind: "endpoint",
    title: { fr: "adresse d'un service", en: "endpoint of a service" },
    service: SERVICE,
    list: collection(SERVICE, "/endpoints", "endpoints"),
    project: () => "",
    remove: openstack("endpoint"),
  },
];

/** Keystone gives an assignment no id: the provider's own order of its parts. */
function assignment(found: Item): Item {
  const id = (name: string) => String(part(found, name).id ?? "");
  const scope = part(found, "scope") as unknown as Item;
  const within = (name: string) => String(part(scope, name).id ?? "");
  const inherited = scope["OS-INHERIT:inherited_to"];
  const parts = {
    domain: within("domain"),
    project: within("project"),
    group: id("group"),
    user: id("user"),
    role: id("role"),
  };
  const { domain, project, group, user, role } = parts;
  const system = scope.system === undefined ? {} : { system: "all" };
  const key = `${domain}/${project}/${group}/${user}/${role}`;
  const ending = `${scope.system === undefined ? "" : "/system"}${inherited ? "/inherited" : ""}`;
  const known = Object.entries(parts).filter(([, value]) => value !== "");
  return { id: key + ending, ...Object.fromEntries(known), ...system, inherited };
}

function removeAssignment({ domain, project, group, user, role, inherited }: Item): string {
  const flag = (name: string, value: unknown) =>
    value === undefined ? "" : ` --${name} ${quoted(String(value))}`;
  const where = project ?? domain;
  const scope = where === undefined ? " --system all" : "";
  const parts = [flag("domain", domain), flag("project", project), scope];
  const who = [flag("group", group), flag("user", user), inherited ? " --inherited" : ""];
  return `openstack role remove${[...parts, ...who].join("")} ${quoted(String(role))}`;
}

/** The secret half of a key never leaves this function. */
async function keysOf({ cloud, items }: Reading): Promise<Item[]> {
  const lists = await each(items("user"), async ({ id }) => {
    const path = `/users/${encodeURIComponent(id)}/credentials/OS-EC2`;
    const { credentials } = await cloud.get<{ credentials: Item[] }>(SERVICE, path);
    return credentials.map(({ access, tenant_id, trust_id }) => ({
      id: String(access),
      tenant_id,
      trust_id,
      _of: id,
    }));
  });
  return lists.flat();
}

async function impliedRoles({ cloud }: Reading): Promise<Item[]> {
  interface Inference {
    readonly prior_role: { readonly id: string; readonly name: string };
    readonly implies: readonly { readonly id: string; readonly name: string }[];
  }
  const { role_inferences: all } = await cloud.get<{ role_inferences: Inference[] }>(
    SERVICE,
    "/role_inferences",
  );
  return all.flatMap(({ prior_role: prior, implies }) =>
    implies.map(({ name, id }) => ({
      id: `${prior.id}/${id}`,
      name: `${prior.name} → ${name}`,
      prior: prior.name,
      implied: name,
    })),
  );
}

/** People make credentials for themselves, and Magnum for a cluster; those of an account of the estate are the estate's. */
function isPersonal({ _of }: Item, { items }: Pick<Reading, "items">): boolean {
  const user = items("user").find(({ id }) => id === _of);
  return user !== undefined && !String(user.name).endsWith("-service-account");
}

/** A cluster acts for its creator through a trustee, who is in a domain of the orchestrator's. */
function isOfCluster({ trustee_user_id: trustee }: Item, { items }: Pick<Reading, "items">) {
  const user = items("user").find(({ id }) => id === trustee);
  const domain = items("domain").find(({ id }) => id === user?.domain_id);
  return ORCHESTRATORS.includes(String(domain?.name));
}

/** Domains in which Magnum and Heat create the users of their clusters and stacks. */
export const ORCHESTRATORS: readonly string[] = ["magnum", "heat"];
