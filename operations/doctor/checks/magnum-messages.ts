/** Messages of the check on Magnum. */
export const TEXTS = {
  title: {
    fr: "Magnum fonctionne, avec un domaine pour les mandataires de ses clusters",
    en: "Magnum runs, with a domain for the trustees of its clusters",
  },
  unseen: {
    fr: "quels pilotes Magnum a chargés (magnum-driver-manage list-drivers) et quel domaine [trust] nomme : l'API ne montre que le pilote qu'un modèle nomme",
    en: "which drivers Magnum has loaded (magnum-driver-manage list-drivers) and which domain [trust] names: the API shows only a driver that a template names",
  },
  down: {
    what: {
      fr: "aucun magnum-conductor n'est en marche",
      en: "no magnum-conductor is up",
    },
    remediation: {
      fr: "Démarrez magnum-conductor et vérifiez sa file de messages : openstack coe service list.",
      en: "Start magnum-conductor and check its message queue: openstack coe service list.",
    },
  },
  noDomain: {
    what: {
      fr: "le domaine {domain} des mandataires n'existe pas",
      en: "the domain {domain} of the trustees does not exist",
    },
    remediation: {
      fr: "Créez-le avec son administrateur, et nommez les deux dans [trust] de magnum.conf : openstack domain create {domain}, openstack user create --domain {domain} {domain}_domain_admin, openstack role add --domain {domain} --user {domain}_domain_admin admin.",
      en: "Create it with its administrator, and name both in [trust] of magnum.conf: openstack domain create {domain}, openstack user create --domain {domain} {domain}_domain_admin, openstack role add --domain {domain} --user {domain}_domain_admin admin.",
    },
  },
  disabled: {
    what: {
      fr: "le domaine {domain} des mandataires est désactivé",
      en: "the domain {domain} of the trustees is disabled",
    },
    remediation: {
      fr: "Commande : openstack domain set --enable {domain}",
      en: "Command: openstack domain set --enable {domain}",
    },
  },
  noAdministrator: {
    what: {
      fr: "aucun utilisateur n'administre le domaine {domain} des mandataires",
      en: "no user administers the domain {domain} of the trustees",
    },
    remediation: {
      fr: "Commande : openstack role add --domain {domain} --user {domain}_domain_admin admin",
      en: "Command: openstack role add --domain {domain} --user {domain}_domain_admin admin",
    },
  },
  heat: {
    what: {
      fr: "le modèle {template} utilise le pilote {driver}, qui passe par Heat",
      en: "the template {template} uses the driver {driver}, which works through Heat",
    },
    remediation: {
      fr: "Installez k8s_capi_helm ou k8s_cluster_api, désactivez l'autre ([drivers] disabled_drivers dans magnum.conf), puis refaites ce modèle.",
      en: "Install k8s_capi_helm or k8s_cluster_api, disable the other one ([drivers] disabled_drivers in magnum.conf), then make this template again.",
    },
  },
} as const;
