/** The custom resources the rules know, as definitions that take anything: only their names matter here. */
import { COPYING_KINDS } from "../../sovereignty/rules/replica-target/kinds.ts";

const OTHERS = [
  { group: "gateway.networking.k8s.io", kind: "Gateway", resource: "gateways" },
  { group: "gateway.networking.k8s.io", kind: "GRPCRoute", resource: "grpcroutes" },
  { group: "gateway.networking.k8s.io", kind: "HTTPRoute", resource: "httproutes" },
  {
    group: "gateway.networking.k8s.io",
    kind: "TCPRoute",
    resource: "tcproutes",
    version: "v1alpha2",
  },
  {
    group: "gateway.networking.k8s.io",
    kind: "GatewayClass",
    resource: "gatewayclasses",
    scope: "Cluster",
  },
  { group: "cert-manager.io", kind: "Certificate", resource: "certificates" },
  {
    group: "snapshot.storage.k8s.io",
    kind: "VolumeSnapshotClass",
    resource: "volumesnapshotclasses",
    scope: "Cluster",
  },
];

/** Versions that are not `v1`. */
const VERSIONS: Record<string, string> = {
  "kafka.strimzi.io": "v1beta2",
  "volsync.backube": "v1alpha1",
};

export function customResourceDefinitions(): object[] {
  const copying = COPYING_KINDS.filter(
    ({ group }) => !["admissionregistration.k8s.io", "apiextensions.k8s.io"].includes(group),
  );
  return [...copying, ...OTHERS].map(({ group, kind, resource, ...rest }) => ({
    apiVersion: "apiextensions.k8s.io/v1",
    kind: "CustomResourceDefinition",
    metadata: {
      name: `${resource}.${group}`,
      // Without it the server keeps `*.k8s.io` for itself.
      annotations: { "api-approved.kubernetes.io": "unapproved, test" },
    },
    spec: {
      group,
      scope: "scope" in rest ? rest.scope : "Namespaced",
      names: { kind, plural: resource },
      versions: [
        {
          name: "version" in rest ? rest.version : (VERSIONS[group] ?? "v1"),
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: { type: "object", "x-kubernetes-preserve-unknown-fields": true },
          },
        },
      ],
    },
  }));
}
