/** Messages of `estate rotate`. */
import type { Message } from "../../../output/message.ts";
import type { CredentialKind } from "../model.ts";

export const TEXTS = {
  description: {
    fr: "remplace des identifiants d'une répétition, avec recouvrement là où le service le permet ; aucun secret n'est affiché",
    en: "replaces credentials of a rehearsal, with overlap where the service allows it; no secret is shown",
  },
  credentials: {
    fr: "ce qui est remplacé, comme l'affiche « estate credentials »",
    en: "what is replaced, as `estate credentials` shows it",
  },
  finish: {
    fr: "met fin à l'ancien, une fois le nouveau en place partout",
    en: "ends the old one, once the new one is in place everywhere",
  },
  leaked: {
    fr: "l'ancien est connu d'autres : il prend fin aussitôt, sans recouvrement",
    en: "others know the old one: it ends at once, without overlap",
  },
  dryRun: {
    fr: "dit ce qui serait fait, et ne fait rien",
    en: "says what would be done, and does nothing",
  },
  both: {
    fr: "--finish et --leaked : l'un des deux ; --leaked met déjà fin à l'ancien",
    en: "--finish and --leaked: one of the two; --leaked already ends the old one",
  },
  none: {
    fr: "aucun identifiant nommé ; à {site} : {allowed}",
    en: "no credential was named; at {site}: {allowed}",
  },
  nothing: {
    fr: "{site} : aucun remplacement n'attend sa fin",
    en: "{site}: no replacement waits for its end",
  },
  unknown: {
    fr: "{got} : identifiant inconnu à {site} ; admis : {allowed}",
    en: "{got}: no such credential at {site}; allowed: {allowed}",
  },
  person: {
    fr: "{id} : ce programme ne le remplace pas : {steps}",
    en: "{id}: this program does not replace it: {steps}",
  },
  notBegun: {
    fr: "{id} : aucun remplacement n'attend sa fin ; sans --finish, il commence",
    en: "{id}: no replacement waits for its end; without --finish it begins",
  },
  lasts: {
    fr: "{id} : rien ne met fin à l'ancien ; rien n'a été fait. {steps}",
    en: "{id}: nothing ends the old one; nothing was done. {steps}",
  },
  oldUntil: {
    fr: "{id} : le certificat d'avant reste valable jusqu'au {until} ; seule la fin du cluster l'abrège",
    en: "{id}: the former certificate stays valid until {until}; only the end of the cluster shortens that",
  },
  notAdmitted: {
    fr: "{id} : le serveur d'API n'accepte pas le nouveau certificat ({reason}) ; l'ancien reste en place",
    en: "{id}: the API server does not accept the new certificate ({reason}); the old one stays in place",
  },
  waits: {
    fr: "{id} : l'ancien, remplacé le {since}, est encore valable ; mettez-y fin d'abord : --finish",
    en: "{id}: the old one, replaced on {since}, is still valid; end it first: --finish",
  },
  busy: {
    fr: "{site} : le processus {pid} remplace déjà des identifiants ; attendez sa fin",
    en: "{site}: process {pid} replaces credentials already; wait for its end",
  },
  plan: { fr: "{site} : ce qui va être fait", en: "{site}: what will be done" },
  resumed: {
    fr: "  {id} : reprend ce qui a été interrompu, commencé le {since}",
    en: "  {id}: continues what was interrupted, begun on {since}",
  },
  ends: {
    fr: "  {id} : l'ancien, remplacé le {since}, prend fin ; ce qui l'emploie encore sera rejeté",
    en: "  {id}: the old one, replaced on {since}, ends; what still uses it will be rejected",
  },
  endsToo: {
    fr: "    puis l'ancien prend fin aussitôt (--leaked)",
    en: "    then the old one ends at once (--leaked)",
  },
  replaced: {
    fr: "{id} : remplacé",
    en: "{id}: replaced",
  },
  overlap: {
    fr: "{id} : le nouveau est en place, l'ancien reste valable. Ensuite : npx estate rotate {site} {id} --finish",
    en: "{id}: the new one is in place, the old one stays valid. Next: npx estate rotate {site} {id} --finish",
  },
  ended: { fr: "{id} : l'ancien a pris fin", en: "{id}: the old one has ended" },
  notInPlace: {
    fr: "{id} : le nouveau n'est pas en place ; l'ancien reste. Le remplacement reprend avec : npx estate rotate {site} {id}",
    en: "{id}: the new one is not in place; the old one stays. The replacement begins again with: npx estate rotate {site} {id}",
  },
  inUse: {
    fr: "{site} : une exécution du moteur est en cours, peut-être avec l'ancienne clé ; attendez sa fin, ou --leaked",
    en: "{site}: a run of the engine is in progress, perhaps with the old key; wait for its end, or --leaked",
  },
  notAccepted: {
    fr: "{site} : le magasin d'objets n'accepte pas la nouvelle clé (HTTP {status, number}) ; l'ancienne reste en place",
    en: "{site}: the object store does not accept the new key (HTTP {status, number}); the old one stays in place",
  },
  notRecorded: {
    fr: "{id} : absent de l'état de {site}",
    en: "{id}: not in the state of {site}",
  },
  noLogin: {
    fr: "{id} : Keystone n'accepte pas le nouveau mot de passe à {site} : {reason}",
    en: "{id}: Keystone does not accept the new password at {site}: {reason}",
  },
  noUser: { fr: "Keystone n'a pas d'utilisateur {name}", en: "Keystone has no user {name}" },
  otherEnd: {
    fr: "{id} : {other} a l'autre bout et ne répond pas ; rien n'a été changé. Démarrez-le : make up SITE={other}",
    en: "{id}: {other} has the other end and does not answer; nothing was changed. Start it: make up SITE={other}",
  },
} as const satisfies Record<string, Message>;

