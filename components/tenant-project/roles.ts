import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import type { Problem } from "../checks.ts";

/** Roles that Keystone implies by another one, since the cloud's first start. */
const IMPLIED: Readonly<Record<string, string>> = {
  admin: "manager",
  manager: "member",
  member: "reader",
};

/** A group or user that gets roles in a project. */
export type Assignee = { groupId: pulumi.Output<string> } | { userId: pulumi.Output<string> };

/** Ids of roles by name. */
export type RoleIds = Record<string, pulumi.Input<string>>;

/** Assigns roles in a project, one assignment each. `former` is the name that deployed estates know them by. */
export function assignRoles(
  name: string,
  roles: string[],
  roleIds: RoleIds,
  projectId: pulumi.Output<string>,
  to: Assignee,
  child: pulumi.CustomResourceOptions,
  former?: string,
): openstack.identity.RoleAssignment[] {
  return roles.map(
    (role) =>
      new openstack.identity.RoleAssignment(
        `${name}-${role}`,
        // checkRoles has verified that each role has its id.
        { ...to, projectId, roleId: roleIds[role] as pulumi.Input<string> },
        former === undefined ? child : { ...child, aliases: [{ name: `${former}-${role}` }] },
      ),
  );
}

/** Roles with all that they imply, sorted as Keystone lists them afterwards. */
export function withImplied(roles: readonly string[]): string[] {
  const all = new Set(roles);
  // A `for` over a set also visits the entries that are added during the loop.
  for (const role of all) {
    const implied = IMPLIED[role];
    if (implied !== undefined) all.add(implied);
  }
  return [...all].sort();
}

/** Problems of the roles: an empty list, one without id, one twice, or `admin`. */
export function checkRoles(input: string, roles: string[], roleIds: RoleIds): Problem[] {
  const known = Object.keys(roleIds).filter((role) => role !== "admin");
  const want = `one of ${known.sort().join(", ") || "the roles in roleIds"}, once`;
  return roles.length === 0
    ? [{ input, got: roles, want: "at least one role" }]
    : roles
        .filter((role, index) => !known.includes(role) || roles.indexOf(role) !== index)
        .map((got) => ({ input, got, want }));
}
