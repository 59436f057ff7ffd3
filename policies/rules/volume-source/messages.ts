import type { RuleMessages } from "../../rule-messages.ts";

const fixDriver = {
  fr: "Utilisez un pilote inscrit : {allowed}.",
  en: "Use a registered driver: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les volumes ne mènent ni à l'hôte, ni hors du site",
    en: "Volumes lead neither to the host nor off the site",
  },
  why: {
    fr: "Un volume nfs, iscsi ou d'un autre pilote écrit où il veut, et hostPath lit le nœud lui-même : aucune classe attestée ne les couvre.",
    en: "A volume of nfs, iscsi or another driver writes where it wants, and hostPath reads the node itself: no attested class covers them.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouveau pilote s'inscrit dans stacks/alliance.yaml (workloads.provisioners), avec relecture.",
    en: "No waiver: a new driver is entered in stacks/alliance.yaml (workloads.provisioners), under review.",
  },
  cases: {
    podVolume: {
      what: {
        fr: "{type} monte un volume d'une source non admise : {source}",
        en: "{type} mounts a volume of a source that is not admitted: {source}",
      },
      remediation: {
        fr: "Utilisez une demande de volume (persistentVolumeClaim, ephemeral), emptyDir, configMap, secret, projected, downwardAPI ou image.",
        en: "Use a claim (persistentVolumeClaim, ephemeral), emptyDir, configMap, secret, projected, downwardAPI or image.",
      },
    },
    persistentVolume: {
      what: {
        fr: "{type} décrit un volume qui n'est pas d'un pilote CSI",
        en: "{type} describes a volume that is of no CSI driver",
      },
      remediation: fixDriver,
    },
    driver: {
      what: {
        fr: "{type} utilise le pilote « {driver} », qui n'est pas inscrit au site {site}",
        en: "{type} uses driver “{driver}”, which is not registered at site {site}",
      },
      remediation: fixDriver,
    },
    told: {
      what: {
        fr: "{type} dit lui-même au pilote d'un volume où aller, ou avec quels identifiants ({told})",
        en: "{type} itself tells a volume's driver where to go, or with which credentials ({told})",
      },
      remediation: {
        fr: "Retirez volumeAttributes et nodePublishSecretRef ; demandez le volume par persistentVolumeClaim ou ephemeral.",
        en: "Remove volumeAttributes and nodePublishSecretRef; ask for the volume by persistentVolumeClaim or ephemeral.",
      },
    },
    audience: {
      what: {
        fr: "{type} monte un jeton du compte de service pour « {audience} » : qui le reçoit agit au nom du pod",
        en: "{type} mounts a token of its service account for “{audience}”: its holder acts in the pod's name",
      },
      remediation: {
        fr: "Donnez pour audience un mot (vault, istio-ca), ou rien : le serveur d'API du cluster.",
        en: "Give a word as audience (vault, istio-ca), or nothing: the cluster's API server.",
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
