/** Messages of an engine run: its progress, its changes, the reason of its failure. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  moves: { fr: "{site} : {progress}", en: "{site}: {progress}" },
  begins: { fr: "le programme démarre", en: "the program starts" },
  done: {
    fr: "{done, plural, one {# sur {total, number} faite} other {# sur {total, number} faites}}",
    en: "{done, number} of {total, number} done",
  },
  underWay: {
    fr: "{count, number} en cours, dont {what} depuis {seconds, number} s",
    en: "{count, number} under way, {what} for {seconds, number} s",
  },
  left: { fr: "encore {time} environ", en: "about {time} left" },
  own: { fr: "le site lui-même", en: "the site itself" },
  share: { fr: "{done, number}/{total, number}", en: "{done, number}/{total, number}" },
  now: { fr: "{what}, {seconds, number} s", en: "{what}, {seconds, number} s" },
  failedNow: {
    fr: "{count, plural, one {# échec} other {# échecs}}",
    en: "{count, number} failed",
  },
  waits: { fr: "attend", en: "waiting" },
  finished: { fr: "terminé en {time}", en: "done in {time}" },
  moreTenants: {
    fr: "et {count, plural, one {# autre locataire} other {# autres locataires}} : {states}",
    en: "and {count, plural, one {# more tenant} other {# more tenants}}: {states}",
  },
  failedTenants: { fr: "{count, number} en échec", en: "{count, number} failed" },
  underWayTenants: { fr: "{count, number} en cours", en: "{count, number} under way" },
  waitingTenants: { fr: "{count, number} en attente", en: "{count, number} waiting" },
  doneTenants: {
    fr: "{count, plural, one {# terminé} other {# terminés}}",
    en: "{count, number} done",
  },
  partDone: {
    fr: "{site} : {tenant} : {total, plural, one {# ressource} other {# ressources}} en {time} ({counts})",
    en: "{site}: {tenant}: {total, plural, one {# resource} other {# resources}} in {time} ({counts})",
  },
  partFailed: {
    fr: "{site} : {tenant} : échec, {done, number} sur {total, plural, one {# ressource} other {# ressources}} en {time} ({counts})",
    en: "{site}: {tenant}: failed, {done, number} of {total, plural, one {# resource} other {# resources}} in {time} ({counts})",
  },
  partStopped: {
    fr: "{site} : {tenant} : pas terminé, {done, number} sur {total, plural, one {# ressource} other {# ressources}} en {time} ({counts})",
    en: "{site}: {tenant}: not finished, {done, number} of {total, plural, one {# resource} other {# resources}} in {time} ({counts})",
  },
  partsUnchanged: {
    fr: "{site} : rien ne change pour {count, plural, one {# locataire} other {# locataires}} ({total, plural, one {# ressource} other {# ressources}})",
    en: "{site}: nothing changes for {count, plural, one {# tenant} other {# tenants}} ({total, plural, one {# resource} other {# resources}})",
  },
  log: {
    fr: "{site} : le moteur démarre ; sa sortie complète va dans {log}",
    en: "{site}: the engine starts; its full output goes to {log}",
  },

  fullDisk: {
    fr: "{folder} : trouvé {free, number} Mio libres, il en faut {wanted, number} pour commencer : libérez de la place, puis relancez la même commande ; rien n'a été changé",
    en: "{folder}: found {free, number} MiB free, want {wanted, number} to begin: free some space, then run the same command again; nothing was changed",
  },
  cutEvents: {
    fr: "{site} : le moteur a réussi, mais son journal d'événements dans {folder} est incomplet : le disque est-il plein ? Ce que la commande a fait n'est pas connu ici : `estate preview {site}` montre ce qui reste à faire",
    en: "{site}: the engine succeeded, but its event log in {folder} is incomplete: is the disk full? What the command did is not known here: `estate preview {site}` shows what is left to do",
  },

  attempts: {
    fr: "{file} : trouvé autre chose que la liste des étapes au résultat inconnu : comparez le nuage avec l'état, puis supprimez ce fichier",
    en: "{file}: found something else than the list of steps without a known result: compare the cloud with the state, then delete this file",
  },
  refreshed: {
    fr: "{site} : le nuage est tel qu'enregistré ({same, plural, one {# ressource} other {# ressources}})",
    en: "{site}: the cloud is as recorded ({same, plural, one {# resource} other {# resources}})",
  },
  nothing: {
    fr: "{site} : rien ne change ({same, plural, one {# ressource reste telle quelle} other {# ressources restent telles quelles}})",
    en: "{site}: nothing changes ({same, plural, one {# resource stays as it is} other {# resources stay as they are}})",
  },
  site: { fr: "{site} (le site lui-même)", en: "{site} (the site itself)" },
  creates: { fr: "  + crée {what}", en: "  + creates {what}" },
  updates: { fr: "  ~ modifie sur place {what}", en: "  ~ changes in place {what}" },
  replaces: { fr: "  ± REMPLACE {what}", en: "  ± REPLACES {what}" },
  deletes: { fr: "  - SUPPRIME {what}", en: "  - DELETES {what}" },
  whole: {
    fr: ", {count, plural, one {# ressource} other {# ressources}} en tout",
    en: ", {count, plural, one {# resource} other {# resources}} in all",
  },
  differs: { fr: "  ~ diffère dans le nuage : {what}", en: "  ~ differs in the cloud: {what}" },
  vanished: {
    fr: "  - n'est plus dans le nuage : {what}",
    en: "  - is no longer in the cloud: {what}",
  },
  createsMore: {
    fr: "  + et en crée {count, number} de plus",
    en: "  + and creates {count, number} more",
  },
  updatesMore: {
    fr: "  ~ et en modifie sur place {count, number} de plus",
    en: "  ~ and changes in place {count, number} more",
  },
  replacesMore: {
    fr: "  ± et en REMPLACE {count, number} de plus",
    en: "  ± and REPLACES {count, number} more",
  },
  deletesMore: {
    fr: "  - et en SUPPRIME {count, number} de plus",
    en: "  - and DELETES {count, number} more",
  },
  properties: { fr: " : {properties}", en: ": {properties}" },
  outputs: { fr: "Sorties qui changent : {outputs}", en: "Outputs that change: {outputs}" },
  packs: { fr: "Évalué par {packs} : aucune violation", en: "Evaluated by {packs}: no violation" },
  counts: { fr: "Ressources : {counts}", en: "Resources: {counts}" },
  createsCount: { fr: "{count, number} à créer", en: "{count, number} to create" },
  updatesCount: {
    fr: "{count, number} à modifier sur place",
    en: "{count, number} to change in place",
  },
  replacesCount: { fr: "{count, number} à remplacer", en: "{count, number} to replace" },
  deletesCount: { fr: "{count, number} à supprimer", en: "{count, number} to delete" },
  createsDone: {
    fr: "{count, plural, one {# créée} other {# créées}}",
    en: "{count, number} created",
  },
  updatesDone: {
    fr: "{count, plural, one {# modifiée} other {# modifiées}} sur place",
    en: "{count, number} changed in place",
  },
  replacesDone: {
    fr: "{count, plural, one {# remplacée} other {# remplacées}}",
    en: "{count, number} replaced",
  },
  deletesDone: {
    fr: "{count, plural, one {# supprimée} other {# supprimées}}",
    en: "{count, number} deleted",
  },
  updatesSeen: {
    fr: "{count, plural, one {# différente} other {# différentes}}",
    en: "{count, plural, one {# differs} other {# differ}}",
  },
  deletesSeen: {
    fr: "{count, plural, one {# disparue} other {# disparues}}",
    en: "{count, number} gone",
  },
  sameCount: {
    fr: "{count, plural, one {# inchangée} other {# inchangées}}",
    en: "{count, number} unchanged",
  },
  warning: { fr: "attention : {text}", en: "warning: {text}" },
  moreWarnings: {
    fr: "attention : {count, plural, one {# autre avertissement} other {# autres avertissements}}",
    en: "warning: {count, plural, one {# other warning} other {# other warnings}}",
  },

  failed: { fr: "« {run} » de {site} a échoué :", en: "`{run}` of {site} failed:" },
  cause: { fr: "  {place} : {text}", en: "  {place}: {text}" },
  resource: { fr: "{tenant} : {what}", en: "{tenant}: {what}" },
  answered: {
    fr: "le nuage répond {status} : {answer}",
    en: "the cloud answers {status}: {answer}",
  },
  alike: {
    fr: "    et {count, plural, one {# autre} other {# autres}}, de même : {names}",
    en: "    and {count, number} more like it: {names}",
  },
  todo: { fr: "    Que faire : {what}", en: "    What to do: {what}" },
  more: {
    fr: "  et {count, plural, one {# autre cause} other {# autres causes}}, dans le journal",
    en: "  and {count, plural, one {# more cause} other {# more causes}}, in the log",
  },
  consequences: {
    fr: "  {count, plural, one {# autre n'a pas été commencée} other {# autres n'ont pas été commencées}} pour cette raison",
    en: "  {count, plural, one {# more was} other {# more were}} not started because of it",
  },
  rest: { fr: "  Journal complet : {log}", en: "  Full log: {log}" },
  keeperEnded: {
    fr: "le gardien d'état s'est arrêté en cours d'exécution ({reason}) ; ce qu'il avait confirmé est enregistré",
    en: "the state keeper ended in mid-run ({reason}); what it had confirmed is stored",
  },
  ended: { fr: "le moteur a été arrêté ({signal})", en: "the engine was stopped ({signal})" },
  pluginEnded: {
    fr: "le greffon openstack, qui sert tous les locataires, s'est arrêté pendant l'exécution ({how})",
    en: "the openstack plugin, which serves all tenants, ended during the run ({how})",
  },
  pluginSilent: {
    fr: "le greffon openstack n'a pas démarré ({how}) ; sa sortie est dans {log}",
    en: "the openstack plugin did not start ({how}); its output is in {log}",
  },
  silent: { fr: "le moteur n'a pas donné de raison", en: "the engine gave no reason" },
} as const satisfies Record<string, Message>;

/** What to do about a known cause; `{again}` is the command to run again. */
export const ADVICE = {
  unreachable: {
    fr: "« make cloud SITE={site} » remet le nuage en marche, puis : {again}",
    en: "`make cloud SITE={site}` starts the cloud again, then: {again}",
  },
  quota: {
    fr: "relevez ce quota dans {file} (quota ; « npx estate capacity {site} » montre ce qui est libre) ou retirez ce qui ne sert plus, puis : {again}",
    en: "raise that quota in {file} (quota; `npx estate capacity {site}` shows what is free) or remove what is no longer used, then: {again}",
  },
  siteQuota: {
    fr: "le nuage n'a plus de capacité : « npx estate capacity {site} » montre ce qui est libre ; retirez ce qui ne sert plus, puis : {again}",
    en: "the cloud has no capacity left: `npx estate capacity {site}` shows what is free; remove what is no longer used, then: {again}",
  },
  locked: {
    fr: "attendez la fin de l'autre exécution ; s'il n'y en a pas : pulumi cancel --stack {site} (make env), puis : {again}",
    en: "wait for the other run to end; if there is none: pulumi cancel --stack {site} (make env), then: {again}",
  },
  exists: {
    fr: "une ressource absente de l'état porte déjà ce nom ou ces adresses : cherchez-la (make env, openstack), retirez-la ou changez les données, puis : {again}",
    en: "a resource outside the state already has this name or these addresses: find it (make env, openstack), remove it or change the data, then: {again}",
  },
  inUse: {
    fr: "une autre ressource s'en sert encore (make env, openstack) : retirez-la d'abord, puis : {again}",
    en: "another resource still uses it (make env, openstack): remove that one first, then: {again}",
  },
  gone: {
    fr: "elle n'est plus dans le nuage : « npx estate refresh {site} » l'enregistre, puis : {again}",
    en: "it is no longer in the cloud: `npx estate refresh {site}` records that, then: {again}",
  },
  denied: {
    fr: "le compte employé n'a pas ce droit, ou son secret a changé : voyez clouds.yaml (make env) et les rôles du locataire, puis : {again}",
    en: "the account in use may not do this, or its secret has changed: see clouds.yaml (make env) and the tenant's roles, then: {again}",
  },
  broken: {
    fr: "l'erreur vient du nuage lui-même : voyez « make status SITE={site} », puis : {again}",
    en: "the error is the cloud's own: see `make status SITE={site}`, then: {again}",
  },
  slow: {
    fr: "le nuage n'a pas fini à temps : voyez « make status SITE={site} » ; {again} reprend où cela en est resté",
    en: "the cloud was not ready in time: see `make status SITE={site}`; {again} resumes where it stopped",
  },
  passphrase: {
    fr: "l'état a été chiffré par une autre phrase secrète que celle de cette machine : « npx estate state {site} » dit d'où il vient",
    en: "the state was encrypted with another passphrase than this machine's: `npx estate state {site}` says where it comes from",
  },
  program: {
    fr: "une erreur du programme, pas des données : corrigez-la à cet endroit",
    en: "an error in the program, not in the data: fix it at that place",
  },
  plugin: {
    fr: "le journal dit pourquoi ; {again} retrouve ce qui a été créé sans être enregistré, et reprend ; avec AES_ESTATE_SHARED_PLUGIN=off, chaque fournisseur a son greffon",
    en: "the log says why; {again} finds what was created without being recorded, and resumes; with AES_ESTATE_SHARED_PLUGIN=off each provider has a plugin of its own",
  },
  again: {
    fr: "{again} répare les opérations interrompues et reprend",
    en: "{again} repairs the interrupted operations and resumes",
  },
} as const satisfies Record<string, Message>;
