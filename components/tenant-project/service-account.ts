import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import * as random from "@pulumi/random";
import { connect } from "../connection.ts";
import { described, type TenantArgs } from "../labels.ts";
import { assignRoles, type RoleIds, withImplied } from "./roles.ts";

/** A service account that creates the resources that must belong to the tenant itself. */
export interface ServiceAccountArgs {
  /** Roles in the project, by name, including those that a role implies by the operator's own choice; never `admin`. */
  roles: string[];
  /** Identity (Keystone) URL of the tenant's connection, like `https://identity.bamako.aes.example/v3`. */
  authUrl: string;
  /** Region of the tenant's connection. */
  region: string;
  /**
   * Whether to create an application credential, with the service account's roles and without the right to create more
   * of them.
   * @default false
   */
  applicationCredential?: boolean;
}

/** The properties of a tenant that its service account needs. */
export interface ServiceAccountTenant extends TenantArgs {
  title: string;
  domainId: pulumi.Input<string>;
  roleIds: RoleIds;
}

/** The former name of the account's resources: aliases keep the user, its password and roles of deployed estates. */
const formerName = (name: string) => `${name}-robot`;

/** The user, its roles in the project, and the tenant's own connection. */
export function createServiceAccount(
  name: string,
  tenant: ServiceAccountTenant,
  account: ServiceAccountArgs,
  projectId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  const former = formerName(name);
  // Letters and digits only: it is used in URLs, ini files and shells, and 32 of them are 190 bits.
  const { result: password } = new random.RandomPassword(
    `${name}-service-account-password`,
    { length: 32, special: false },
    { ...child, aliases: [{ name: `${former}-password` }] },
  );
  const user = new openstack.identity.User(
    `${name}-service-account`,
    {
      name: `${tenant.site}-${tenant.tenant}-service-account`,
      // Not in `extra`: Keystone returns each key with a colon twice, and every update would try to correct that.
      description: described(`${tenant.title}: service account`, tenant),
      domainId: tenant.domainId,
      defaultProjectId: projectId,
      password,
      enabled: true,
      // An expired password would not be renewed by a person, and wrong guesses must not lock the account.
      ignoreChangePasswordUponFirstUse: true,
      ignorePasswordExpiry: true,
      ignoreLockoutFailureAttempts: true,
    },
    { ...child, aliases: [{ name: former }] },
  );
  const assignments = assignRoles(
    `${name}-service-account`,
    account.roles,
    tenant.roleIds,
    projectId,
    { userId: user.id },
    child,
    former,
  );
  const connection = connect(
    `${name}-connection`,
    {
      authUrl: account.authUrl,
      region: account.region,
      // By name and domain: with an id, the provider adds its default domain and then rejects the pair.
      userName: user.name,
      userDomainId: tenant.domainId,
      password,
      tenantId: projectId,
    },
    // Keystone gives no token for a project in which the user has no role.
    { ...child, dependsOn: assignments },
  );
  return { user, password, connection };
}

/** A credential of the service account for programs; only the account itself can create it, through its connection. */
export function createApplicationCredential(
  name: string,
  tenant: ServiceAccountTenant,
  account: ServiceAccountArgs,
  connection: openstack.Provider,
  child: pulumi.CustomResourceOptions,
): openstack.identity.ApplicationCredential {
  return new openstack.identity.ApplicationCredential(
    `${name}-application-credential`,
    {
      name: `${tenant.site}-${tenant.tenant}-service-account`,
      // No title here: a new title would end the credential that programs use.
      description: "Service account",
      // Keystone also lists implied roles, and a difference would create a new credential in each update.
      roles: withImplied(account.roles),
      unrestricted: false,
    },
    {
      ...child,
      provider: connection,
      // Keystone cannot rename one, and a new one has another secret: deployed ones keep the text they were created with.
      ignoreChanges: ["name", "description"],
      // Every change creates a new one, and two with the same name cannot exist at once.
      deleteBeforeReplace: true,
    },
  );
}
