import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Les pods n'accèdent pas à l'hôte",
    en: "Pods have no access to the host",
  },
  why: {
    fr: "Sur le réseau ou parmi les processus du nœud, un pod voit les données de tous les locataires et contourne les politiques réseau.",
    en: "On the node's network or among its processes a pod sees the data of all tenants and bypasses network policies.",
  },
  waiver: {
    fr: "Aucune dérogation : un composant qui a besoin de l'hôte fait partie du cluster, et le site l'installe.",
    en: "No waiver: a component that needs the host is part of the cluster, and the site installs it.",
  },
  cases: {
    namespace: {
      what: {
        fr: "{type} demande {field} : le réseau ou les processus du nœud",
        en: "{type} requests {field}: the node's network or processes",
      },
      remediation: { fr: "Retirez {field}.", en: "Remove {field}." },
    },
    port: {
      what: {
        fr: "{type} occupe un port du nœud (hostPort)",
        en: "{type} occupies a port of the node (hostPort)",
      },
      remediation: {
        fr: "Retirez hostPort ; un Service mène au conteneur.",
        en: "Remove hostPort; a Service leads to the container.",
      },
    },
    probe: {
      what: {
        fr: "le nœud de {type} appellerait l'hôte « {host} » (sonde, ou crochet de cycle de vie) ; aucune politique réseau ne s'applique au nœud",
        en: "the node of {type} would call host “{host}” (a probe or a lifecycle hook); no network policy applies to the node",
      },
      remediation: {
        fr: "Retirez host : la requête va au pod lui-même.",
        en: "Remove host: the request goes to the pod itself.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement si {type} accède à l'hôte",
        en: "it is not known before deployment whether {type} accesses the host",
      },
      remediation: {
        fr: "Écrivez hostNetwork, hostPID, hostIPC et les ports en clair, ou retirez-les.",
        en: "Write hostNetwork, hostPID, hostIPC and the ports as plain values, or remove them.",
      },
    },
  },
} as const satisfies RuleMessages;
