/** Messages of the check on endpoints. */
export const TEXTS = {
  title: {
    fr: "Chaque adresse publique du catalogue est celle du site, en TLS",
    en: "Each public endpoint of the catalogue is the site's, with TLS",
  },
  notHere: {
    what: {
      fr: "{type} d'une répétition est à {url}, qui n'est pas cette machine",
      en: "{type} of a rehearsal is at {url}, which is not this machine",
    },
    remediation: {
      fr: "Refaites le nuage de répétition : python3 -m sandbox reset --site SITE, puis up.",
      en: "Make the rehearsal cloud again: python3 -m sandbox reset --site SITE, then up.",
    },
  },
  plain: {
    what: {
      fr: "{type} répond à {url}, sans TLS",
      en: "{type} answers at {url}, without TLS",
    },
    remediation: {
      fr: "Mettez un terminateur TLS devant le service, puis changez l'adresse : openstack endpoint list --service {type}, openstack endpoint set --url https://… ADRESSE.",
      en: "Put a TLS terminator in front of the service, then change the endpoint: openstack endpoint list --service {type}, openstack endpoint set --url https://… ENDPOINT.",
    },
  },
  foreign: {
    what: {
      fr: "{type} répond à {url}, qui n'est pas un hôte du site selon alliance.yaml",
      en: "{type} answers at {url}, which is not a host of the site in alliance.yaml",
    },
    remediation: {
      fr: "Donnez à cette adresse un nom sous les domaines du site (workloads.domains d'alliance.yaml) ; si elle mène ailleurs, retirez-la : les données partiraient avec chaque requête.",
      en: "Give this endpoint a name under the site's domains (workloads.domains of alliance.yaml); if it leads elsewhere, remove it: data would leave with each request.",
    },
  },
  untrusted: {
    what: {
      fr: "la connexion TLS à {host} ({type}) échoue : {reason}",
      en: "the TLS connection to {host} ({type}) fails: {reason}",
    },
    remediation: {
      fr: "Installez un certificat pour ce nom, avec sa chaîne, d'une autorité que cacert de clouds.yaml connaît ; vérifiez aussi que ce port est ouvert depuis ici.",
      en: "Install a certificate for this name, with its chain, of an authority that cacert of clouds.yaml knows; check also that this port is open from here.",
    },
  },
  protocol: {
    what: {
      fr: "{host} ({type}) utilise {protocol}, attendu TLS 1.2 ou 1.3",
      en: "{host} ({type}) uses {protocol}, want TLS 1.2 or 1.3",
    },
    remediation: {
      fr: "Désactivez les anciennes versions de TLS dans le terminateur et activez TLS 1.3.",
      en: "Disable the old versions of TLS in the terminator and enable TLS 1.3.",
    },
  },
  expires: {
    what: {
      fr: "le certificat de {host} ({type}) expire dans {days, plural, one {# jour} other {# jours}}, attendu au moins 14",
      en: "the certificate of {host} ({type}) expires in {days, plural, one {# day} other {# days}}, want at least 14",
    },
    remediation: {
      fr: "Renouvelez-le, et automatisez le renouvellement.",
      en: "Renew it, and make the renewal automatic.",
    },
  },
} as const;
