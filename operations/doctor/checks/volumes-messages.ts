/** Messages of the checks on volume types. */
export const TEXTS = {
  title: {
    fr: "Les types de volumes chiffrés de site.yaml le sont, et tous les projets peuvent les utiliser",
    en: "The encrypted volume types of site.yaml are encrypted, and every project may use them",
  },
  publicTitle: {
    fr: "Aucun type de volumes non chiffré n'est ouvert à tous les projets",
    en: "No unencrypted volume type is open to every project",
  },
  unseen: {
    fr: "que les clés sont dans Barbican et que les disques ne portent rien en clair : un bureau l'atteste (attestation dans site.yaml)",
    en: "that the keys are in Barbican and that the disks hold nothing in clear: an office attests it (attestation in site.yaml)",
  },
  missing: {
    what: {
      fr: "le type de volumes {type} de site.yaml n'existe pas",
      en: "the volume type {type} of site.yaml does not exist",
    },
    remediation: {
      fr: "Commande : openstack volume type create --public --encryption-provider luks --encryption-cipher aes-xts-plain64 --encryption-key-size 256 --encryption-control-location front-end {type}",
      en: "Command: openstack volume type create --public --encryption-provider luks --encryption-cipher aes-xts-plain64 --encryption-key-size 256 --encryption-control-location front-end {type}",
    },
  },
  hidden: {
    what: {
      fr: "le type de volumes {type} est privé : les locataires ne le voient pas",
      en: "the volume type {type} is private: tenants do not see it",
    },
    remediation: {
      fr: "Commande : openstack volume type set --public {type}",
      en: "Command: openstack volume type set --public {type}",
    },
  },
  plain: {
    what: {
      fr: "le type de volumes {type} n'est pas chiffré, alors que site.yaml le déclare chiffré",
      en: "the volume type {type} is not encrypted, although site.yaml declares that it is",
    },
    remediation: {
      fr: "openstack volume type set --encryption-provider luks --encryption-cipher aes-xts-plain64 --encryption-key-size 256 --encryption-control-location front-end {type}. Les volumes déjà créés restent en clair : copiez leurs données dans de nouveaux volumes.",
      en: "openstack volume type set --encryption-provider luks --encryption-cipher aes-xts-plain64 --encryption-key-size 256 --encryption-control-location front-end {type}. Existing volumes stay in clear: copy their data to new volumes.",
    },
  },
  weak: {
    what: {
      fr: "le chiffrement du type {type} a {property} {got}, attendu {want}",
      en: "the encryption of the type {type} has {property} {got}, want {want}",
    },
    remediation: {
      fr: "Cinder ne change pas le chiffrement d'un type utilisé : créez un type correct, déplacez-y les volumes (openstack volume migrate ou retype), puis renommez-le {type}.",
      en: "Cinder does not change the encryption of a type in use: create a correct type, move the volumes to it (openstack volume migrate or retype), then rename it {type}.",
    },
  },
  unset: {
    what: {
      fr: "le type de volumes {type} existe : il n'est pas chiffré et chaque projet peut l'utiliser",
      en: "the volume type {type} exists: it is not encrypted and every project can use it",
    },
    remediation: {
      fr: "Donnez à default_volume_type de cinder.conf un type chiffré, redémarrez Cinder, puis : openstack volume type delete {id}",
      en: "Set default_volume_type in cinder.conf to an encrypted type, restart Cinder, then: openstack volume type delete {id}",
    },
  },
  open: {
    what: {
      fr: "le type de volumes {type} n'est pas chiffré et il est ouvert à tous les projets",
      en: "the volume type {type} is not encrypted and is open to every project",
    },
    remediation: {
      fr: "Rendez-le privé : openstack volume type set --private {id}, ou supprimez-le.",
      en: "Make it private: openstack volume type set --private {id}, or delete it.",
    },
  },
  default: {
    what: {
      fr: "un volume sans type reçoit le type {type}, que site.yaml ne déclare pas chiffré",
      en: "a volume without a type gets the type {type}, which site.yaml does not declare as encrypted",
    },
    remediation: {
      fr: "Donnez à default_volume_type de cinder.conf l'un de ceux-ci : {want}. Vérifiez aussi : openstack --os-volume-api-version 3.62 block storage default type list.",
      en: "Set default_volume_type in cinder.conf to one of these: {want}. Check also: openstack --os-volume-api-version 3.62 block storage default type list.",
    },
  },
} as const;
