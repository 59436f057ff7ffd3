/**
 * Every input of the providers that a program may declare, and its admitted values. An input that is not here is
 * denied. A test derives the inputs from the SDKs, so that the list is complete and has no retired entries.
 */

import type { Message } from "../../output/message.ts";
import type { DangerKind } from "../facts/protection.ts";

/**
 * `inert`: decides neither where data goes nor who reads it. `place`: names where a connection leads; the rules
 * cluster, endpoint and location evaluate it. `secret`: a credential; the rule plain-secret evaluates it. `denied`:
 * dangerous, except for the values in `harmless`.
 */
export type InputKind = "inert" | "place" | "secret" | "denied";

export interface ProviderInput {
  readonly kind: InputKind;
  /** The reason for its kind; absent where the name shows it. */
  readonly why?: Message;
  /**
   * The only values that pass, as providers write them: texts, and JSON for all else; absent where every value passes.
   */
  readonly harmless?: readonly string[];
  /** Case of the rule dangerous-input for values that do not pass. */
  readonly danger?: DangerKind;
  /** The replacement to use. */
  readonly instead?: string;
  /** Nested fields; those that are not here are denied. */
  readonly fields?: ProviderInputs;
}
export type ProviderInputs = Readonly<Record<string, ProviderInput>>;

const inert = (fr?: string, en?: string): ProviderInput => ({
  kind: "inert",
  ...(fr === undefined || en === undefined ? {} : { why: { fr, en } }),
});
const place: ProviderInput = { kind: "place" };
const secret: ProviderInput = { kind: "secret" };
const denied = (
  danger: DangerKind,
  fr: string,
  en: string,
  more: Pick<ProviderInput, "harmless" | "instead"> = {},
): ProviderInput => ({ kind: "denied", danger, why: { fr, en }, ...more });
const OFF = { harmless: ["false"] };

const NAME_SPACE = {
  fr: "Où chercher la personne et le projet ; sans projet c'est toute la portée (wideOf).",
  en: "Where to look for the person and the project; without a project it is the whole scope (wideOf).",
};

/** Inputs that the engine itself adds to every provider. */
export const ENGINE_INPUTS: ProviderInputs = {
  version: inert("La chaîne d'outils a les greffons.", "The toolchain has the plugins."),
  pluginDownloadURL: denied(
    "fetched",
    "Le greffon viendrait d'ailleurs.",
    "The plugin would come from elsewhere.",
  ),
  __internal: {
    kind: "inert",
    fields: {
      pluginChecksums: inert("Vérifie le greffon.", "Checks the plugin."),
      pluginDownloadURL: denied(
        "fetched",
        "Le greffon viendrait d'ailleurs.",
        "The plugin would come from elsewhere.",
      ),
      name: denied("fetched", "Un autre greffon répondrait.", "Another plugin would answer."),
      parameterization: denied(
        "fetched",
        "Un autre greffon répondrait.",
        "Another plugin would answer.",
      ),
      envVarMappings: denied(
        "ambient",
        "Le greffon lirait sa connexion dans d'autres variables.",
        "The plugin would read its connection from other variables.",
      ),
    },
  },
};

const kubernetes: ProviderInputs = {
  cluster: place,
  clusterIdentifier: place,
  context: place,
  kubeconfig: { kind: "place", why: { fr: "Et un secret.", en: "And a secret." } },
  namespace: place,
  renderYamlToDirectory: place,
  deleteUnreachable: denied(
    "forgets",
    "L'état perdrait ce qui est encore dans le cluster.",
    "The state would lose objects that are still in the cluster.",
    OFF,
  ),
  enableConfigMapMutable: inert(),
  enableSecretMutable: inert(),
  enableServerSideApply: inert(),
  helmReleaseSettings: {
    kind: "inert",
    fields: {
      driver: denied(
        "discloses",
        "Les valeurs d'une version seraient ailleurs que dans un Secret.",
        "A release's values would be elsewhere than in a Secret.",
        { harmless: ["secret"] },
      ),
      pluginsPath: denied(
        "fetched",
        "Helm lancerait des commandes de ce dossier.",
        "Helm would run commands from this folder.",
      ),
      registryConfigPath: denied(
        "ambient",
        "Des accès à d'autres registres, et les commandes qui les donnent.",
        "Credentials for other registries, and the commands that give them.",
      ),
      repositoryCache: denied(
        "ambient",
        "Des dépôts que rien ne déclare.",
        "Repositories that nothing declares.",
      ),
      repositoryConfigPath: denied(
        "ambient",
        "Des dépôts que rien ne déclare.",
        "Repositories that nothing declares.",
      ),
    },
  },
  kubeClientSettings: {
    kind: "inert",
    fields: { burst: inert(), qps: inert(), timeout: inert() },
  },
  skipUpdateUnreachable: inert(
    "L'état garde les anciennes valeurs.",
    "The state keeps the former values.",
  ),
  suppressDeprecationWarnings: inert(),
  suppressHelmHookWarnings: inert(),
};

