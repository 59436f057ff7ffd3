import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les pods n'entrent pas chez l'hôte",
    en: "Pods do not enter the host",
  },
  why: {
    fr: "Sur le réseau ou parmi les processus du nœud, un pod voit les données de tous les locataires et contourne les politiques réseau.",
    en: "On the node's network or among its processes a pod sees the data of all tenants and walks around network policies.",
  },
  waiver: {
    fr: "Aucune dérogation : ce qui a besoin de l'hôte est un composant du cluster, apporté par le site.",
    en: "No waiver: what needs the host is part of the cluster, brought by the site.",
  },
  cases: {
    namespace: {
      what: {
        fr: "{type} demande {field} : le réseau ou les processus du nœud",
        en: "{type} asks for {field}: the node's network or processes",
      },
      remediation: { fr: "Retirez {field}.", en: "Remove {field}." },
    },
    port: {
      what: {
        fr: "{type} prend un port du nœud (hostPort)",
        en: "{type} takes a port of the node (hostPort)",
      },
      remediation: {
        fr: "Retirez hostPort ; un Service mène au conteneur.",
        en: "Remove hostPort; a Service leads to the container.",
      },
    },
    probe: {
      what: {
        fr: "{type} fait appeler par son nœud l'hôte « {host} » (sonde, ou crochet de cycle de vie) ; nulle politique réseau ne retient le nœud",
        en: "{type} has its node call host “{host}” (a probe, or a hook of its lifecycle); no network policy holds the node back",
      },
      remediation: {
        fr: "Retirez host : la requête va au pod lui-même.",
        en: "Remove host: the request goes to the pod itself.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement si {type} entre chez l'hôte",
        en: "it is not known before deployment whether {type} enters the host",
      },
      remediation: {
        fr: "Écrivez hostNetwork, hostPID, hostIPC et les ports en clair, ou retirez-les.",
        en: "Write hostNetwork, hostPID, hostIPC and the ports as plain values, or remove them.",
      },
    },
  },
} as const satisfies RuleMessages;
