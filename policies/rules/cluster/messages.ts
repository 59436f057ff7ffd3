import type { RuleMessages } from "../../rule-messages.ts";

const fixIdentifier = {
  fr: "Donnez au fournisseur, en clair, clusterIdentifier: « {site}/<locataire>/<cluster> ».",
  en: "Give the provider, as a plain value, clusterIdentifier: “{site}/<tenant>/<cluster>”.",
};
const fixKubeconfig = {
  fr: "Donnez au fournisseur le texte d'un kubeconfig, par exemple celui du composant KubernetesCluster.",
  en: "Give the provider the text of a kubeconfig, for example that of the component KubernetesCluster.",
};
const fixLogin = {
  fr: "Donnez à l'utilisateur du kubeconfig un jeton (token), ou un certificat et sa clé (client-certificate-data, client-key-data), comme secret.",
  en: "Give the kubeconfig's user a token, or a certificate and its key (client-certificate-data, client-key-data), as a secret.",
};
const fixServer = {
  fr: "Donnez l'adresse d'un serveur d'API du site {site} (workloads.api dans stacks/alliance.yaml) ; en répétition, la boucle locale.",
  en: "Give the address of an API server of site {site} (workloads.api in stacks/alliance.yaml); in a rehearsal, loopback.",
};

export const messages = {
  title: {
    fr: "Un objet Kubernetes va dans un cluster nommé du site de la pile",
    en: "A Kubernetes object goes to a named cluster of the stack's site",
  },
  why: {
    fr: "Le fournisseur Kubernetes suit le kubeconfig qu'il trouve : sans cluster nommé et vérifié, les données peuvent partir n'importe où.",
    en: "The Kubernetes provider follows any kubeconfig that it finds: without a named and verified cluster, data can go anywhere.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau préfixe s'inscrit dans stacks/alliance.yaml (workloads.api), avec relecture.",
    en: "No waiver: a new prefix is entered in stacks/alliance.yaml (workloads.api), under review.",
  },
  cases: {
    implicit: {
      what: {
        fr: "{type} utilise le fournisseur par défaut : il n'est pas déclaré, et la variable KUBECONFIG choisit son cluster",
        en: "{type} uses the default provider: it is not declared, and the variable KUBECONFIG chooses its cluster",
      },
      remediation: {
        fr: "Passez un fournisseur explicite : new kubernetes.Provider(…), puis l'option provider.",
        en: "Pass an explicit provider: new kubernetes.Provider(…), then the provider option.",
      },
    },
    hidden: {
      what: {
        fr: "le cluster de {type} n'est pas connu avant le déploiement",
        en: "the cluster of {type} is not known before deployment",
      },
      remediation: fixIdentifier,
    },
    unnamed: {
      what: {
        fr: "le fournisseur de {type} ne nomme pas son cluster : « {identifier} »",
        en: "the provider of {type} does not name its cluster: “{identifier}”",
      },
      remediation: fixIdentifier,
    },
    elsewhere: {
      what: {
        fr: "{type} irait dans le cluster « {identifier} », qui n'est pas un cluster ouvert du site {site}",
        en: "{type} would go to cluster “{identifier}”, which is not an open cluster of site {site}",
      },
      remediation: fixIdentifier,
    },
    ambient: {
      what: {
        fr: "le fournisseur de {type} n'a pas de kubeconfig ; l'environnement déciderait",
        en: "the provider of {type} has no kubeconfig; the environment would decide",
      },
      remediation: fixKubeconfig,
    },
    unreadable: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} n'est pas lisible : un chemin, ou un texte sans serveur",
        en: "the kubeconfig of the provider of {type} is not readable: a path, or a text without a server",
      },
      remediation: fixKubeconfig,
    },
    disguised: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} passe par un mandataire, ou ne vérifie pas le certificat du serveur ({at})",
        en: "the kubeconfig of the provider of {type} goes through a proxy, or does not verify the server's certificate ({at})",
      },
      remediation: {
        fr: "Retirez proxy-url et insecure-skip-tls-verify ; donnez l'autorité du cluster (certificate-authority-data).",
        en: "Remove proxy-url and insecure-skip-tls-verify; give the cluster's authority (certificate-authority-data).",
      },
    },
    syntax: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} peut se lire de deux façons ({at})",
        en: "the kubeconfig of the provider of {type} can be read in two ways ({at})",
      },
      remediation: {
        fr: "Écrivez un seul document YAML ou JSON, chaque champ une fois et du type attendu, sans fusion (<<), ancre, alias, étiquette ni tabulation.",
        en: "Write one YAML or JSON document, each field once and of its type, without merge keys (<<), anchors, aliases, tags or tabs.",
      },
    },
    path: {
      what: {
        fr: "le texte du kubeconfig du fournisseur de {type} peut aussi être le nom d'un fichier, que le plugin lirait à sa place ({at})",
        en: "the text of the kubeconfig of the provider of {type} may also be the name of a file, which the plugin would read in its place ({at})",
      },
      remediation: {
        fr: "Donnez-lui, comme tout kubeconfig, l'autorité du cluster (certificate-authority-data) : un texte de plus de 255 caractères sans « / » ne peut pas être le nom d'un fichier.",
        en: "Give it, as every kubeconfig has, the cluster's authority (certificate-authority-data): a text of more than 255 characters without “/” cannot be a file name.",
      },
    },
    unlisted: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} a un champ ou une valeur qui n'est pas classé ({at})",
        en: "the kubeconfig of the provider of {type} has a field or a value that is not classified ({at})",
      },
      remediation: {
        fr: "Retirez « {at} » ; les champs admis sont dans policies/kubernetes/kubeconfig/fields.ts.",
        en: "Remove “{at}”; the admitted fields are in policies/kubernetes/kubeconfig/fields.ts.",
      },
    },
    command: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} lance une commande, ou demande l'accès à un autre service ({at})",
        en: "the kubeconfig of the provider of {type} runs a command, or requests access from another service ({at})",
      },
      remediation: fixLogin,
    },
    file: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} lit un fichier de la machine, qu'aucune règle ne voit ({at})",
        en: "the kubeconfig of the provider of {type} reads a file of the machine, which no rule can see ({at})",
      },
      remediation: {
        fr: "Mettez le contenu dans le kubeconfig : certificate-authority-data, client-certificate-data, client-key-data ou token.",
        en: "Put the content into the kubeconfig: certificate-authority-data, client-certificate-data, client-key-data or token.",
      },
    },
    password: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} se connecte par un mot de passe ; les serveurs d'API ne les acceptent plus ({at})",
        en: "the kubeconfig of the provider of {type} logs in with a password, which API servers no longer accept ({at})",
      },
      remediation: fixLogin,
    },
    impersonates: {
      what: {
        fr: "le kubeconfig du fournisseur de {type} agit sous l'identité d'un autre utilisateur ({at})",
        en: "the kubeconfig of the provider of {type} acts under another user's identity ({at})",
      },
      remediation: fixLogin,
    },
    dangling: {
      what: {
        fr: "le fournisseur de {type} désigne une entrée que son kubeconfig ne contient pas ; l'environnement déciderait ({at})",
        en: "the provider of {type} names an entry that its kubeconfig does not contain; the environment would decide ({at})",
      },
      remediation: {
        fr: "Nommez dans « {at} » une entrée qui existe : current-context nomme un contexte, celui-ci un cluster et un utilisateur.",
        en: "Name an entry that exists in “{at}”: current-context names a context, which names a cluster and a user.",
      },
    },
    server: {
      what: {
        fr: "le fournisseur de {type} mène au serveur « {server} », qui n'est pas un serveur d'API du site {site}",
        en: "the provider of {type} leads to server “{server}”, which is not an API server of site {site}",
      },
      remediation: fixServer,
    },
    renders: {
      what: {
        fr: "le fournisseur de {type} écrit des fichiers au lieu de s'adresser au cluster (renderYamlToDirectory)",
        en: "the provider of {type} writes files instead of calling the cluster (renderYamlToDirectory)",
      },
      remediation: {
        fr: "Retirez renderYamlToDirectory : aucune règle n'évalue des fichiers appliqués plus tard à la main.",
        en: "Remove renderYamlToDirectory: no rule evaluates files that are applied later by hand.",
      },
    },
  },
} as const satisfies RuleMessages;