const openstack: ProviderInputs = {
  authUrl: place,
  cloud: place,
  endpointOverrides: place,
  endpointType: {
    kind: "place",
    why: {
      fr: "Choisit dans le catalogue du site.",
      en: "Chooses from the site's own catalogue.",
    },
    harmless: ["public", "publicURL", "internal", "internalURL", "admin", "adminURL"],
    danger: "unlisted",
  },
  region: place,
  insecure: denied(
    "unverified",
    "Le certificat ne serait pas vérifié.",
    "The certificate would not be verified.",
    OFF,
  ),
  enableLogging: denied(
    "discloses",
    "Les requêtes, secrets compris, iraient au journal.",
    "Requests, and the secrets in them, would go to the log.",
    OFF,
  ),
  swauth: denied(
    "oldInput",
    "Un autre service d'identité que Keystone.",
    "Another identity service than Keystone.",
    OFF,
  ),
  useOctavia: denied("oldInput", "Cette entrée n'existe plus.", "This input no longer exists.", {
    instead: "openstack.Provider (version 5)",
  }),
  applicationCredentialSecret: secret,
  key: secret,
  password: secret,
  token: secret,
  applicationCredentialId: inert(),
  applicationCredentialName: inert(),
  cacertFile: inert(
    "À qui faire confiance ; l'adresse elle-même est évaluée.",
    "Whom to trust; the address itself is evaluated.",
  ),
  cert: inert(),
  defaultDomain: inert(),
  domainId: inert(NAME_SPACE.fr, NAME_SPACE.en),
  domainName: inert(NAME_SPACE.fr, NAME_SPACE.en),
  projectDomainId: inert(),
  projectDomainName: inert(),
  systemScope: denied(
    "wide",
    "La connexion vaudrait pour tout le nuage.",
    "The connection would be one to the whole cloud.",
    OFF,
  ),
  tenantId: inert(),
  tenantName: inert(),
  userDomainId: inert(),
  userDomainName: inert(),
  userId: inert(),
  userName: inert(),
  allowReauth: inert(),
  delayedAuth: inert(),
  disableNoCacheHeader: inert(),
  maxRetries: inert(),
};

const OF_THE_STACK = {
  fr: "Un réglage de la pile, que le moteur donne au paquet du même nom ; les composants ne le lisent pas.",
  en: "A setting of the stack, which the engine hands to the package of that name; the components do not read it.",
};
const estate: ProviderInputs = {
  language: inert(OF_THE_STACK.fr, OF_THE_STACK.en),
  rehearsal: inert(OF_THE_STACK.fr, OF_THE_STACK.en),
  site: inert(OF_THE_STACK.fr, OF_THE_STACK.en),
};

/** By provider; providers without their own inputs have only the engine's. */
export const PROVIDER_INPUTS: Readonly<Record<string, ProviderInputs>> = {
  "pulumi:providers:aes-estate": { ...ENGINE_INPUTS, ...estate },
  "pulumi:providers:kubernetes": { ...ENGINE_INPUTS, ...kubernetes },
  "pulumi:providers:openstack": { ...ENGINE_INPUTS, ...openstack },
  "pulumi:providers:pulumi": ENGINE_INPUTS,
  "pulumi:providers:random": ENGINE_INPUTS,
};
