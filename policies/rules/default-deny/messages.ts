import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Chaque réseau d'un locataire et chaque espace de noms de la pile est fermé tant que rien ne l'ouvre",
    en: "Each tenant's network and each namespace of the stack is closed until something opens it",
  },
  why: {
    fr: "Sans refus par défaut, ce que personne n'a déclaré passe : Neutron laisse tout sortir, et un pod parle à tous.",
    en: "Without a default deny, what nobody declared passes: Neutron lets everything out, and a pod talks to all.",
  },
  waiver: {
    fr: "Aucune dérogation : un flux se déclare, il ne s'ouvre pas par oubli.",
    en: "No waiver: a flow is declared, not opened by omission.",
  },
  cases: {
    noFilter: {
      what: {
        fr: "le locataire « {tenant} » a des réseaux dans la pile, et aucun groupe de sécurité sans les règles par défaut",
        en: "tenant “{tenant}” has networks in the stack, and no security group without the default rules",
      },
      remediation: {
        fr: "Déclarez avec ses réseaux un SecGroup de mêmes étiquettes avec deleteDefaultRules: true (NetworkSegment le fait).",
        en: "Declare with its networks a SecGroup of the same labels with deleteDefaultRules: true (NetworkSegment does).",
      },
    },
    noPolicy: {
      what: {
        fr: "l'espace de noms « {namespace} » du cluster « {cluster} » n'a dans la pile aucune NetworkPolicy qui refuse tout, dans les deux sens",
        en: "namespace “{namespace}” of cluster “{cluster}” has no NetworkPolicy in the stack that denies everything, both ways",
      },
      remediation: {
        fr: "Déclarez-y une NetworkPolicy avec podSelector: '{}' et policyTypes: [Ingress, Egress], sans règle (ClusterBaseline le fait).",
        en: "Declare in it a NetworkPolicy with podSelector: '{}' and policyTypes: [Ingress, Egress], without rules (ClusterBaseline does).",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas avant le déploiement de qui est {type}, ni donc ce qui le ferme",
        en: "it is not known before deployment whose {type} is, and so not what closes it",
      },
      remediation: {
        fr: "Donnez le nom d'un espace de noms et les étiquettes d'un réseau en clair ; ici : {paste}.",
        en: "Give the name of a namespace and the labels of a network as plain values; here: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
