import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { connect } from "../connection.ts";
import { described, type TenantArgs } from "../labels.ts";
import { assignRoles, type RoleIds, withImplied } from "./roles.ts";

/** A technical user that makes what must belong to the tenant itself. */
export interface RobotArgs {
  /** Roles in the project, by name, also those that a role implies by the operator's own choice; never `admin`. */
  roles: string[];
  /** Identity (Keystone) URL of the tenant's connection, like `https://identity.bamako.aes.example/v3`. */
  authUrl: string;
  /** Region of the tenant's connection. */
  region: string;
  /**
   * Whether to make an application credential, with the robot's roles and without the right to make more of them.
   * @default false
   */
  applicationCredential?: boolean;
}

/** What a robot needs to know of its tenant. */
export interface ServiceAccountTenant extends TenantArgs {
  title: string;
  domainId: pulumi.Input<string>;
  roleIds: RoleIds;
}

/** The user, its roles in the project, and the tenant's own connection. */
export function createServiceAccount(
  name: string,
  tenant: ServiceAccountTenant,
  robot: RobotArgs,
  projectId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  // Letters and digits only: it travels through URLs, ini files and shells, and 32 of them are 190 bits.
  const { result: password } = new random.RandomPassword(
    `${name}-robot-password`,
    { length: 32, special: false },
    child,
  );
  const user = new openstack.identity.User(
    `${name}-robot`,
    {
      name: `${tenant.site}-${tenant.tenant}-robot`,
      // Not in `extra`: Keystone gives each key with a colon back twice, and every update would try to mend that.
      description: described(`${tenant.title}: robot`, tenant),
      domainId: tenant.domainId,
      defaultProjectId: projectId,
      password,
      enabled: true,
      // Nobody is there to renew an expired password, and nobody may lock the robot out by guessing wrong.
      ignoreChangePasswordUponFirstUse: true,
      ignorePasswordExpiry: true,
      ignoreLockoutFailureAttempts: true,
    },
    child,
  );
  const assignments = assignRoles(
    `${name}-robot`,
    robot.roles,
    tenant.roleIds,
    projectId,
    { userId: user.id },
    child,
  );
  const connection = connect(
    `${name}-connection`,
    {
      authUrl: robot.authUrl,
      region: robot.region,
      // By name and domain: with an id, the provider adds its default domain and then refuses the pair.
      userName: user.name,
      userDomainId: tenant.domainId,
      password,
      tenantId: projectId,
    },
    // Keystone gives no token for a project in which one has no role.
    { ...child, dependsOn: assignments },
  );
  return { user, password, connection };
}

/** A credential of the robot's for programs; only the robot itself can make it, through its connection. */
export function createApplicationCredential(
  name: string,
  tenant: ServiceAccountTenant,
  robot: RobotArgs,
  connection: openstack.Provider,
  child: pulumi.CustomResourceOptions,
): openstack.identity.ApplicationCredential {
  return new openstack.identity.ApplicationCredential(
    `${name}-application-credential`,
    {
      name: `${tenant.site}-${tenant.tenant}-robot`,
      // No title here: a new one would end the credential that programs hold.
      description: "Robot",
      // Keystone lists implied roles too, and a difference would make a new credential each time.
      roles: withImplied(robot.roles),
      unrestricted: false,
    },
    // Every change makes a new one, and two of one name cannot be there at once.
    { ...child, provider: connection, deleteBeforeReplace: true },
  );
}
