/** Namespaces that the policies about workloads exempt: the cluster's own components run there. */
import type { Message } from "../../output/message.ts";

/** Namespace for the estate's own objects in a cluster. */
export const ESTATE_NAMESPACE = "aes-estate-system";

/** Name of the ConfigMap with the policy parameters. */
export const PARAMETERS_NAME = "aes-estate-policies";

/** Exempt by name, each with its reason; no tenant has rights in any of them. */
export const SYSTEM_NAMESPACES: Readonly<Record<string, Message>> = {
  "kube-system": {
    fr: "composants de Kubernetes, apportés par le pilote du cluster depuis les miroirs du site",
    en: "parts of Kubernetes, brought by the cluster's driver from the site's mirrors",
  },
  "kube-public": {
    fr: "données publiques du cluster lui-même, sans charge de travail",
    en: "public data of the cluster itself, without workloads",
  },
  "kube-node-lease": {
    fr: "signes de vie des nœuds, sans charge de travail",
    en: "the nodes' signs of life, without workloads",
  },
  [ESTATE_NAMESPACE]: {
    fr: "paramètres des politiques ; la politique de protection les couvre",
    en: "the parameters of the policies; the protection policy covers them",
  },
  "openstack-system": {
    fr: "pilotes de stockage et de réseau d'OpenStack, qui ont besoin de l'hôte",
    en: "OpenStack's storage and network drivers, which need the host",
  },
};

/** The baseline's administrator: break-glass certificates, which only the estate's program uses. */
export const ADMINISTRATORS = "system:masters";

/**
 * The identities that run the cluster: its own processes, its nodes, and the service accounts of the namespaces above.
 */
export const CLUSTER_ITSELF = {
  users: [
    "system:apiserver",
    "system:kube-controller-manager",
    "system:kube-scheduler",
    "system:cloud-controller-manager",
  ],
  beginnings: [
    "system:node:",
    ...Object.keys(SYSTEM_NAMESPACES).map((namespace) => `system:serviceaccount:${namespace}:`),
  ],
} as const;
