import type { RuleMessages } from "../../rule-messages.ts";

const fixBackend = {
  fr: "Connectez-vous à l'un des états inscrits pour le site {site} (state.backends dans stacks/alliance.yaml), par PULUMI_BACKEND_URL ou pulumi login.",
  en: "Log in to one of the backends registered for site {site} (state.backends in stacks/alliance.yaml), by PULUMI_BACKEND_URL or pulumi login.",
};
const fixSecrets = {
  fr: "Utilisez l'un des fournisseurs inscrits pour le site {site} (state.secretsProviders) : pulumi stack change-secrets-provider.",
  en: "Use one of the providers registered for site {site} (state.secretsProviders): pulumi stack change-secrets-provider.",
};

const fixVault = {
  fr: "Donnez dans VAULT_ADDR l'adresse de la Vault du site {site} (keys dans stacks/alliance.yaml), et laissez VAULT_SERVER_URL vide, car elle remplace VAULT_ADDR.",
  en: "Give in VAULT_ADDR the address of site {site}'s Vault (keys in stacks/alliance.yaml), and leave VAULT_SERVER_URL empty, because it overrides VAULT_ADDR.",
};

export const messages = {
  title: {
    fr: "L'état enregistré et la clé de ses secrets sont dans l'AES",
    en: "The recorded state and the key to its secrets are inside the AES",
  },
  why: {
    fr: "L'état décrit tout le parc et contient ses secrets ; Pulumi Cloud et les clés de tiers sont hors de l'AES.",
    en: "The state describes the whole estate and holds its secrets; Pulumi Cloud and third parties' keys are outside the AES.",
  },
  waiver: {
    fr: "Aucune dérogation : un nouvel emplacement s'inscrit au registre stacks/alliance.yaml, avec relecture.",
    en: "No waiver: a new place is entered in the registry stacks/alliance.yaml, under review.",
  },
  cases: {
    stack: {
      what: {
        fr: "le site « {site} » de la pile n'est pas inscrit au registre",
        en: "the stack's site “{site}” is not in the registry",
      },
      remediation: {
        fr: "Donnez à la pile le nom d'un site du registre, ou nommez le site par AES_ESTATE_SITE.",
        en: "Name the stack after a site of the registry, or name the site in AES_ESTATE_SITE.",
      },
    },
    backendAbsent: {
      what: {
        fr: "l'emplacement de l'état n'est pas connu (sans réglage, ce serait Pulumi Cloud)",
        en: "the location of the state is not known (without a setting it would be Pulumi Cloud)",
      },
      remediation: fixBackend,
    },
    backendNotLocal: {
      what: {
        fr: "en répétition, l'état est enregistré hors de cette machine : « {backend} »",
        en: "in a rehearsal, the state is recorded off this machine: “{backend}”",
      },
      remediation: {
        fr: "Pour une répétition, utilisez le stockage d'objets de son nuage (s3:// avec un endpoint sur 127.0.0.1, comme « estate up ») ou un état file://.",
        en: "For a rehearsal use the object store of its cloud (s3:// with an endpoint on 127.0.0.1, as `estate up` does) or a file:// backend.",
      },
    },
    backendForeign: {
      what: {
        fr: "l'état est enregistré dans « {backend} », qui n'est pas inscrit pour le site {site}",
        en: "the state is recorded in “{backend}”, which is not registered for site {site}",
      },
      remediation: fixBackend,
    },
    secretsAbsent: {
      what: {
        fr: "la clé qui protège les secrets de l'état n'est pas connue",
        en: "the key that protects the secrets of the state is not known",
      },
      remediation: fixSecrets,
    },
    secretsNotLocal: {
      what: {
        fr: "en répétition, les secrets dépendent d'une clé hors de cette machine : « {provider} »",
        en: "in a rehearsal, secrets depend on a key off this machine: “{provider}”",
      },
      remediation: {
        fr: "Utilisez le fournisseur de secrets passphrase pour une répétition.",
        en: "Use the passphrase secrets provider for a rehearsal.",
      },
    },
    secretsForeign: {
      what: {
        fr: "les secrets sont protégés par « {provider} », qui n'est pas inscrit pour le site {site}",
        en: "secrets are protected by “{provider}”, which is not registered for site {site}",
      },
      remediation: fixSecrets,
    },
    vaultAbsent: {
      what: {
        fr: "les secrets sont protégés par « {provider} », et ni VAULT_ADDR ni VAULT_SERVER_URL n'indique l'adresse de cette Vault",
        en: "secrets are protected by “{provider}”, and neither VAULT_ADDR nor VAULT_SERVER_URL gives the address of that Vault",
      },
      remediation: fixVault,
    },
    vaultForeign: {
      what: {
        fr: "les secrets sont protégés par « {provider} » d'une Vault qui n'est pas inscrite pour le site {site} ; admis : {allowed}",
        en: "secrets are protected by “{provider}” of a Vault that is not registered for site {site}; allowed: {allowed}",
      },
      remediation: fixVault,
    },
  },
} as const satisfies RuleMessages;
