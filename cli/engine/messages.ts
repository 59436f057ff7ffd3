/** What is said of a run of the engine: how far it is, what it changes, why it failed. */
import type { Message } from "../../sovereignty/text.ts";

export const TEXTS = {
  moves: { fr: "{site} : {progress}", en: "{site}: {progress}" },
  begins: { fr: "le programme démarre", en: "the program starts" },
  done: { fr: "{done} sur {total} faites", en: "{done} of {total} done" },
  underWay: {
    fr: "{done} sur {total} faites, {underWay} en cours, dont {what} depuis {seconds} s",
    en: "{done} of {total} done, {underWay} under way, {what} for {seconds} s",
  },
  log: {
    fr: "{site} : le moteur démarre ; tout ce qu'il dit va dans {log}",
    en: "{site}: the engine starts; all that it says goes to {log}",
  },

  refreshed: {
    fr: "{site} : le nuage est tel qu'enregistré ({same} ressources)",
    en: "{site}: the cloud is as recorded ({same} resources)",
  },
  nothing: {
    fr: "{site} : rien ne change ({same} ressources restent telles quelles)",
    en: "{site}: nothing changes ({same} resources stay as they are)",
  },
  site: { fr: "{site} (le site lui-même)", en: "{site} (the site itself)" },
  creates: { fr: "  + crée {what}", en: "  + creates {what}" },
  updates: { fr: "  ~ modifie sur place {what}", en: "  ~ changes in place {what}" },
  replaces: { fr: "  ± REMPLACE {what}", en: "  ± REPLACES {what}" },
  deletes: { fr: "  - SUPPRIME {what}", en: "  - DELETES {what}" },
  whole: { fr: ", {count} ressources en tout", en: ", {count} resources in all" },
  differs: { fr: "  ~ diffère dans le nuage : {what}", en: "  ~ differs in the cloud: {what}" },
  vanished: {
    fr: "  - n'est plus dans le nuage : {what}",
    en: "  - is in the cloud no more: {what}",
  },
  createsMore: { fr: "  + et en crée {count} de plus", en: "  + and creates {count} more" },
  updatesMore: {
    fr: "  ~ et en modifie sur place {count} de plus",
    en: "  ~ and changes in place {count} more",
  },
  replacesMore: { fr: "  ± et en REMPLACE {count} de plus", en: "  ± and REPLACES {count} more" },
  deletesMore: { fr: "  - et en SUPPRIME {count} de plus", en: "  - and DELETES {count} more" },
  properties: { fr: " : {properties}", en: ": {properties}" },
  outputs: { fr: "Sorties qui changent : {outputs}", en: "Outputs that change: {outputs}" },
  packs: { fr: "Évalué par {packs} : aucune violation", en: "Evaluated by {packs}: no violation" },
  counts: { fr: "Ressources : {counts}", en: "Resources: {counts}" },
  createsCount: { fr: "{count} à créer", en: "{count} to create" },
  updatesCount: { fr: "{count} à modifier sur place", en: "{count} to change in place" },
  replacesCount: { fr: "{count} à remplacer", en: "{count} to replace" },
  deletesCount: { fr: "{count} à supprimer", en: "{count} to delete" },
  createsDone: { fr: "{count} créées", en: "{count} created" },
  updatesDone: { fr: "{count} modifiées sur place", en: "{count} changed in place" },
  replacesDone: { fr: "{count} remplacées", en: "{count} replaced" },
  deletesDone: { fr: "{count} supprimées", en: "{count} deleted" },
  updatesSeen: { fr: "{count} différentes", en: "{count} differ" },
  deletesSeen: { fr: "{count} disparues", en: "{count} gone" },
  sameCount: { fr: "{count} inchangées", en: "{count} unchanged" },
  warning: { fr: "attention : {text}", en: "warning: {text}" },
  moreWarnings: {
    fr: "attention : {count} autres avertissements",
    en: "warning: {count} other warnings",
  },

  failed: { fr: "« {run} » de {site} a échoué :", en: "`{run}` of {site} failed:" },
  cause: { fr: "  {place} : {said}", en: "  {place}: {said}" },
  resource: { fr: "{tenant} : {what}", en: "{tenant}: {what}" },
  answered: { fr: "le nuage répond {status} : {said}", en: "the cloud answers {status}: {said}" },
  alike: {
    fr: "    et {count} autres, de même : {names}",
    en: "    and {count} more alike: {names}",
  },
  todo: { fr: "    Que faire : {what}", en: "    What to do: {what}" },
  more: {
    fr: "  et {count} autres causes, dans le journal",
    en: "  and {count} more causes, in the log",
  },
  consequences: {
    fr: "  {count} autres n'ont pas été commencées pour cette raison",
    en: "  {count} more were not begun because of it",
  },
  rest: { fr: "  Tout le reste : {log}", en: "  All the rest: {log}" },
  ended: { fr: "le moteur a été arrêté ({signal})", en: "the engine was ended ({signal})" },
  silent: { fr: "le moteur ne dit pas pourquoi", en: "the engine does not say why" },
} as const satisfies Record<string, Message>;

