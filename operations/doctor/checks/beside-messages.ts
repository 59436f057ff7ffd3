/** Messages of the checks on what is beside OpenStack. */
export const TEXTS = {
  registryTitle: {
    fr: "Le registre d'images de site.yaml répond",
    en: "The image registry of site.yaml answers",
  },
  registryUnseen: {
    fr: "que le registre a toutes les images des chartes, que le miroir des chartes est à jour, et helm_chart_repo de magnum.conf",
    en: "that the registry has all images of the charts, that the mirror of the charts is up to date, and helm_chart_repo of magnum.conf",
  },
  oidcTitle: {
    fr: "L'émetteur OpenID Connect de site.yaml répond sous son nom",
    en: "The OpenID Connect issuer of site.yaml answers under its name",
  },
  oidcUnseen: {
    fr: "que les serveurs d'API l'atteignent, et que ses jetons portent les groupes SITE-LOCATAIRE-GROUPE",
    en: "that the API servers reach it, and that its tokens have the groups SITE-TENANT-GROUP",
  },
  vaultTitle: {
    fr: "Le Vault d'alliance.yaml répond et il est ouvert",
    en: "The Vault of alliance.yaml answers and is unsealed",
  },
  vaultUnseen: {
    fr: "que VAULT_ADDR le nomme à chaque exécution : la garde et le pack le vérifient",
    en: "that VAULT_ADDR names it in each run: guard and pack check that",
  },
  silent: {
    fr: "{url} ne répond pas d'ici ({reason})",
    en: "{url} does not answer from here ({reason})",
  },
  noRegistry: {
    what: {
      fr: "{url} répond HTTP {status} : ce n'est pas un registre d'images",
      en: "{url} answers HTTP {status}: it is no image registry",
    },
    remediation: {
      fr: "Installez un registre (API distribution v2) à cette adresse, ou corrigez kubernetes.registry de site.yaml.",
      en: "Install a registry (distribution API v2) at this address, or correct kubernetes.registry of site.yaml.",
    },
  },
  noIssuer: {
    what: {
      fr: "{url} nomme l'émetteur {got}, attendu {want}",
      en: "{url} names the issuer {got}, want {want}",
    },
    remediation: {
      fr: "Les deux doivent être égaux, à la barre finale près : corrigez kubernetes.oidc.issuer de site.yaml ou l'émetteur.",
      en: "Both must be equal, to the last slash: correct kubernetes.oidc.issuer of site.yaml or the issuer.",
    },
  },
  uninitialised: {
    what: { fr: "{url} n'est pas initialisé", en: "{url} is not initialised" },
    remediation: {
      fr: "Initialisez-le (vault operator init) avec plusieurs détenteurs des parts de clé.",
      en: "Initialise it (vault operator init) with several holders of key shares.",
    },
  },
  sealed: {
    what: { fr: "{url} est scellé", en: "{url} is sealed" },
    remediation: {
      fr: "Réunissez les détenteurs des parts de clé : vault operator unseal.",
      en: "Bring the holders of key shares together: vault operator unseal.",
    },
  },
  noVault: {
    what: {
      fr: "{url} répond HTTP {status} : ce n'est pas un Vault qui sert",
      en: "{url} answers HTTP {status}: it is no Vault that serves",
    },
    remediation: {
      fr: "Corrigez keys d'alliance.yaml, ou démarrez Vault à cette adresse.",
      en: "Correct keys of alliance.yaml, or start Vault at this address.",
    },
  },
} as const;
