/** Messages of `estate credentials`. */
import type { IssueText } from "../../estate/issue-text.ts";
import type { Message } from "../../output/message.ts";
import type { CredentialKind, Reason } from "./model.ts";

export const TEXTS = {
  description: {
    fr: "les identifiants d'un site, leur âge et leur limite ; aucun secret n'est affiché",
    en: "a site's credentials, their age and their limit; no secret is shown",
  },
  heading: { fr: "Identifiants de {site}", en: "Credentials of {site}" },
  credential: { fr: "Identifiant", en: "Credential" },
  owner: { fr: "Pays", en: "Country" },
  since: { fr: "Depuis", en: "Since" },
  days: { fr: "Jours", en: "Days" },
  limit: { fr: "Limite", en: "Limit" },
  result: { fr: "Résultat", en: "Result" },
  replaced: { fr: "Remplacé par", en: "Replaced by" },
  inTime: { fr: "dans les temps", en: "in time" },
  overdue: { fr: "EN RETARD", en: "OVERDUE" },
  notAssessed: { fr: "non évalué : {reason}", en: "not assessed: {reason}" },
  overlap: { fr: "estate rotate, avec recouvrement", en: "estate rotate, with overlap" },
  rotates: { fr: "estate rotate, sans recouvrement", en: "estate rotate, without overlap" },
  person: { fr: "une personne", en: "a person" },
  begun: {
    fr: "Remplacement inachevé depuis le {since} : {id}. Relancez « npx estate rotate {site} {id} ».",
    en: "Unfinished replacement since {since}: {id}. Run `npx estate rotate {site} {id}` again.",
  },
  waits: {
    fr: "Remplacé le {since}, et l'ancien attend sa fin : {id}. Une fois le nouveau en place partout : « npx estate rotate {site} {id} --finish ».",
    en: "Replaced on {since}, and the old one waits for its end: {id}. Once the new one is in place everywhere: `npx estate rotate {site} {id} --finish`.",
  },
  steps: {
    fr: "Ce qu'une personne remplace, et comment :",
    en: "What a person replaces, and how:",
  },
  kept: {
    fr: "L'état lu est le dernier que cette machine a gardé.",
    en: "The state that was read is the last one that this machine kept.",
  },
  incomplete: {
    fr: "estate : tout n'a pas été lu : {what}",
    en: "estate: not everything was read: {what}",
  },
  noState: { fr: "{site} : état illisible : {reason}", en: "{site}: unreadable state: {reason}" },
  unreadState: { fr: "Non lu : l'état ({reason})", en: "Not read: the state ({reason})" },
  unreadCloud: {
    fr: "Non lu : Keystone, donc les identifiants enregistrés nulle part ({reason})",
    en: "Not read: Keystone, and so the credentials that are recorded nowhere ({reason})",
  },
  count: {
    fr: "{site} : {all, plural, one {# identifiant} other {# identifiants}}, {overdue, number} en retard, {unknown, number} non évalués.",
    en: "{site}: {all, plural, one {# credential} other {# credentials}}, {overdue, number} overdue, {unknown, number} not assessed.",
  },
  elsewhere: {
    fr: "--root : {root} n'est pas le dossier de ce projet ; les identifiants sont ceux de ses sites",
    en: "--root: {root} is not the folder of this project; the credentials are those of its sites",
  },
  damaged: {
    fr: "{file} : fichier illisible, attendu ce que « estate rotate » y écrit ; supprimez-le si aucun remplacement n'est en cours",
    en: "{file}: cannot be read, want what `estate rotate` writes; delete it if no replacement is in progress",
  },
} as const satisfies Record<string, Message>;

export const REASONS: Readonly<Record<Reason, Message>> = {
  replaced: { fr: "remplacé, valable jusqu'au {until}", en: "replaced, valid until {until}" },
  age: { fr: "âge inconnu", en: "unknown age" },
  future: { fr: "date à venir", en: "a date to come" },
  limit: {
    fr: "le registre n'a pas de limite (credentials)",
    en: "the registry has no limit (credentials)",
  },
  unrecorded: {
    fr: "dans le nuage, enregistré nulle part",
    en: "in the cloud, recorded nowhere",
  },
};

/** What a person does; `estate rotate` does the others. */
export const STEPS: Readonly<Partial<Record<CredentialKind, Message>>> = {
  "state-account": {
    fr: "changez le mot de passe du compte dans Keystone, puis l'entrée « state » de son clouds.yaml ; la clé d'accès reste valable",
    en: "change the account's password in Keystone, then the entry `state` of its clouds.yaml; the access key stays valid",
  },
  administrator: {
    fr: "l'exploitant du nuage crée un second administrateur, remplacez l'entrée de clouds.yaml, lancez « estate preview », puis l'exploitant désactive le premier",
    en: "the cloud's operator makes a second administrator, replace the entry of clouds.yaml, run `estate preview`, then the operator disables the first",
  },
  kubeconfig: {
    fr: "Kubernetes ne révoque aucun certificat : celui qui a fui, ou qui a été remplacé, vaut jusqu'à sa propre fin, ou jusqu'à celle de son cluster. Pour y mettre fin : (1) déclarez un nouveau cluster à côté de l'ancien et mettez le site à jour ; (2) installez-y les programmes et leurs données, avec de nouveaux secrets ; (3) écrivez « retire » à l'ancien et mettez le site à jour (docs/retire.fr.md)",
    en: "Kubernetes revokes no certificate: one that leaked, or was replaced, is valid until its own end, or that of its cluster. To end it: (1) declare a new cluster beside the old one and update the site; (2) install the programs and their data there, with new secrets; (3) write `retire` for the old one and update the site (docs/retire.md)",
  },
  "application-credential": {
    fr: "enregistré nulle part : demandez à qui il sert, puis « openstack application credential delete » par son utilisateur",
    en: "recorded nowhere: ask who uses it, then `openstack application credential delete` by its user",
  },
  "ec2-key": {
    fr: "enregistrée nulle part : demandez à qui elle sert, puis « openstack ec2 credentials delete »",
    en: "recorded nowhere: ask who uses it, then `openstack ec2 credentials delete`",
  },
  pipeline: {
    fr: "jetons et clés des chaînes d'intégration : là où est le dépôt ; ce programme ne les voit pas",
    en: "tokens and keys of pipelines: where the repository is; this program does not see them",
  },
};

/** An overdue credential as an issue of `estate check`. */
export const CREDENTIALS = {
  overdueCredential: {
    got: {
      fr: "{id} de {site}, remplacé pour la dernière fois il y a {days, plural, one {# jour} other {# jours}}",
      en: "{id} of {site}, last replaced {days, plural, one {# day} other {# days}} ago",
    },
    want: {
      fr: "{limit, plural, one {# jour} other {# jours}} au plus",
      en: "at most {limit, plural, one {# day} other {# days}}",
    },
    remediation: { fr: "Remplacez-le : {how}", en: "Replace it: {how}" },
  },
} as const satisfies Record<string, IssueText>;
