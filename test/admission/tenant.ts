/** A tenant whose cluster the tests attack: three groups, three namespaces, one default class of volumes. */
import type { ClusterBaselineArgs } from "../../components/index.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { leastBaseline, policy as samplePolicy } from "../components/baseline-samples.ts";

/** The policy of the cluster. */
export const policy = {
  ...samplePolicy,
  storageClasses: ["encrypted"],
  addresses: ["10.32.0.0/16", "fd5a:e500:1::/48"],
};

/** The users of the cluster, and a user of another tenant. */
export const USERS = {
  lead: ["oidc:bamako-tax-leads"],
  operator: ["oidc:bamako-tax-operators"],
  auditor: ["oidc:bamako-tax-auditors"],
  stranger: ["oidc:bamako-health-leads"],
};

export const baseline: ClusterBaselineArgs = {
  ...leastBaseline,
  policy: policyParameters(policy),
  storageClasses: { encrypted: { volumeType: "encrypted", default: true } },
  foreignStorageClasses: ["csi-cinder"],
  namespaces: {
    portal: {
      quota: { cpu: 8, memoryGiB: 16, pods: 60, storageGiB: 100, loadBalancers: 1 },
      access: { leads: "admin", operators: "edit", auditors: "view" },
      openWithin: true,
      flows: {
        users: { direction: "ingress", protocol: "tcp", portMin: 8443, remoteCidr: "10.0.0.0/8" },
        work: { direction: "egress", protocol: "tcp", portMin: 8080, remoteNamespace: "batch" },
      },
    },
    batch: {
      quota: { cpu: 2, memoryGiB: 4, pods: 10 },
      access: { leads: "admin" },
      flows: {
        work: { direction: "ingress", protocol: "tcp", portMin: 8080, remoteNamespace: "portal" },
      },
    },
    vault: { quota: { cpu: 1, memoryGiB: 1, pods: 5 }, access: { keepers: "admin" } },
  },
};
