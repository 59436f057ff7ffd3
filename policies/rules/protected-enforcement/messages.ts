import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Seul le parc crée et modifie les objets qui appliquent les politiques dans un cluster",
    en: "Only the estate creates and changes the objects that enforce the policies in a cluster",
  },
  why: {
    fr: "Une liaison supprimée, un paramètre réécrit ou un résolveur détourné ouvre tout le cluster, par un seul objet.",
    en: "A removed binding, a rewritten parameter or a diverted resolver opens the whole cluster, by a single object.",
  },
  waiver: {
    fr: "Aucune dérogation : ces objets se modifient dans les fichiers du parc, avec relecture.",
    en: "No waiver: these objects are changed in the estate's files, under review.",
  },
  cases: {
    own: {
      what: {
        fr: "{type} « {name} » porte un nom ou une étiquette que le parc réserve à ses propres objets ; il diffère de l'objet du parc, ou ne vient pas du programme du parc",
        en: "{type} “{name}” has a name or a label that the estate reserves for its own objects; it differs from the estate's object, or does not come from the estate's program",
      },
      remediation: {
        fr: "Laissez cet objet au programme du parc (composant ClusterBaseline), à jour ; donnez à vos propres objets un autre nom que aes-estate-…, default-deny (NetworkPolicy) ou group-… (RoleBinding), et une autre étiquette que app.kubernetes.io/managed-by: aes-estate.",
        en: "Leave this object to the estate's own program (component ClusterBaseline), up to date; give your own objects a name other than aes-estate-…, default-deny (NetworkPolicy) or group-… (RoleBinding), and a label other than app.kubernetes.io/managed-by: aes-estate.",
      },
    },
    system: {
      what: {
        fr: "{type} « {name} » est dans un espace de noms du cluster lui-même, ou en est un",
        en: "{type} “{name}” is in a namespace of the cluster itself, or is one",
      },
      remediation: {
        fr: "Mettez-le dans l'un de vos espaces de noms ; le pilote du cluster en fournit les composants, et les outils s'installent ailleurs (cert-manager : global.leaderElection.namespace).",
        en: "Put it into one of your own namespaces; the cluster's driver provides its components, and tools are installed elsewhere (cert-manager: global.leaderElection.namespace).",
      },
    },
    rights: {
      what: {
        fr: "{type} « {name} » donnerait le droit de modifier ou de supprimer les politiques du cluster",
        en: "{type} “{name}” would give the right to change or remove the cluster's policies",
      },
      remediation: {
        fr: "Retirez les verbes autres que get, list et watch sur validatingadmissionpolicies, mutatingadmissionpolicies et ce qui les lie.",
        en: "Remove verbs other than get, list and watch on validatingadmissionpolicies, mutatingadmissionpolicies and what binds them.",
      },
    },
    cluster: {
      what: {
        fr: "{type} « {name} » déciderait quels clusters Cluster API crée, avec quelles clés et dans quel nuage",
        en: "{type} “{name}” would decide which clusters Cluster API creates, with which keys and in which cloud",
      },
      remediation: {
        fr: "Commandez un cluster dans le fichier du locataire (clusters) ; laissez Cluster API créer ses clés, et le programme du parc (composant KubernetesCluster) son accès au nuage ; sur un cluster de gestion, donnez à vos Secrets un autre nom que …-kubeconfig, -ca, -etcd, -sa, -proxy ou -credentials.",
        en: "Order a cluster in the tenant's file (clusters); leave its keys to Cluster API, and its access to the cloud to the estate's program (component KubernetesCluster); on a management cluster, give your own Secrets a name other than …-kubeconfig, -ca, -etcd, -sa, -proxy or -credentials.",
      },
    },
    platform: {
      what: {
        fr: "{type} « {name} » irait sur un cluster de gestion, réservé au programme du parc",
        en: "{type} “{name}” would go to a management cluster, which is reserved for the estate's own program",
      },
      remediation: {
        fr: "Mettez-le sur un cluster du locataire ; un cluster se commande dans le fichier du locataire (clusters), et l'exploitant du site installe ce qui s'exécute sur le cluster de gestion (docs/operator-prerequisites.fr.md).",
        en: "Put it on a cluster of the tenant; a cluster is ordered in the tenant's file (clusters), and the site's operator installs what runs on the management cluster (docs/operator-prerequisites.md).",
      },
    },
    reserved: {
      what: {
        fr: "{type} « {name} » est dans un espace de noms réservé aux clusters de gestion, ou en est un",
        en: "{type} “{name}” is in a namespace that is reserved for management clusters, or is one",
      },
      remediation: {
        fr: "Donnez à votre espace de noms un nom qui ne commence pas par celui du site ({site}-), et qui n'est pas celui d'un contrôleur de Cluster API (capi-system, capo-system).",
        en: "Give your namespace a name that does not begin with the site's ({site}-) and is not that of a controller of Cluster API (capi-system, capo-system).",
      },
    },
    node: {
      what: {
        fr: "{type} « {name} » créerait un nœud à un endroit inconnu",
        en: "{type} “{name}” would create a node at an unknown place",
      },
      remediation: {
        fr: "Retirez-le : un nœud rejoint son cluster de lui-même, et le nombre de nœuds est dans le fichier du locataire (clusters). Une étiquette ou une teinte se pose avec NodePatch.",
        en: "Remove it: a node joins its cluster by itself, and the number of nodes is in the tenant's file (clusters). Set a label or a taint with NodePatch.",
      },
    },
    converted: {
      what: {
        fr: "{type} « {name} » ferait convertir des objets par un webhook, après l'évaluation des politiques",
        en: "{type} “{name}” would have a webhook convert objects after the policies were evaluated",
      },
      remediation: {
        fr: "Retirez spec.conversion.webhook et gardez strategy: None ; un type dont les versions diffèrent se convertit par un programme, une fois.",
        en: "Remove spec.conversion.webhook and keep strategy: None; a kind whose versions differ is converted by a program, once.",
      },
    },
    rewriting: {
      what: {
        fr: "{type} « {name} » réécrirait des objets qui appliquent les politiques",
        en: "{type} “{name}” would rewrite objects that enforce the policies",
      },
      remediation: {
        fr: "Bornez-le à vos ressources personnalisées, ou à des pods et Services avec un namespaceSelector (kubernetes.io/metadata.name NotIn) qui exclut les espaces de noms du cluster : kube-system, kube-public, kube-node-lease, openstack-system, aes-estate-system.",
        en: "Confine it to your custom resources, or to pods and Services with a namespaceSelector (kubernetes.io/metadata.name NotIn) that leaves out the cluster's own namespaces: kube-system, kube-public, kube-node-lease, openstack-system, aes-estate-system.",
      },
    },
    redirected: {
      what: {
        fr: "{type} « {name} » ferait répondre un autre serveur à la place de celui qui applique les politiques",
        en: "{type} “{name}” would have another server answer in place of the one that enforces the policies",
      },
      remediation: {
        fr: "Utilisez une CustomResourceDefinition ; les seuls APIService admis sont ceux des mesures (metrics.k8s.io, custom.metrics.k8s.io, external.metrics.k8s.io).",
        en: "Use a CustomResourceDefinition; the only APIServices admitted are those of metrics (metrics.k8s.io, custom.metrics.k8s.io, external.metrics.k8s.io).",
      },
    },
    unknown: {
      what: {
        fr: "l'objet que {type} modifie n'est pas connu avant le déploiement",
        en: "the object that {type} changes is not known before deployment",
      },
      remediation: {
        fr: "Écrivez son nom en clair.",
        en: "Write its name as a plain value.",
      },
    },
  },
} as const satisfies RuleMessages;
