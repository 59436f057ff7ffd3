/** Kubernetes: kind, namespace and name; only the cluster's own API shows whether an object is there. */
import type { Declared, Inside, NaturalKey } from "./key.ts";

interface Metadata {
  readonly name?: unknown;
  readonly namespace?: unknown;
}

const metadata = ({ inputs }: Declared) => (inputs.metadata ?? {}) as Metadata;
const part = (value: unknown) => encodeURIComponent(String(value));

/** `api` is the path of the group and version, `plural` the collection. */
function object(api: string, plural: string, { namespaced }: { namespaced: boolean }): Inside {
  return {
    by: "cluster",
    needs: ["metadata"],
    id: (declared) => {
      const { name, namespace = "default" } = metadata(declared);
      return namespaced ? `${namespace}/${name}` : String(name);
    },
    path: (declared) => {
      const { name, namespace = "default" } = metadata(declared);
      const within = namespaced ? `/namespaces/${part(namespace)}` : "";
      return `${api}${within}/${plural}/${part(name)}`;
    },
  };
}

const core = (plural: string, namespaced = true) => object("/api/v1", plural, { namespaced });
const group = (api: string, plural: string, namespaced: boolean) =>
  object(`/apis/${api}`, plural, { namespaced });

const ADMISSION = "admissionregistration.k8s.io/v1";
const ACCESS = "rbac.authorization.k8s.io/v1";

export const KUBERNETES: Readonly<Record<string, NaturalKey>> = {
  "kubernetes:core/v1:ConfigMap": core("configmaps"),
  "kubernetes:core/v1:LimitRange": core("limitranges"),
  "kubernetes:core/v1:Namespace": core("namespaces", false),
  "kubernetes:core/v1:ResourceQuota": core("resourcequotas"),
  "kubernetes:core/v1:ServiceAccount": core("serviceaccounts"),
  [`kubernetes:${ADMISSION}:ValidatingAdmissionPolicy`]: group(
    ADMISSION,
    "validatingadmissionpolicies",
    false,
  ),
  [`kubernetes:${ADMISSION}:ValidatingAdmissionPolicyBinding`]: group(
    ADMISSION,
    "validatingadmissionpolicybindings",
    false,
  ),
  "kubernetes:networking.k8s.io/v1:NetworkPolicy": group(
    "networking.k8s.io/v1",
    "networkpolicies",
    true,
  ),
  [`kubernetes:${ACCESS}:ClusterRole`]: group(ACCESS, "clusterroles", false),
  [`kubernetes:${ACCESS}:RoleBinding`]: group(ACCESS, "rolebindings", true),
  "kubernetes:storage.k8s.io/v1:StorageClass": group("storage.k8s.io/v1", "storageclasses", false),
};
