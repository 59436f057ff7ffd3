/** Messages of the check on flavors. */
export const TEXTS = {
  title: {
    fr: "L'exploitant a un gabarit privé pour sa recette, et aucun gabarit n'est public",
    en: "The operator has a private flavor for its acceptance test, and no flavor is public",
  },
  none: {
    what: {
      fr: "il n'y a pas de gabarit privé de l'exploitant",
      en: "there is no private flavor of the operator",
    },
    remediation: {
      fr: "Commande : openstack flavor create --private --vcpus 1 --ram 256 --disk 1 operator.acceptance",
      en: "Command: openstack flavor create --private --vcpus 1 --ram 256 --disk 1 operator.acceptance",
    },
  },
  open: {
    what: {
      fr: "le gabarit {flavor} est public : chaque projet peut l'utiliser, sans que son fichier le dise",
      en: "the flavor {flavor} is public: every project can use it, although its file does not say so",
    },
    remediation: {
      fr: "Un gabarit ne devient pas privé : créez-le de nouveau avec --private, puis openstack flavor delete {id}. Les locataires reçoivent les leurs du parc.",
      en: "A flavor cannot become private: create it again with --private, then openstack flavor delete {id}. Tenants get theirs from the estate.",
    },
  },
  syntax: {
    what: {
      fr: "le nom {flavor} commence par SCS- et n'a pas la forme de scs-0100-v3",
      en: "the name {flavor} begins with SCS- and does not have the form of scs-0100-v3",
    },
    remediation: {
      fr: "Renommez-le : créez le gabarit avec un nom de la norme (SCS-2V-8-20), ou sans SCS- ; puis supprimez {id}.",
      en: "Rename it: create the flavor with a name of the standard (SCS-2V-8-20), or without SCS-; then delete {id}.",
    },
  },
  figure: {
    what: {
      fr: "le gabarit {flavor} a {figure} {got}, son nom promet {want}",
      en: "the flavor {flavor} has {figure} {got}, its name promises {want}",
    },
    remediation: {
      fr: "Créez un gabarit dont le nom et les chiffres concordent (scs-0100-v3), puis supprimez {id}.",
      en: "Create a flavor whose name and figures agree (scs-0100-v3), then delete {id}.",
    },
  },
} as const;
