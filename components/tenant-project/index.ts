import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { toTags } from "../../policies/labels/labels.ts";
import { checkKey, checkLimits, describe, type Problem } from "../checks.ts";
import { type GrantsArgs, grant, mapEntries } from "../grants.ts";
import { checkLabels, described, type KeptArgs, labelsOf, type TenantArgs } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";
import { allLimits, NO_QUOTA, type Quota, type VolumeTypeQuota } from "./quota.ts";
import { assignRoles, checkRoles } from "./roles.ts";
import {
  createApplicationCredential,
  createServiceAccount,
  type ServiceAccountArgs,
} from "./service-account.ts";
import {
  toComputeQuota,
  toLoadBalancerQuota,
  toNetworkQuota,
  toVolumeQuota,
} from "./service-quotas.ts";

/** Users with the same rights in the project; the identity provider defines the members. */
export interface GroupArgs {
  /** Roles in the project, by name; never `admin`. */
  roles: string[];
}

/** A tenant: a project, the rights in it, and its limits at the site. */
export interface TenantProjectArgs extends TenantArgs, GrantsArgs, KeptArgs {
  /** One line for people. */
  title: string;
  /** Domain of the member state. */
  domainId: pulumi.Input<string>;
  /** Limits of the project; an absent limit is 0, so an empty object grants nothing. */
  quota: Quota;
  /**
   * Limits by the cloud's name of a volume type: all existing types, with zeros where none is granted.
   * @default none
   */
  volumeTypeQuotas?: Record<string, VolumeTypeQuota>;
  /**
   * Groups of people by key.
   * @default none
   */
  groups?: Record<string, GroupArgs>;
  /** The cloud's roles by name: those of the groups and the service account. */
  roleIds: Record<string, pulumi.Input<string>>;
  /**
   * A service account.
   * @default none, and no connection of the tenant's own
   */
  serviceAccount?: ServiceAccountArgs;
}

/** A tenant of a site: project, groups, limits, grants and, optionally, a service account with its own connection. */
export class TenantProject extends pulumi.ComponentResource {
  /** The project; known once its network limits are set, so that nothing is created in it before them. */
  public readonly projectId: pulumi.Output<string>;
  /** Groups by key. */
  public readonly groupIds: Record<string, pulumi.Output<string>>;
  /** External networks by key; known once the project may use them. */
  public readonly externalNetworkIds: Record<string, pulumi.Output<string>>;
  /** User id of the service account. */
  public readonly serviceAccountUserId?: pulumi.Output<string>;
  /** User name of the service account. */
  public readonly serviceAccountUserName?: pulumi.Output<string>;
  /** Password of the service account; a secret. */
  public readonly serviceAccountPassword?: pulumi.Output<string>;
  /** Id of the application credential. */
  public readonly applicationCredentialId?: pulumi.Output<string>;
  /** Secret of the application credential; a secret. */
  public readonly applicationCredentialSecret?: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: TenantProjectArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    // The protection changes nothing in it: it must not look like an update.
    super("aes-estate:index:TenantProject", name, { ...args, deletable: undefined }, opts);
    const child = { parent: this };

    const project = createProject(name, args, child);
    this.projectId = limit(name, args, project.id, child);
    this.groupIds = createGroups(name, args, project.id, child);
    this.externalNetworkIds = grant(name, args, project.id, child);
    if (args.serviceAccount) {
      const { user, password, connection } = createServiceAccount(
        name,
        args,
        args.serviceAccount,
        project.id,
        child,
      );
      this.serviceAccountUserId = user.id;
      this.serviceAccountUserName = user.name;
      this.serviceAccountPassword = password;
      connections.set(this, connection);
      if (args.serviceAccount.applicationCredential) {
        const made = createApplicationCredential(
          name,
          args,
          args.serviceAccount,
          connection,
          child,
        );
        this.applicationCredentialId = made.id;
        this.applicationCredentialSecret = made.secret;
      }
    }
    this.registerOutputs({
      projectId: this.projectId,
      groupIds: this.groupIds,
      externalNetworkIds: this.externalNetworkIds,
      serviceAccountUserId: this.serviceAccountUserId,
      serviceAccountUserName: this.serviceAccountUserName,
      serviceAccountPassword: this.serviceAccountPassword,
      applicationCredentialId: this.applicationCredentialId,
      applicationCredentialSecret: this.applicationCredentialSecret,
    });
  }

  /**
   * The tenant's own connection: the service account in the project, for resources that belong to the calling user
   * only.
   */
  get connection(): openstack.Provider | undefined {
    return connections.get(this);
  }
}

