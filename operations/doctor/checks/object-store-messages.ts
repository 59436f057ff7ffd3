/** Messages of the checks on the object store. */
export const TEXTS = {
  s3Title: { fr: "Le magasin d'objets parle S3", en: "The object store speaks S3" },
  realmTitle: {
    fr: "Le realm des copies de Swift a les sites de l'alliance et aucun autre",
    en: "Swift's realm of copies has the alliance's sites and no others",
  },
  s3Unseen: {
    fr: "que keymaster et encryption chiffrent ce que Swift écrit sur ses disques : lisez les pipelines de proxy-server.conf et d'internal-client.conf",
    en: "that keymaster and encryption encrypt what Swift writes to its disks: read the pipelines of proxy-server.conf and internal-client.conf",
  },
  realmUnseen: {
    fr: "la clé du realm, les adresses de ses clusters, allow_full_urls et l'intervalle de swift-container-sync",
    en: "the realm's key, the addresses of its clusters, allow_full_urls and the interval of swift-container-sync",
  },
  noS3: {
    what: { fr: "Swift n'annonce pas s3api", en: "Swift does not announce s3api" },
    remediation: {
      fr: "Ajoutez s3api et s3token au pipeline de proxy-server.conf, s3api avant authtoken, et redémarrez le mandataire de Swift : l'état de la pile passe par S3.",
      en: "Add s3api and s3token to the pipeline of proxy-server.conf, s3api before authtoken, and restart Swift's proxy: the stack's state goes through S3.",
    },
  },
  noRealm: {
    what: {
      fr: "Swift n'a pas le realm {realm} d'alliance.yaml",
      en: "Swift does not have the realm {realm} of alliance.yaml",
    },
    remediation: {
      fr: "Ajoutez [{realm}] à container-sync-realms.conf, avec une ligne cluster_SITE pour chaque site, et container_sync avant l'authentification dans proxy-server.conf, avec current = //{realm}/{site}.",
      en: "Add [{realm}] to container-sync-realms.conf, with a line cluster_SITE for each site, and container_sync before authentication in proxy-server.conf, with current = //{realm}/{site}.",
    },
  },
  noCluster: {
    what: {
      fr: "le realm {realm} n'a pas le site {site}",
      en: "the realm {realm} does not have the site {site}",
    },
    remediation: {
      fr: "Ajoutez cluster_{site} = https://MAGASIN/v1/ à [{realm}] de container-sync-realms.conf : le fichier est le même à tous les sites.",
      en: "Add cluster_{site} = https://STORE/v1/ to [{realm}] of container-sync-realms.conf: the file is the same at all sites.",
    },
  },
  foreign: {
    what: {
      fr: "le realm {realm} a un cluster {cluster}, qui n'est pas un site de l'alliance",
      en: "the realm {realm} has a cluster {cluster}, which is no site of the alliance",
    },
    remediation: {
      fr: "Retirez cluster_{cluster} de container-sync-realms.conf à tous les sites, cherchez qui l'a ajouté, et changez la clé du realm.",
      en: "Remove cluster_{cluster} from container-sync-realms.conf at all sites, find out who added it, and change the realm's key.",
    },
  },
  current: {
    what: {
      fr: "Swift se présente comme {cluster} dans le realm {realm}, attendu {site}",
      en: "Swift presents itself as {cluster} in the realm {realm}, want {site}",
    },
    remediation: {
      fr: "Écrivez current = //{realm}/{site} sous [filter:container_sync] de proxy-server.conf.",
      en: "Write current = //{realm}/{site} under [filter:container_sync] of proxy-server.conf.",
    },
  },
} as const;
