import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Ce qui applique les règles dans un cluster, seul le domaine le fait et le change",
    en: "What enforces the rules inside a cluster, only the estate makes and changes",
  },
  why: {
    fr: "Une règle déliée, un paramètre réécrit ou un résolveur détourné ouvre le cluster entier d'un seul objet.",
    en: "One policy unbound, one parameter rewritten or one resolver diverted opens a whole cluster by a single object.",
  },
  waiver: {
    fr: "Aucune dérogation : ce qui applique les règles se change dans les fichiers du domaine, avec relecture.",
    en: "No waiver: what enforces is changed in the estate's files, under review.",
  },
  cases: {
    own: {
      what: {
        fr: "{type} « {name} » porte sur ce que le domaine met lui-même dans chaque cluster ; ce n'est pas ce qu'il y met, ou ce n'est pas son programme",
        en: "{type} “{name}” is about what the estate itself puts into each cluster; it is not what it puts there, or this is not its program",
      },
      remediation: {
        fr: "Laissez-le au programme du domaine (composant ClusterBaseline), à jour ; donnez à ce qui est à vous un autre nom que aes-estate-…, default-deny (NetworkPolicy) ou group-… (RoleBinding), et une autre étiquette que app.kubernetes.io/managed-by: aes-estate.",
        en: "Leave it to the estate's own program (component ClusterBaseline), up to date; give what is yours another name than aes-estate-…, default-deny (NetworkPolicy) or group-… (RoleBinding), and another label than app.kubernetes.io/managed-by: aes-estate.",
      },
    },
    system: {
      what: {
        fr: "{type} « {name} » est dans un espace de noms du cluster lui-même, ou en est un",
        en: "{type} “{name}” is in a namespace of the cluster itself, or is one",
      },
      remediation: {
        fr: "Mettez-le dans un espace de noms à vous ; les composants du cluster viennent de son pilote, et les outils s'installent ailleurs (cert-manager : global.leaderElection.namespace).",
        en: "Put it into a namespace of yours; the cluster's parts come with its driver, and tools are installed elsewhere (cert-manager: global.leaderElection.namespace).",
      },
    },
    rights: {
      what: {
        fr: "{type} « {name} » donnerait le droit de changer ou d'ôter les politiques du cluster",
        en: "{type} “{name}” would give the right to change or remove the cluster's policies",
      },
      remediation: {
        fr: "Retirez les verbes autres que get, list et watch sur validatingadmissionpolicies, mutatingadmissionpolicies et ce qui les lie.",
        en: "Remove verbs other than get, list and watch on validatingadmissionpolicies, mutatingadmissionpolicies and what binds them.",
      },
    },
    cluster: {
      what: {
        fr: "{type} « {name} » déciderait quels clusters Cluster API fait, par quelles clés et dans quel nuage",
        en: "{type} “{name}” would decide which clusters Cluster API makes, by which keys and in which cloud",
      },
      remediation: {
        fr: "Commandez un cluster dans le fichier du locataire (clusters) ; laissez Cluster API faire ses clés et le programme du domaine (composant KubernetesCluster) son accès au nuage ; sur un cluster de gestion, donnez à un autre Secret un autre nom que …-kubeconfig, -ca, -etcd, -sa, -proxy ou -credentials.",
        en: "Order a cluster in the tenant's file (clusters); leave the keys to Cluster API and its access to the cloud to the estate's program (component KubernetesCluster); on a management cluster give another Secret another name than …-kubeconfig, -ca, -etcd, -sa, -proxy or -credentials.",
      },
    },
    platform: {
      what: {
        fr: "{type} « {name} » irait sur un cluster de gestion, qui n'est qu'au programme du domaine",
        en: "{type} “{name}” would go to a management cluster, which is the estate's own program's alone",
      },
      remediation: {
        fr: "Mettez-le sur un cluster du locataire ; un cluster se commande dans le fichier du locataire (clusters), et ce qui tourne sur le cluster de gestion, l'exploitant du site l'installe (docs/operator-prerequisites.fr.md).",
        en: "Put it on a cluster of the tenant's; a cluster is ordered in the tenant's file (clusters), and what runs on the management cluster the site's operator installs (docs/operator-prerequisites.md).",
      },
    },
    reserved: {
      what: {
        fr: "{type} « {name} » est dans un espace de noms comme en ont les clusters de gestion, ou en est un",
        en: "{type} “{name}” is in a namespace as management clusters have them, or is one",
      },
      remediation: {
        fr: "Donnez à votre espace de noms un nom qui ne commence pas par celui du site ({site}-), et qui n'est pas celui d'un contrôleur de Cluster API (capi-system, capo-system).",
        en: "Give your namespace a name that does not begin with the site's ({site}-) and is not that of a controller of Cluster API (capi-system, capo-system).",
      },
    },
    node: {
      what: {
        fr: "{type} « {name} » ferait un nœud dont personne ne sait où il est",
        en: "{type} “{name}” would make a node at an unknown place",
      },
      remediation: {
        fr: "Retirez-le : un nœud s'annonce lui-même au cluster, et leur nombre est dans le fichier du locataire (clusters). Une étiquette ou une teinte se pose avec NodePatch.",
        en: "Remove it: a node joins its cluster by itself, and how many there are is in the tenant's file (clusters). Set a label or a taint with NodePatch.",
      },
    },
    converted: {
      what: {
        fr: "{type} « {name} » ferait convertir des objets par un webhook, une fois les règles appliquées",
        en: "{type} “{name}” would have a webhook convert objects, after the rules were enforced",
      },
      remediation: {
        fr: "Retirez spec.conversion.webhook et gardez strategy: None ; un type dont les versions diffèrent se convertit par un programme, une fois.",
        en: "Remove spec.conversion.webhook and keep strategy: None; a kind whose versions differ is converted by a program, once.",
      },
    },
    rewriting: {
      what: {
        fr: "{type} « {name} » réécrirait des objets qui appliquent les règles",
        en: "{type} “{name}” would rewrite objects that enforce the rules",
      },
      remediation: {
        fr: "Bornez-le à vos ressources personnalisées, ou à des pods et Services avec un namespaceSelector (kubernetes.io/metadata.name NotIn) qui exclut les espaces de noms du cluster : kube-system, kube-public, kube-node-lease, openstack-system, aes-estate-system.",
        en: "Confine it to your custom resources, or to pods and Services with a namespaceSelector (kubernetes.io/metadata.name NotIn) that leaves out the cluster's own namespaces: kube-system, kube-public, kube-node-lease, openstack-system, aes-estate-system.",
      },
    },
    redirected: {
      what: {
        fr: "{type} « {name} » ferait répondre un autre serveur à la place de celui qui applique les règles",
        en: "{type} “{name}” would have another server answer than the one that enforces the rules",
      },
      remediation: {
        fr: "Utilisez une CustomResourceDefinition ; d'un APIService, seules les mesures (metrics.k8s.io, custom.metrics.k8s.io, external.metrics.k8s.io).",
        en: "Use a CustomResourceDefinition; of APIServices, only those of numbers (metrics.k8s.io, custom.metrics.k8s.io, external.metrics.k8s.io).",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement ce que {type} change",
        en: "it is not known before deployment what {type} changes",
      },
      remediation: {
        fr: "Écrivez son nom en clair.",
        en: "Write its name as plain text.",
      },
    },
  },
} as const satisfies RuleMessages;
