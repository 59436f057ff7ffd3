import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Dans chaque réseau d'un locataire et chaque espace de noms de la pile, tout trafic est refusé par défaut",
    en: "Each tenant network and each namespace of the stack denies all traffic by default",
  },
  why: {
    fr: "Sans refus par défaut, le trafic non déclaré passe : Neutron laisse tout sortir, et un pod peut joindre tous les autres.",
    en: "Without a default deny, undeclared traffic passes: Neutron lets everything out, and a pod can reach all others.",
  },
  waiver: {
    fr: "Aucune dérogation : un flux doit être déclaré ; il ne s'ouvre pas par omission.",
    en: "No waiver: a flow must be declared; it does not open by omission.",
  },
  cases: {
    noFilter: {
      what: {
        fr: "le locataire « {tenant} » a des réseaux dans la pile, mais aucun groupe de sécurité sans les règles par défaut",
        en: "tenant “{tenant}” has networks in the stack, but no security group without the default rules",
      },
      remediation: {
        fr: "Déclarez avec ses réseaux un SecGroup qui porte les mêmes étiquettes et deleteDefaultRules: true (NetworkSegment le fait).",
        en: "Declare with its networks a SecGroup that has the same labels and deleteDefaultRules: true (NetworkSegment does this).",
      },
    },
    noPolicy: {
      what: {
        fr: "l'espace de noms « {namespace} » du cluster « {cluster} » n'a dans la pile aucune NetworkPolicy qui refuse tout trafic, dans les deux sens",
        en: "namespace “{namespace}” of cluster “{cluster}” has no NetworkPolicy in the stack that denies all traffic in both directions",
      },
      remediation: {
        fr: "Déclarez-y une NetworkPolicy avec podSelector: '{}' et policyTypes: [Ingress, Egress], sans règle (ClusterBaseline le fait).",
        en: "Declare in it a NetworkPolicy with podSelector: '{}' and policyTypes: [Ingress, Egress], without rules (ClusterBaseline does this).",
      },
    },
    unknown: {
      what: {
        fr: "le locataire de {type} n'est pas connu avant le déploiement, ni donc le refus par défaut qui s'y applique",
        en: "the tenant of {type} is not known before deployment, so neither is its default deny",
      },
      remediation: {
        fr: "Écrivez en clair le nom de l'espace de noms et les étiquettes du réseau ; ici : {paste}.",
        en: "Write the name of the namespace and the labels of the network as plain values; here: {paste}.",
      },
    },
  },
} as const satisfies RuleMessages;