/** What happens to each kind, before it happens. */
export const WILL: Readonly<Partial<Record<CredentialKind, Message>>> = {
  "state-key": {
    fr: "  {id} : nouvelle clé d'accès à l'état, essayée par S3, puis mise en place sur cette machine ; l'ancienne reste valable jusqu'à --finish",
    en: "  {id}: a new access key to the state, tried by S3, then put in place on this machine; the old one stays valid until --finish",
  },
  "application-credential": {
    fr: "  {id} : un nouveau, du même compte et des mêmes rôles, inscrit dans l'état ; l'ancien reste valable jusqu'à --finish. Remettez le nouveau aux programmes du locataire",
    en: "  {id}: a new one, of the same account and roles, recorded in the state; the old one stays valid until --finish. Hand the new one to the tenant's programs",
  },
  "service-account": {
    fr: "  {id} : nouveau mot de passe, par le moteur et sous les politiques. Keystone n'en a qu'un : l'ancien est rejeté aussitôt, et tous les jetons du compte prennent fin",
    en: "  {id}: a new password, by the engine and under the policies. Keystone has only one: the old one is rejected at once, and all tokens of the account end",
  },
  "link-key": {
    fr: "  {id} : nouvelle clé de toutes les liaisons de cette machine, posée aux deux bouts ; entre les deux, les liaisons sont coupées",
    en: "  {id}: a new key of all links of this machine, set at both ends; in between, the links are down",
  },
  "copy-key": {
    fr: "  {id} : nouvelle clé de ces copies, posée aux deux bouts ; entre les deux, les copies attendent",
    en: "  {id}: a new key of these copies, set at both ends; in between, the copies wait",
  },
  "state-copy-key": {
    fr: "  {id} : nouvelle clé de la copie de l'état, posée aux deux bouts ; entre les deux, la copie attend",
    en: "  {id}: a new key of the state's copy, set at both ends; in between, the copy waits",
  },
  kubeconfig: {
    fr: "  {id} : nouveau certificat d'administrateur, signé par l'autorité du cluster, essayé, puis inscrit dans l'état. Kubernetes ne révoque aucun certificat : l'ancien reste valable jusqu'à sa propre fin",
    en: "  {id}: a new administrator's certificate, signed by the cluster's authority, tried, then recorded in the state. Kubernetes revokes no certificate: the old one stays valid until its own end",
  },
  passphrase: {
    fr: "  {id} : nouvelle phrase secrète ; tout l'état est chiffré à nouveau par elle, en une seule écriture, puis la configuration de cette machine. L'ancienne reste à côté, pour les copies plus anciennes, jusqu'à --finish",
    en: "  {id}: a new passphrase; the whole state is encrypted again with it, in one write, then this machine's configuration. The old one stays beside it, for older copies, until --finish",
  },
};

/** Between the two phases, where both are not valid everywhere. */
export const OVERLAPS: Readonly<Partial<Record<CredentialKind, Message>>> = {
  passphrase: {
    fr: "{id} : l'état de {site} est chiffré par la nouvelle ; l'ancienne reste sur cette machine. Quand la copie de l'état est égale : npx estate rotate {site} {id} --finish",
    en: "{id}: the state of {site} is encrypted with the new one; the old one stays on this machine. When the state's copy is equal: npx estate rotate {site} {id} --finish",
  },
};

/** The end, where the old one is not a login. */
export const ENDS: Readonly<Partial<Record<CredentialKind, Message>>> = {
  passphrase: {
    fr: "  {id} : l'ancienne, remplacée le {since}, est supprimée de cette machine ; elle seule déchiffre les états antérieurs",
    en: "  {id}: the old one, replaced on {since}, is deleted from this machine; only it decrypts former states",
  },
};
