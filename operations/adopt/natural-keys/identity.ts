/** Keystone: names are unique in a domain, a credential's in its user. */
import type { Item } from "../../cloud/client.ts";
import { isCredentialName } from "../../credentials/credential-name.ts";
import { type Declared, type Listed, type NaturalKey, same } from "./key.ts";

const SERVICE = "identity";

function inDomain(path: string): Listed {
  return {
    by: "list",
    needs: ["name", "domainId"],
    list: ({ inputs }) => ({
      service: SERVICE,
      path: `/${path}?domain_id=${inputs.domainId}`,
      key: path,
    }),
    is: (item, { inputs }) => same(item.name, inputs.name) && same(item.domain_id, inputs.domainId),
  };
}

const project = inDomain("projects");

/** A role of a user or a group in a project: Keystone gives it no id. */
const assignment: Listed = {
  by: "list",
  needs: ["projectId", "roleId"],
  list: ({ inputs }) => ({
    service: SERVICE,
    path: `/role_assignments?scope.project.id=${inputs.projectId}`,
    key: "role_assignments",
  }),
  is: (item, { inputs }) => {
    const { userId, groupId, roleId } = inputs;
    const holder = userId === undefined ? item.group : item.user;
    return (
      same(idIn(item.role), roleId) &&
      same(idIn(holder), userId ?? groupId) &&
      (item.scope as { OS_INHERIT?: unknown } | undefined)?.OS_INHERIT === undefined
    );
  },
  id: (_, { inputs }) =>
    ["", inputs.projectId, inputs.groupId ?? "", inputs.userId ?? "", inputs.roleId].join("/"),
};

/** Its owner is the user of its connection. The one that `estate rotate` made in its place has another name. */
const credential: Listed = {
  by: "list",
  needs: ["name"],
  needsOfConnection: ["userName", "userDomainId"],
  list: ({ connection }) => ({
    service: SERVICE,
    path: `/users?domain_id=${connection.userDomainId}`,
    key: "users",
  }),
  is: (item, { connection }) => same(item.name, connection.userName),
  within: {
    list: ({ id }) => ({
      service: SERVICE,
      path: `/users/${id}/application_credentials`,
      key: "application_credentials",
    }),
    is: (item, { inputs }) => isCredentialName(item.name, inputs.name),
  },
};

export const IDENTITY: Readonly<Record<string, NaturalKey>> = {
  "openstack:identity/project:Project": {
    ...project,
    needs: ["name", "isDomain"],
    list: (declared) =>
      isDomain(declared)
        ? { service: SERVICE, path: "/domains", key: "domains" }
        : project.list(declared),
    is: (item: Item, declared) =>
      isDomain(declared) ? same(item.name, declared.inputs.name) : project.is(item, declared),
  },
  "openstack:identity/user:User": inDomain("users"),
  "openstack:identity/groupV3:GroupV3": inDomain("groups"),
  "openstack:identity/roleAssignment:RoleAssignment": assignment,
  "openstack:identity/applicationCredential:ApplicationCredential": credential,
};

function isDomain({ inputs }: Declared): boolean {
  return inputs.isDomain === true;
}

function idIn(part: unknown): unknown {
  return (part as { id?: unknown } | undefined)?.id;
}
