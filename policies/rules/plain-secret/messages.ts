import type { RuleMessages } from "../../rule-messages.ts";

const remediation = {
  fr: "Gardez le secret dans le gestionnaire de clés (Barbican) ou dans un Secret Kubernetes, et n'écrivez ici que sa référence ; remplacez celui qui a été écrit ici.",
  en: "Keep the secret in the key manager (Barbican) or in a Kubernetes Secret, and write only its reference here; replace the one that was written here.",
};

export const messages = {
  title: {
    fr: "Aucun secret là où d'autres peuvent le lire",
    en: "No secret where others can read it",
  },
  why: {
    fr: "Tout processus d'un serveur peut lire ses données utilisateur et ses métadonnées, et tout lecteur de l'état voit les entrées en clair.",
    en: "Every process of a server can read its user data and metadata, and every reader of the state sees the plain inputs.",
  },
  waiver: {
    fr: "Aucune dérogation : un secret qui a été lu ne redevient pas secret.",
    en: "No waiver: a secret that was read does not become secret again.",
  },
  cases: {
    open: {
      what: {
        fr: "{type} contient un secret ({kind}) là où d'autres peuvent le lire : {at}",
        en: "{type} holds a secret ({kind}) where others can read it: {at}",
      },
      remediation,
    },
    sealed: {
      what: {
        fr: "{type} contient un texte compressé, qui peut cacher un secret : {at}",
        en: "{type} holds a compressed text, which may hide a secret: {at}",
      },
      remediation: { fr: "Écrivez-le sans compression.", en: "Write it without compression." },
    },
    generated: {
      what: {
        fr: "{type} laisse le nuage créer la clé privée, que l'état conserverait",
        en: "{type} lets the cloud create the private key, which the state would keep",
      },
      remediation: {
        fr: "Créez la paire de clés hors du programme et donnez-en la clé publique ({at}).",
        en: "Create the key pair outside the program and give its public key ({at}).",
      },
    },
    unmarked: {
      what: {
        fr: "l'entrée secrète « {at} » de {type} n'est pas marquée comme telle : l'état la montrerait en clair",
        en: "secret input “{at}” of {type} is not marked as one: the state would show it in plain text",
      },
      remediation: {
        fr: "Entourez-la de pulumi.secret(…), ou lisez-la avec config.requireSecret(…).",
        en: "Wrap it in pulumi.secret(…), or read it with config.requireSecret(…).",
      },
    },
    unknown: {
      what: {
        fr: "{type} a un texte qui n'est pas connu avant le déploiement et peut être un secret : {at}",
        en: "{type} has a text that is not known before deployment and may be a secret: {at}",
      },
      remediation: {
        fr: "Écrivez-le avec des valeurs connues dès l'aperçu (texte, config.require). Pour une adresse qui n'est connue que plus tard, donnez un nom DNS, ou une adresse fixe de votre choix (fixedIps). Un secret reste dans Barbican ou dans un Secret Kubernetes : n'écrivez que sa référence.",
        en: "Write it with values that a preview knows (text, config.require). For an address that is only known later, give a DNS name, or a fixed address of your choice (fixedIps). A secret stays in Barbican or in a Kubernetes Secret: write its reference only.",
      },
    },
  },
} as const satisfies RuleMessages;