/** Outside the fields, because those are the schema for other languages, and a provider cannot be part of one. */
const connections = new WeakMap<TenantProject, openstack.Provider>();

function createProject(name: string, args: TenantProjectArgs, child: pulumi.CustomResourceOptions) {
  return new openstack.identity.Project(
    `${name}-project`,
    {
      name: `${args.site}-${args.tenant}`,
      description: args.title,
      domainId: args.domainId,
      isDomain: false,
      enabled: true,
      tags: toTags(labelsOf(args)),
    },
    // Everything of the tenant is in it, and is deleted with it.
    { ...child, protect: !args.deletable },
  );
}

/** Every limit of every service; returns the project's id, known once Neutron's are set. */
function limit(
  name: string,
  { quota, volumeTypeQuotas = {} }: TenantProjectArgs,
  projectId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  const { compute, blockstorage, loadbalancer, networking } = openstack;
  const limits = allLimits(quota);
  new compute.QuotaSetV2(`${name}-compute-quota`, { projectId, ...toComputeQuota(limits) }, child);
  new blockstorage.QuoteSetV3(
    `${name}-volume-quota`,
    { projectId, ...toVolumeQuota(limits, volumeTypeQuotas) },
    child,
  );
  new loadbalancer.Quota(
    `${name}-load-balancer-quota`,
    { projectId, ...toLoadBalancerQuota(limits) },
    child,
  );
  return new networking.QuotaV2(
    `${name}-network-quota`,
    { projectId, ...toNetworkQuota(limits) },
    child,
  ).projectId;
}

function createGroups(
  name: string,
  args: TenantProjectArgs,
  projectId: pulumi.Output<string>,
  child: pulumi.CustomResourceOptions,
) {
  return mapEntries(args.groups, (key, { roles }) => {
    const { id } = new openstack.identity.GroupV3(
      `${name}-group-${key}`,
      {
        name: `${args.site}-${args.tenant}-${key}`,
        description: described(`${args.title}: ${key}`, args),
        domainId: args.domainId,
      },
      child,
    );
    assignRoles(`${name}-group-${key}`, roles, args.roleIds, projectId, { groupId: id }, child);
    return id;
  });
}

function rejectInvalid(name: string, args: TenantProjectArgs): void {
  const { groups = {}, volumeTypeQuotas = {}, serviceAccount, roleIds } = args;
  const problems = [
    ...checkLabels(args),
    ...(args.title.trim() ? [] : [{ input: "title", got: args.title, want: "one line of text" }]),
    ...checkQuota(args.quota),
    ...Object.entries(volumeTypeQuotas).flatMap(([type, limits]) =>
      checkLimits(`volumeTypeQuotas.${type}`, limits, ["volumes", "volumeGiB", "snapshots"]),
    ),
    ...Object.entries(groups).flatMap(([key, { roles }]) => [
      ...checkKey(`groups.${key}`, key),
      ...checkRoles(`groups.${key}.roles`, roles, roleIds),
    ]),
    ...(serviceAccount ? checkRoles("serviceAccount.roles", serviceAccount.roles, roleIds) : []),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`TenantProject "${name}"`, problems));
  }
}

/** Whole numbers and known names only: a misspelt limit would be 0. */
function checkQuota(quota: Quota): Problem[] {
  const unknown = Object.entries(quota).filter(([name]) => !Object.hasOwn(NO_QUOTA, name));
  return [
    ...checkLimits("quota", allLimits(quota), Object.keys(NO_QUOTA)),
    ...unknown.map(([name, got]) => ({ input: `quota.${name}`, got, want: "no such limit" })),
  ];
}
