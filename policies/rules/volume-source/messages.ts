import type { RuleMessages } from "../../rule-messages.ts";

const fixDriver = {
  fr: "Utilisez un pilote inscrit : {allowed}.",
  en: "Use a registered driver: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les volumes ne donnent accès ni à l'hôte, ni à un stockage hors du site",
    en: "Volumes give access neither to the host nor to storage outside the site",
  },
  why: {
    fr: "Un volume nfs, iscsi ou d'un autre pilote peut écrire n'importe où, et hostPath lit le nœud lui-même : aucune classe attestée ne les couvre.",
    en: "A volume of nfs, iscsi or another driver can write anywhere, and hostPath reads the node itself: no attested class covers them.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau pilote s'inscrit dans stacks/alliance.yaml (workloads.provisioners), avec relecture.",
    en: "No waiver: a new driver is entered in stacks/alliance.yaml (workloads.provisioners), under review.",
  },
  cases: {
    podVolume: {
      what: {
        fr: "{type} monte un volume d'une source non admise : {source}",
        en: "{type} mounts a volume from a source that is not admitted: {source}",
      },
      remediation: {
        fr: "Utilisez une demande de volume (persistentVolumeClaim, ephemeral), emptyDir, configMap, secret, projected, downwardAPI ou image.",
        en: "Use a claim (persistentVolumeClaim, ephemeral), emptyDir, configMap, secret, projected, downwardAPI or image.",
      },
    },
    persistentVolume: {
      what: {
        fr: "{type} décrit un volume qui n'utilise pas de pilote CSI",
        en: "{type} describes a volume that does not use a CSI driver",
      },
      remediation: fixDriver,
    },
    driver: {
      what: {
        fr: "{type} utilise le pilote « {driver} », qui n'est pas inscrit pour le site {site}",
        en: "{type} uses driver “{driver}”, which is not registered at site {site}",
      },
      remediation: fixDriver,
    },
    settings: {
      what: {
        fr: "{type} donne lui-même au pilote d'un volume sa destination ou ses identifiants ({settings})",
        en: "{type} itself gives a volume's driver its destination or its credentials ({settings})",
      },
      remediation: {
        fr: "Retirez volumeAttributes et nodePublishSecretRef ; demandez le volume par persistentVolumeClaim ou ephemeral.",
        en: "Remove volumeAttributes and nodePublishSecretRef; request the volume by persistentVolumeClaim or ephemeral.",
      },
    },
    audience: {
      what: {
        fr: "{type} monte un jeton du compte de service pour « {audience} » ; le destinataire peut agir au nom du pod",
        en: "{type} mounts a service account token for “{audience}”; the recipient can act in the pod's name",
      },
      remediation: {
        fr: "Donnez pour audience un seul mot (vault, istio-ca), ou rien : c'est alors le serveur d'API du cluster.",
        en: "Give a single word as audience (vault, istio-ca), or none: it is then the cluster's API server.",
      },
    },
    unknown: {
      what: {
        fr: "la source d'un volume de {type} n'est pas connue avant le déploiement",
        en: "the source of a volume of {type} is not known before deployment",
      },
      remediation: { fr: "Écrivez-la en clair.", en: "Write it as a plain value." },
    },
  },
} as const satisfies RuleMessages;