/** What to do about a cause that is known; `{again}` is the command to run again. */
export const ADVICE = {
  unreachable: {
    fr: "« make cloud SITE={site} » remet le nuage en marche, puis : {again}",
    en: "`make cloud SITE={site}` brings the cloud back, then: {again}",
  },
  quota: {
    fr: "relevez ce quota dans {file} (quota ; « npx estate capacity {site} » montre ce qui est libre) ou retirez ce qui ne sert plus, puis : {again}",
    en: "raise that quota in {file} (quota; `npx estate capacity {site}` shows what is free) or remove what is no longer used, then: {again}",
  },
  siteQuota: {
    fr: "le nuage n'en a pas davantage : « npx estate capacity {site} » montre ce qui est libre ; retirez ce qui ne sert plus, puis : {again}",
    en: "the cloud has no more of it: `npx estate capacity {site}` shows what is free; remove what is no longer used, then: {again}",
  },
  locked: {
    fr: "attendez la fin de l'autre exécution ; s'il n'y en a pas : pulumi cancel --stack {site} (make env), puis : {again}",
    en: "wait for the other run to end; if there is none: pulumi cancel --stack {site} (make env), then: {again}",
  },
  exists: {
    fr: "quelque chose que l'état ne connaît pas porte déjà ce nom ou ces adresses : cherchez-le (make env, openstack), retirez-le ou changez les données, puis : {again}",
    en: "something that the state does not know has that name or those addresses: find it (make env, openstack), remove it or change the data, then: {again}",
  },
  inUse: {
    fr: "autre chose s'en sert encore (make env, openstack) : retirez-la d'abord, puis : {again}",
    en: "something else still uses it (make env, openstack): remove that first, then: {again}",
  },
  gone: {
    fr: "le nuage ne l'a plus : « npx estate refresh {site} » l'enregistre, puis : {again}",
    en: "the cloud has it no more: `npx estate refresh {site}` records that, then: {again}",
  },
  denied: {
    fr: "le compte employé n'a pas ce droit, ou son secret a changé : voyez clouds.yaml (make env) et les rôles du locataire, puis : {again}",
    en: "the account in use may not do this, or its secret has changed: see clouds.yaml (make env) and the tenant's roles, then: {again}",
  },
  broken: {
    fr: "le nuage a échoué de lui-même : voyez « make status SITE={site} », puis : {again}",
    en: "the cloud itself has failed: see `make status SITE={site}`, then: {again}",
  },
  slow: {
    fr: "le nuage n'a pas fini à temps : voyez « make status SITE={site} » ; {again} reprend où cela en est resté",
    en: "the cloud was not ready in time: see `make status SITE={site}`; {again} goes on where it stopped",
  },
  passphrase: {
    fr: "l'état a été chiffré par une autre phrase secrète que celle de cette machine : « npx estate state {site} » dit d'où il vient",
    en: "the state was encrypted with another passphrase than this machine's: `npx estate state {site}` says where it comes from",
  },
  program: {
    fr: "une erreur du programme, pas des données : corrigez-la à cet endroit",
    en: "an error of the program, not of the data: correct it at that place",
  },
  again: {
    fr: "{again} répare ce qui était en cours et reprend",
    en: "{again} heals what was under way and goes on",
  },
} as const satisfies Record<string, Message>;
