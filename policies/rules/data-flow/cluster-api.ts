/** Where servers that Cluster API orders get names, time and images from, and where their cluster stores its data. */
import type { FlowKind, Sink } from "../../facts/data-flows.ts";
import { type Fact, UNKNOWN } from "../../facts/fact.ts";
import { valuesAt } from "../../kubernetes/objects/paths.ts";
import { groupOf } from "../../kubernetes/objects/read.ts";

/** Field → what it names. */
type Fields = Readonly<Record<string, FlowKind>>;

const REPOSITORY = "clusterConfiguration.imageRepository";
/** Where kubeadm itself gets images when no other repository is set. */
const KUBEADM_DEFAULT = "registry.k8s.io";

const KUBEADM: Fields = {
  "ntp.servers[]": "ntp",
  [REPOSITORY]: "registries",
  "clusterConfiguration.dns.imageRepository": "registries",
  "clusterConfiguration.etcd.local.imageRepository": "registries",
  "clusterConfiguration.etcd.external.endpoints[]": "hosts",
};
const OPENSTACK: Fields = {
  "managedSubnets[].dnsNameservers[]": "dns",
  // Before v1beta1 a cluster had one subnet.
  "dnsNameservers[]": "dns",
};

interface Kind {
  /** Where the fields are. */
  readonly at: string;
  readonly fields: Fields;
  /** Whether a repository that is left out is kubeadm's own: servers that only join get one from the cluster. */
  readonly defaulted?: true;
}

const KINDS: Readonly<Record<string, Kind>> = {
  "bootstrap.cluster.x-k8s.io:KubeadmConfig": { at: "spec", fields: KUBEADM },
  "bootstrap.cluster.x-k8s.io:KubeadmConfigTemplate": { at: "spec.template.spec", fields: KUBEADM },
  "controlplane.cluster.x-k8s.io:KubeadmControlPlane": {
    at: "spec.kubeadmConfigSpec",
    fields: KUBEADM,
    defaulted: true,
  },
  "controlplane.cluster.x-k8s.io:KubeadmControlPlaneTemplate": {
    at: "spec.template.spec.kubeadmConfigSpec",
    fields: KUBEADM,
    defaulted: true,
  },
  "infrastructure.cluster.x-k8s.io:OpenStackCluster": { at: "spec", fields: OPENSTACK },
  "infrastructure.cluster.x-k8s.io:OpenStackClusterTemplate": {
    at: "spec.template.spec",
    fields: OPENSTACK,
  },
};

/** The sinks among a fact's objects of Cluster API. */
export function clusterApiSinks({ objects = [], partial }: Fact): Sink[] {
  return objects.flatMap((object) => {
    const key = `${groupOf(object.apiVersion)}:${object.kind}`;
    const kind = Object.hasOwn(KINDS, key) ? KINDS[key] : undefined;
    if (kind === undefined) return [];
    return Object.entries(kind.fields).flatMap(([path, what]): Sink[] => {
      const field = `${kind.at}.${path}`;
      const values = valuesAt(object, field);
      const left = path === REPOSITORY && kind.defaulted && !partial && values.length === 0;
      const targets = left ? [KUBEADM_DEFAULT] : values;
      return targets.map((value) => {
        return { kinds: [what], field, target: typeof value === "string" ? value : UNKNOWN };
      });
    });
  });
}
