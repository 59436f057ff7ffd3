/** Messages of the check on availability zones. */
export const TEXTS = {
  title: {
    fr: "Chaque zone de site.yaml existe et a des hôtes actifs ; aucun hôte n'est hors zone",
    en: "Each zone of site.yaml exists and has running hosts; no host is outside the zones",
  },
  unseen: {
    fr: "qu'une zone est bien une zone coupe-feu : seul un audit sur place le montre",
    en: "that a zone is a fire zone: only an audit on site shows it",
  },
  missing: {
    what: {
      fr: "la zone {zone} de site.yaml n'existe pas",
      en: "the zone {zone} of site.yaml does not exist",
    },
    remediation: {
      fr: "Créez son agrégat et mettez-y ses hôtes : openstack aggregate create --zone {zone} {zone}, puis openstack aggregate add host {zone} HÔTE.",
      en: "Create its aggregate and put its hosts there: openstack aggregate create --zone {zone} {zone}, then openstack aggregate add host {zone} HOST.",
    },
  },
  unavailable: {
    what: { fr: "la zone {zone} est indisponible", en: "the zone {zone} is not available" },
    remediation: {
      fr: "Regardez ses hôtes (openstack compute service list) : activez au moins un nova-compute et démarrez-le.",
      en: "Look at its hosts (openstack compute service list): enable at least one nova-compute and start it.",
    },
  },
  empty: {
    what: {
      fr: "la zone {zone} n'a aucun hôte activé et en marche",
      en: "the zone {zone} has no host that is enabled and up",
    },
    remediation: {
      fr: "Ajoutez un hôte à son agrégat (openstack aggregate add host {zone} HÔTE), ou activez-le : openstack compute service set --enable HÔTE nova-compute.",
      en: "Add a host to its aggregate (openstack aggregate add host {zone} HOST), or enable one: openstack compute service set --enable HOST nova-compute.",
    },
  },
  outside: {
    what: {
      fr: "l'hôte {host} n'est dans aucune zone de site.yaml",
      en: "the host {host} is in no zone of site.yaml",
    },
    remediation: {
      fr: "Mettez-le dans l'agrégat de sa zone coupe-feu (openstack aggregate add host ZONE {host}), ou ajoutez sa zone à site.yaml.",
      en: "Put it into the aggregate of its fire zone (openstack aggregate add host ZONE {host}), or add its zone to site.yaml.",
    },
  },
} as const;
