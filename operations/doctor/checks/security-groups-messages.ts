/** Messages of the check on the template of security groups. */
export const TEXTS = {
  title: {
    fr: "Le modèle des nouveaux groupes de sécurité est vide",
    en: "The template of new security groups is empty",
  },
  unseen: {
    fr: "les règles des groupes default de projets plus anciens : le modèle ne change que ceux qui viennent",
    en: "the rules of the default groups of older projects: the template changes only those to come",
  },
  rule: {
    what: {
      fr: "chaque nouveau groupe de sécurité reçoit une règle {direction} {ethertype}, protocole {protocol} ({id})",
      en: "each new security group gets a rule {direction} {ethertype}, protocol {protocol} ({id})",
    },
    remediation: {
      fr: "openstack default security group rule delete {id}. Le parc déclare chaque flux ; videz aussi à la main les groupes default des projets existants.",
      en: "openstack default security group rule delete {id}. The estate declares each flow; empty the default groups of existing projects by hand, too.",
    },
  },
} as const;
