import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { toHeaders } from "../../policies/labels/labels.ts";
import { checkKey, describe, type Problem } from "../checks.ts";
import { checkLabels, type KeptArgs, labelsOf, type TenantArgs } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";

/** The container of the same name in another site's object store, which is synchronised with this one. */
export interface SyncTargetArgs {
  /** Realm of Swift's container sync, as set up by the operators of both sites. */
  realm: string;
  /** Key of the other site: its cluster in the realm. */
  site: string;
  /** Account of the tenant there, `AUTH_<project id>`. */
  account: string;
}

/**
 * The synchronisation of a container with its copy; Swift signs each request with the key and with that of the realm.
 */
export interface SyncArgs {
  /** The key that both ends share; stored as a secret. */
  key: pulumi.Input<string>;
  /**
   * Target of changes.
   * @default none: it only receives what the other end sends
   */
  to?: SyncTargetArgs;
}

/**
 * Settings of a container's copy that this run does not know: an existing copy goes on, a new container starts none.
 */
export interface SyncAsRecordedArgs {
  /**
   * Whether the key is not known.
   * @default false
   */
  key?: boolean;
  /**
   * Whether the target is not known.
   * @default false
   */
  to?: boolean;
}

/** A container of objects in a tenant's own account. */
export interface ObjectContainerArgs extends TenantArgs, KeptArgs {
  /** Name of the container, in the tenant's own account. */
  container: string;
  /** Maximum size of all its objects together, GiB; the object store rejects more. */
  maxGiB: number;
  /**
   * Its copy at another site.
   * @default none
   */
  sync?: SyncArgs;
  /**
   * Parts of `sync` that stay as the stack's state has them, because their settings are missing here, not because they
   * should be removed.
   * @default none: absent parts of `sync` are removed
   */
  syncAsRecorded?: SyncAsRecordedArgs;
}

/** A tenant's container of objects: labelled, limited, readable only by the tenant, and copied only where declared. */
export class ObjectContainer extends pulumi.ComponentResource {
  /** Name of the container. */
  public readonly containerName: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: ObjectContainerArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    // The protection changes nothing in it: it must not look like an update.
    super("aes-estate:index:ObjectContainer", name, { ...args, deletable: undefined }, opts);
    const { sync } = args;
    const made = new openstack.objectstorage.Container(
      `${name}-container`,
      {
        name: args.container,
        metadata: {
          ...toHeaders(labelsOf(args)),
          "quota-bytes": String(args.maxGiB * BYTES_IN_GIB),
        },
        // Swift keeps a target until it gets another or an empty one, so an absent target is set explicitly.
        containerSyncTo: sync?.to ? targetOf(args.container, sync.to) : "",
        ...(sync ? { containerSyncKey: pulumi.secret(sync.key) } : {}),
      },
      {
        parent: this,
        protect: !args.deletable,
        ignoreChanges: recorded(args.syncAsRecorded),
      },
    );
    this.containerName = made.name;
    this.registerOutputs({ containerName: this.containerName });
  }
}

function recorded({ key = false, to = false }: SyncAsRecordedArgs = {}): string[] {
  return [...(key ? ["containerSyncKey"] : []), ...(to ? ["containerSyncTo"] : [])];
}

const BYTES_IN_GIB = 1024 ** 3;

function targetOf(container: string, { realm, site, account }: SyncTargetArgs): string {
  return `//${realm}/${site}/${account}/${container}`;
}

function rejectInvalid(name: string, args: ObjectContainerArgs): void {
  const problems = [
    ...checkLabels(args),
    ...checkKey("container", args.container),
    ...checkMaxGiB(args.maxGiB),
    ...(args.sync?.to ? checkTarget(args.sync.to, args.site) : []),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`ObjectContainer "${name}"`, problems));
  }
}

function checkMaxGiB(got: number): Problem[] {
  const valid = Number.isSafeInteger(got) && got >= 1 && got <= 1_000_000;
  return valid ? [] : [{ input: "maxGiB", got, want: "a whole number from 1 to 1000000" }];
}

function checkTarget({ realm, site, account }: SyncTargetArgs, own: string): Problem[] {
  return [
    ...checkKey("sync.to.realm", realm),
    ...checkKey("sync.to.site", site),
    ...(site === own ? [{ input: "sync.to.site", got: site, want: "another site" }] : []),
    ...(/^AUTH_[0-9a-f]{32}$/.test(account)
      ? []
      : [{ input: "sync.to.account", got: account, want: "AUTH_ and the id of a project" }]),
  ];
}
