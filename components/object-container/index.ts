import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { toHeaders } from "../../policies/labels/labels.ts";
import { checkKey, describe, type Problem } from "../checks.ts";
import { checkLabels, type KeptArgs, labelsOf, type TenantArgs } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";

/** The container of the same name that another site's object store keeps equal to this one. */
export interface SyncTargetArgs {
  /** Realm of Swift's container sync, as the operators of both sites have set it up. */
  realm: string;
  /** Key of the other site: its cluster in the realm. */
  site: string;
  /** Account of the tenant there, `AUTH_<project id>`. */
  account: string;
}

/** How a container and its copy keep equal; Swift signs each request with the key and with that of the realm. */
export interface SyncArgs {
  /** What both ends share; kept as a secret. */
  key: pulumi.Input<string>;
  /**
   * Where changes go.
   * @default nowhere: it only takes what the other end sends
   */
  to?: SyncTargetArgs;
}

/** What of a container's copy this run does not know: a copy that is there goes on, a new container begins none. */
export interface SyncAsRecordedArgs {
  /**
   * The key.
   * @default false
   */
  key?: boolean;
  /**
   * Where changes go.
   * @default false
   */
  to?: boolean;
}

/** A container of objects in a tenant's own account. */
export interface ObjectContainerArgs extends TenantArgs, KeptArgs {
  /** Name of the container; the account it is in is the tenant's alone. */
  container: string;
  /** Room for all its objects together, GiB; the object store refuses what goes beyond. */
  maxGiB: number;
  /**
   * Its copy at another site.
   * @default none
   */
  sync?: SyncArgs;
  /**
   * What of `sync` stays as the stack's state has it, because it is missing here and not because it should go.
   * @default nothing: what `sync` does not say is taken away
   */
  syncAsRecorded?: SyncAsRecordedArgs;
}

/** A container of objects of a tenant: labelled, limited, readable by nobody else, and copied only where it is said. */
export class ObjectContainer extends pulumi.ComponentResource {
  /** Name of the container. */
  public readonly containerName: pulumi.Output<string>;

  /** @throws pulumi.RunError that names every input that is not as expected, before anything is registered */
  constructor(name: string, args: ObjectContainerArgs, opts?: pulumi.ComponentResourceOptions) {
    refuseWrong(name, args);
    warnUnguarded();
    // Whether it is protected changes nothing of it: it must not look like an update.
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
        // What is not said would stay as it was: Swift keeps a target until it is given another, or an empty one.
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

function refuseWrong(name: string, args: ObjectContainerArgs): void {
  const problems = [
    ...checkLabels(args),
    ...checkKey("container", args.container),
    ...checkRoom(args.maxGiB),
    ...(args.sync?.to ? checkTarget(args.sync.to, args.site) : []),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`ObjectContainer "${name}"`, problems));
  }
}

function checkRoom(got: number): Problem[] {
  const fits = Number.isSafeInteger(got) && got >= 1 && got <= 1_000_000;
  return fits ? [] : [{ input: "maxGiB", got, want: "a whole number from 1 to 1000000" }];
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
