import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { toMetadata, toTags } from "../../policies/labels/labels.ts";
import { checkCountry, checkKey, checkLimits, checkNetworks, describe } from "../checks.ts";
import { checkLabels, type LabelledArgs, labelsOf } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";
import { createAddressSpace } from "./address-space.ts";
import { createQosPolicy, type QosClassArgs } from "./qos-policy.ts";

/** A member state whose tenants live at the site. */
export interface CountryArgs {
  /** Name of its domain in the cloud. */
  name: string;
  /** One line for people. */
  description: string;
}

/** A server size. */
export interface FlavorArgs {
  /** Virtual CPUs. */
  vcpus: number;
  /** Memory in MiB. */
  ramMiB: number;
  /** Root disk in GiB. */
  diskGiB: number;
}

/** A volume type without encryption; encrypted ones are created by the operator, because this API cannot. */
export interface VolumeTypeArgs {
  /** One line for people. */
  description: string;
}

/**
 * The offer of a national site to its tenants. Owner and class are those of the shared resources: addresses and names.
 */
export interface SiteFoundationArgs extends LabelledArgs {
  /** Member states by country code; each gets a domain. */
  countries: Record<string, CountryArgs>;
  /** IPv4 networks that tenants' subnets are cut from. */
  ipv4Prefixes: string[];
  /** IPv6 networks that tenants' subnets are cut from. */
  ipv6Prefixes: string[];
  /**
   * Flavors by key; private, so that a tenant only sees those it was granted.
   * @default none
   */
  flavors?: Record<string, FlavorArgs>;
  /**
   * Unencrypted volume types by key; private like the flavors.
   * @default none
   */
  volumeTypes?: Record<string, VolumeTypeArgs>;
  /**
   * QoS classes by key.
   * @default none
   */
  qosClasses?: Record<string, QosClassArgs>;
}

/** Domains, addresses, flavors, volume types and QoS classes of one site: all resources that its tenants share. */
export class SiteFoundation extends pulumi.ComponentResource {
  /** Domain of each member state, by country code. */
  public readonly domainIds: Record<string, pulumi.Output<string>>;
  /** Flavors by key. */
  public readonly flavorIds: Record<string, pulumi.Output<string>>;
  /** Volume types created here, by key. */
  public readonly volumeTypeIds: Record<string, pulumi.Output<string>>;
  /** QoS policies by key. */
  public readonly qosPolicyIds: Record<string, pulumi.Output<string>>;
  /** Scope in which no two IPv4 subnets of the site overlap. */
  public readonly ipv4ScopeId: pulumi.Output<string>;
  /** Scope in which no two IPv6 subnets of the site overlap. */
  public readonly ipv6ScopeId: pulumi.Output<string>;
  /** Pool of the tenants' IPv4 subnets. */
  public readonly ipv4PoolId: pulumi.Output<string>;
  /** Pool of the tenants' IPv6 subnets. */
  public readonly ipv6PoolId: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: SiteFoundationArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    super("aes-estate:index:SiteFoundation", name, args, opts);
    const child = { parent: this };
    const ids = <T>(wanted: Record<string, T> | undefined, make: Make<T>) =>
      Object.fromEntries(
        Object.entries(wanted ?? {}).map(([key, value]) => [
          key,
          make(name, args, key, value, child).id,
        ]),
      );

    this.domainIds = ids(args.countries, createDomain);
    const ipv4 = createAddressSpace(name, args, 4, args.ipv4Prefixes, child);
    const ipv6 = createAddressSpace(name, args, 6, args.ipv6Prefixes, child);
    this.ipv4ScopeId = ipv4.scopeId;
    this.ipv6ScopeId = ipv6.scopeId;
    this.ipv4PoolId = ipv4.poolId;
    this.ipv6PoolId = ipv6.poolId;
    this.flavorIds = ids(args.flavors, createFlavor);
    this.volumeTypeIds = ids(args.volumeTypes, createVolumeType);
    this.qosPolicyIds = ids(args.qosClasses, createQosPolicy);
    this.registerOutputs({
      domainIds: this.domainIds,
      flavorIds: this.flavorIds,
      volumeTypeIds: this.volumeTypeIds,
      qosPolicyIds: this.qosPolicyIds,
      ipv4ScopeId: this.ipv4ScopeId,
      ipv6ScopeId: this.ipv6ScopeId,
      ipv4PoolId: this.ipv4PoolId,
      ipv6PoolId: this.ipv6PoolId,
    });
  }
}

type Make<T> = (
  name: string,
  args: SiteFoundationArgs,
  key: string,
  value: T,
  child: pulumi.CustomResourceOptions,
) => pulumi.CustomResource;

const createDomain: Make<CountryArgs> = (name, args, code, country, child) =>
  new openstack.identity.Project(
    `${name}-domain-${code.toLowerCase()}`,
    {
      name: country.name,
      description: country.description,
      isDomain: true,
      enabled: true,
      tags: toTags({ ...labelsOf(args), owner: code }),
    },
    child,
  );

const createFlavor: Make<FlavorArgs> = (name, args, key, size, child) =>
  new openstack.compute.Flavor(
    `${name}-flavor-${key}`,
    {
      name: `${args.site}-platform-${key}`,
      vcpus: size.vcpus,
      ram: size.ramMiB,
      disk: size.diskGiB,
      isPublic: false,
      extraSpecs: toMetadata(labelsOf(args)),
    },
    child,
  );

const createVolumeType: Make<VolumeTypeArgs> = (name, args, key, { description }, child) =>
  new openstack.blockstorage.VolumeTypeV3(
    `${name}-volume-type-${key}`,
    {
      name: `${args.site}-platform-${key}`,
      description,
      isPublic: false,
      extraSpecs: toMetadata(labelsOf(args)),
    },
    child,
  );

function rejectInvalid(name: string, args: SiteFoundationArgs): void {
  const { countries, flavors = {}, volumeTypes = {}, qosClasses = {} } = args;
  const keys = Object.entries({ flavors, volumeTypes, qosClasses });
  const problems = [
    ...checkLabels(args),
    ...Object.keys(countries).flatMap((code) => checkCountry(`countries.${code}`, code)),
    ...checkNetworks("ipv4Prefixes", args.ipv4Prefixes, 4),
    ...checkNetworks("ipv6Prefixes", args.ipv6Prefixes, 6),
    ...keys.flatMap(([input, map]) =>
      Object.keys(map).flatMap((key) => checkKey(`${input}.${key}`, key)),
    ),
    ...Object.entries(flavors).flatMap(([key, size]) =>
      checkLimits(`flavors.${key}`, size, ["vcpus", "ramMiB", "diskGiB"]),
    ),
    ...Object.entries(qosClasses).flatMap(([key, qos]) =>
      checkLimits(`qosClasses.${key}`, qos, ["maxKbps", "maxBurstKbps"]),
    ),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`SiteFoundation "${name}"`, problems));
  }
}
