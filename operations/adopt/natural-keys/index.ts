/** The natural key of each type of the estate, and the types that have none, with the reason. */
import { SERVICES } from "./compute.ts";
import { IDENTITY } from "./identity.ts";
import type { NaturalKey } from "./key.ts";
import { KUBERNETES } from "./kubernetes.ts";
import { NETWORK } from "./network.ts";

export const NATURAL_KEYS: Readonly<Record<string, NaturalKey>> = {
  ...IDENTITY,
  ...SERVICES,
  ...NETWORK,
  ...KUBERNETES,
};

/** Why a type has no natural key: the engine makes it from the program alone, in the state. */
export const EXCEPTIONS: Readonly<Record<string, "connection" | "random" | "stack">> = {
  "pulumi:pulumi:Stack": "stack",
  "pulumi:providers:openstack": "connection",
  "pulumi:providers:kubernetes": "connection",
  "random:index/randomPassword:RandomPassword": "random",
};

/** Our components: parents in the state, nothing in a cloud. */
export const COMPONENTS = "aes-estate:index:";

export const USER = "openstack:identity/user:User";
export const PASSWORD = "random:index/randomPassword:RandomPassword";

/** How a secret that no API returns comes under the estate again. */
export const SECRETS: Readonly<Record<string, "renewed" | "kept" | "issued">> = {
  /** The user gets the password that the state begins with. */
  [USER]: "renewed",
  /** The credential stays valid for the programs that have its secret; the state lacks it. */
  "openstack:identity/applicationCredential:ApplicationCredential": "kept",
  /** Magnum signs another certificate for the administrator; earlier ones stay valid. */
  "openstack:containerinfra/cluster:Cluster": "issued",
};

/** Inputs that no API returns, by type: they are recorded as the program declares them. */
export const WRITE_ONLY: Readonly<Record<string, readonly string[]>> = {
  "openstack:networking/routerInterface:RouterInterface": ["forceDestroy"],
  "openstack:networking/secGroup:SecGroup": ["deleteDefaultRules"],
  "openstack:blockstorage/quoteSetV3:QuoteSetV3": ["volumeTypeQuota"],
  "openstack:objectstorage/container:Container": [
    "containerSyncKey",
    "containerSyncTo",
    "metadata",
  ],
};
