import * as pulumi from "@pulumi/pulumi";
import { SYSTEM_NAMESPACES } from "../../policies/admission/namespaces.ts";
import { describe, type Problem } from "../checks.ts";
import { mapEntries } from "../grants.ts";
import { checkLabels } from "../labels.ts";
import { warnUnguarded } from "../unguarded.ts";
import type { ClusterBaselineArgs } from "./baseline-args.ts";
import { checkFlows } from "./flows.ts";
import { checkName, checkOneOf } from "./names.ts";
import { createNamespace } from "./namespace.ts";
import { Access, type NamespaceArgs, PodSecurity } from "./namespace-args.ts";
import { checkQuota } from "./namespace-limits.ts";
import { checkParameters, parameterList } from "./parameters.ts";
import { clusterParts, namespaceParts } from "./parts.ts";
import { createPolicies, createRoles } from "./policies.ts";
import { checkStorageClasses, createStorageClass } from "./storage-class.ts";

export type { ClusterBaselineArgs } from "./baseline-args.ts";

/** The policies inside a tenant's cluster, and its namespaces with limits, rights and closed networks. */
export class ClusterBaseline extends pulumi.ComponentResource {
  /** Names of the namespaces by key; each known once the policies, its limits and its network policies exist. */
  public readonly namespaces: Record<string, pulumi.Output<string>>;

  /** @throws pulumi.RunError that names every invalid input, before anything is registered */
  constructor(name: string, args: ClusterBaselineArgs, opts?: pulumi.ComponentResourceOptions) {
    rejectInvalid(name, args);
    warnUnguarded();
    super("aes-estate:index:ClusterBaseline", name, args, opts);
    const child = { parent: this };
    const parts = clusterParts(args);
    const policies = createPolicies(name, parts, child);
    const roles = createRoles(name, parts, child);
    const classes = mapEntries(parts.classes, (_, part) =>
      createStorageClass(name, part, { ...child, dependsOn: policies }),
    );
    const first = [...policies, ...Object.values(roles), ...Object.values(classes)];
    this.namespaces = mapEntries(args.namespaces, (key, namespace) => {
      const { access = {} } = namespace;
      const own = namespaceParts(key, namespace, args);
      return createNamespace(name, key, own, { access, roles }, { ...child, dependsOn: first });
    });
    this.registerOutputs({ namespaces: this.namespaces });
  }
}

function rejectInvalid(name: string, args: ClusterBaselineArgs): void {
  const { storageClasses = {}, foreignStorageClasses = [] } = args;
  const problems = [
    ...checkLabels(args),
    ...checkName("cluster", args.cluster),
    ...checkParameters(args.policy, args),
    ...checkStorageClasses(storageClasses, foreignStorageClasses, args.policy),
    ...(/^v1\.\d+$/.test(args.podSecurityVersion)
      ? []
      : [{ input: "podSecurityVersion", got: args.podSecurityVersion, want: "like v1.35" }]),
    ...Object.keys(args.namespaces).flatMap((key) => checkNamespace(key, args)),
  ];
  if (problems.length > 0) {
    throw new pulumi.RunError(describe(`ClusterBaseline "${name}"`, problems));
  }
}

function checkNamespace(key: string, args: ClusterBaselineArgs): Problem[] {
  const input = `namespaces.${key}`;
  const own = Object.keys(args.storageClasses ?? {});
  const {
    quota,
    podSecurity,
    access = {},
    flows = {},
    ...namespace
  } = args.namespaces[key] as NamespaceArgs;
  const system = Object.keys(SYSTEM_NAMESPACES);
  const reserved = key === "default" || key.startsWith("kube-") || system.includes(key);
  const granted = parameterList(args.policy, "loadBalancers");
  return [
    ...checkName(input, key),
    ...(reserved ? [{ input, got: key, want: "a name that is not the cluster's own" }] : []),
    ...checkOneOf(`${input}.podSecurity`, podSecurity ?? "restricted", Object.values(PodSecurity)),
    ...checkQuota(`${input}.quota`, quota),
    ...((quota.loadBalancers ?? 0) > 0 && !granted.includes(key)
      ? [
          {
            input: `${input}.quota.loadBalancers`,
            got: quota.loadBalancers,
            want: "0, or this namespace in policy.loadBalancers",
          },
        ]
      : []),
    ...Object.entries(access).flatMap(([group, level]) => [
      ...checkName(`${input}.access.${group}`, group),
      ...checkOneOf(`${input}.access.${group}`, level, Object.values(Access)),
    ]),
    ...checkFlows(`${input}.flows`, flows, [...Object.keys(args.namespaces), ...system]),
    ...(namespace.storageClasses ?? []).flatMap((got) =>
      checkOneOf(`${input}.storageClasses`, got, own),
    ),
  ];
}
