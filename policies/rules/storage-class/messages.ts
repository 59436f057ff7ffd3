import type { RuleMessages } from "../../rule-messages.ts";

const fixClass = {
  fr: "Demandez l'une des classes attestées : {allowed} ; ou n'en nommez aucune, car la classe par défaut en est une.",
  en: "Request one of the attested classes: {allowed}; or name none, because the default class is one of them.",
};
const fixProvisioner = {
  fr: "Utilisez : {allowed}.",
  en: "Use: {allowed}.",
};

export const messages = {
  title: {
    fr: "Les volumes viennent de classes de stockage attestées et chiffrées",
    en: "Volumes come from attested, encrypted storage classes",
  },
  why: {
    fr: "La classe de stockage détermine où les données sont écrites et si elles sont chiffrées.",
    en: "The storage class determines where data is written and whether it is encrypted.",
  },
  waiver: {
    fr: "Aucune dérogation : une nouvelle classe s'atteste et s'inscrit dans stacks/alliance.yaml (workloads), avec relecture.",
    en: "No waiver: a new class is attested and entered in stacks/alliance.yaml (workloads), under review.",
  },
  cases: {
    foreign: {
      what: {
        fr: "{type} demande la classe de stockage « {class} », qui n'est pas attestée sur le site {site}",
        en: "{type} requests storage class “{class}”, which is not attested at site {site}",
      },
      remediation: fixClass,
    },
    empty: {
      what: {
        fr: '{type} demande un volume sans classe (""), donc un volume qui n\'est pas attesté',
        en: '{type} requests a volume without a class (""), so the volume is not attested',
      },
      remediation: fixClass,
    },
    provisioner: {
      what: {
        fr: "{type} fait fournir ses volumes par « {provisioner} », qui n'est pas inscrit pour le site {site}",
        en: "{type} provisions its volumes with “{provisioner}”, which is not registered at site {site}",
      },
      remediation: fixProvisioner,
    },
    volumeType: {
      what: {
        fr: "{type} crée ses volumes avec le type « {volumeType} », qui n'est pas attesté sur le site {site}",
        en: "{type} creates its volumes with type “{volumeType}”, which is not attested at site {site}",
      },
      remediation: fixProvisioner,
    },
    source: {
      what: {
        fr: "{type} remplit un volume à partir de « {source} », qui n'est ni un volume ni un instantané du même espace de noms",
        en: "{type} fills a volume from “{source}”, which is neither a claim nor a snapshot of the same namespace",
      },
      remediation: {
        fr: "Nommez un PersistentVolumeClaim ou un VolumeSnapshot du même espace de noms, sans namespace.",
        en: "Name a PersistentVolumeClaim or a VolumeSnapshot of the same namespace, without namespace.",
      },
    },
    unknown: {
      what: {
        fr: "la classe ou le fournisseur de stockage de {type} n'est pas connu avant le déploiement",
        en: "the storage class or provider of {type} is not known before deployment",
      },
      remediation: {
        fr: "Écrivez-les en clair.",
        en: "Write them as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
