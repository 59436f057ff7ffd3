/** All problems are reported at once, before anything is registered. */
import test from "ava";
import { ClusterBaseline, type ClusterBaselineArgs } from "../../components/index.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import { leastBaseline, policy } from "./baseline-samples.ts";

const quota = { cpu: 2, memoryGiB: 4, pods: 10 };
const rejected: [string, Partial<ClusterBaselineArgs>, RegExp[]][] = [
  [
    "another tenant's policy",
    { policy: policyParameters({ ...policy, tenant: "health" }) },
    [/^ {2}policy\.tenant: got "health", want tax, as in tenant$/m],
  ],
  ["another owner's policy", { owner: "NE" }, [/policy\.owner: got "ML", want NE/]],
  [
    "no policy",
    { policy: {} },
    [/policy\.site: got nothing/, /policy\.tenant: got nothing/, /policy\.owner: got nothing/],
  ],
  [
    "a version of the standards that moves",
    { podSecurityVersion: "latest" },
    [/podSecurityVersion: got "latest", want like v1\.35/],
  ],
  ["a cluster without a name", { cluster: "" }, [/cluster: got ""/]],
  [
    "the cluster's own namespaces",
    {
      namespaces: {
        "kube-system": { quota },
        default: { quota },
        "aes-estate-system": { quota },
        "openstack-system": { quota },
      },
    },
    [
      /namespaces\.kube-system: .*not the cluster's own/,
      /namespaces\.default: /,
      /namespaces\.aes-estate-system: /,
      /namespaces\.openstack-system: /,
    ],
  ],
  [
    "names Kubernetes does not take",
    { namespaces: { Portal: { quota }, "a-": { quota }, ["a".repeat(54)]: { quota } } },
    [/namespaces\.Portal: /, /namespaces\.a-: /, /namespaces\.a{54}: /],
  ],
  [
    "no hold on pods",
    { namespaces: { batch: { quota, podSecurity: "privileged" as "baseline" } } },
    [/namespaces\.batch\.podSecurity: got "privileged", want one of restricted, baseline/],
  ],
  [
    "unknown rights",
    { namespaces: { batch: { quota, access: { Ops: "cluster-admin" as "admin" } } } },
    [/access\.Ops: got "Ops"/, /access\.Ops: got "cluster-admin", want one of view, edit, admin/],
  ],
  [
    "load balancers without a grant",
    { namespaces: { batch: { quota: { ...quota, loadBalancers: 1 } } } },
    [
      /namespaces\.batch\.quota\.loadBalancers: got 1, want 0, or this namespace in policy.loadBalancers/,
    ],
  ],
  [
    "an invalid quota",
    { namespaces: { batch: { quota: { cpu: 0, memoryGiB: -1, pods: 1.5, storageGiB: -1 } } } },
    [
      /quota\.cpu: got 0, want a whole number, 1 or more/,
      /quota\.memoryGiB: got -1/,
      /quota\.pods: got 1\.5/,
      /quota\.storageGiB: got -1, want a whole number, 0 or more/,
    ],
  ],
  [
    "a flow to a namespace that is not there",
    {
      namespaces: {
        batch: {
          quota,
          flows: {
            it: { direction: "egress", protocol: "tcp", portMin: 1, remoteNamespace: "portal" },
          },
        },
      },
    },
    [
      /namespaces\.batch\.flows\.it\.remoteNamespace: got "portal", want a namespace of this cluster: aes-estate-system, batch, /,
    ],
  ],
  [
    "a namespace's storage class that the cluster does not have",
    { namespaces: { batch: { quota, storageClasses: ["fast"] } } },
    [/namespaces\.batch\.storageClasses: got "fast", want one of none/],
  ],
  [
    "storage classes that the policy does not name",
    { storageClasses: { fast: { volumeType: "plain", default: true } } },
    [
      /storageClasses\.fast: got "fast", want one that the policy names: encrypted, archive/,
      /storageClasses\.fast\.volumeType: got "plain", want one that the policy names: encrypted/,
    ],
  ],
  [
    "no default storage class",
    { storageClasses: { encrypted: { volumeType: "encrypted" } } },
    [/storageClasses: got \[\], want exactly one with default: true/],
  ],
  [
    "two default storage classes",
    {
      storageClasses: {
        encrypted: { volumeType: "encrypted", default: true },
        archive: { volumeType: "encrypted", default: true },
      },
    },
    [/storageClasses: got \["encrypted","archive"\]/],
  ],
  [
    "a provisioner that the policy does not name",
    {
      storageClasses: { encrypted: { volumeType: "encrypted", default: true } },
      policy: policyParameters({ ...policy, provisioners: ["other.csi.example"] }),
    },
    [
      /policy\.provisioners: got "cinder\.csi\.openstack\.org", want one that the policy names: other\.csi\.example/,
    ],
  ],
  [
    "a storage class that is its own and foreign",
    {
      storageClasses: { encrypted: { volumeType: "encrypted", default: true } },
      foreignStorageClasses: ["encrypted"],
    },
    [/foreignStorageClasses: got "encrypted"/],
  ],
];
for (const [title, wrong, messages] of rejected) {
  test(`rejects ${title}`, (t) => {
    const error = t.throws(() => new ClusterBaseline("wrong", { ...leastBaseline, ...wrong }));
    const [head = "", ...lines] = error?.message.split("\n") ?? [];
    t.regex(head, /^ClusterBaseline "wrong": /);
    t.is(lines.length, messages.length, error?.message);
    for (const message of messages) t.regex(error?.message ?? "", message);
  });
}
