/** Messages of the rehearsal commands. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  up: {
    fr: "déploie un site sur son nuage de répétition",
    en: "deploys a site on its rehearsal cloud",
  },
  down: {
    fr: "détruit la pile d'un site et vérifie qu'il n'en reste rien dans le nuage",
    en: "destroys a site's stack and checks that nothing of it is left in the cloud",
  },
  preview: {
    fr: "montre ce que « up » changerait ; fonctionne aussi sans nuage",
    en: "shows what `up` would change; also works without a cloud",
  },
  refresh: {
    fr: "enregistre l'état réel du nuage d'un site et affiche les différences",
    en: "records the actual state of a site's cloud and prints the differences",
  },
  nothing: {
    fr: "rien n'est enregistré pour {site} : lancez « make up SITE={site} »",
    en: "nothing is recorded for {site}: run `make up SITE={site}`",
  },
  env: {
    fr: "lignes de shell qui préparent pulumi et openstack pour un site",
    en: "shell lines that set up pulumi and openstack for a site",
  },
  stackFile: {
    fr: "dans ce terminal, « pulumi » lit et écrit la configuration de {site} dans {file} ; Pulumi.{site}.yaml reste tel quel",
    en: "in this shell `pulumi` reads and writes the configuration of {site} in {file}; Pulumi.{site}.yaml stays as it is",
  },
  site: { fr: "le site", en: "the site" },
  otherCloud: {
    fr: "l'état de {site} décrit un nuage antérieur ; celui qui répond a été réinitialisé : lancez « make up SITE={site} », qui met cet état de côté",
    en: "the state of {site} describes an earlier cloud; the one that answers was reset: run `make up SITE={site}`, which sets that state aside",
  },
  lost: {
    fr: "aucun état n'est enregistré pour {site}, mais son nuage contient des ressources de la pile : voyez « npx estate state {site} », puis restaurez l'état avec « npx estate state {site} --from-copy »",
    en: "no state is recorded for {site}, but its cloud holds resources of the stack: see `npx estate state {site}`, then restore the state with `npx estate state {site} --from-copy`",
  },
  moved: {
    fr: "l'état de {site} est maintenant dans le stockage d'objets de son nuage ; l'ancien reste dans {folder}",
    en: "the state of {site} is now in its cloud's object store; the former one stays in {folder}",
  },
  noServiceAccount: {
    fr: "l'état de {site} ne contient pas la connexion de ce locataire : lancez « make up SITE={site} »",
    en: "the state of {site} does not hold that tenant's connection: run `make up SITE={site}`",
  },
  staysOn: {
    fr: "{name} a été supprimé mais est encore dans le nuage ({reason})",
    en: "{name} was deleted but is still in the cloud ({reason})",
  },
  left: {
    fr: "{count, plural, one {# ressource de {site} reste} other {# ressources de {site} restent}} dans le nuage :",
    en: "{count, plural, one {# resource of {site} is} other {# resources of {site} are}} left in the cloud:",
  },
  gone: {
    fr: "{site} : il ne reste rien de la pile dans le nuage (vérifié auprès de ses API)",
    en: "{site}: nothing of the stack is left in the cloud (checked with its APIs)",
  },
  inUse: {
    fr: "une autre exécution (processus {pid}) travaille sur la pile {site} : attendez qu'elle finisse",
    en: "another run (process {pid}) is working on stack {site}: wait until it ends",
  },
  noCloud: {
    fr: "le nuage de répétition de {site} ne répond pas ({reason}) : lancez « make cloud SITE={site} »",
    en: "the rehearsal cloud of {site} does not answer ({reason}): run `make cloud SITE={site}`",
  },
  noToolchain: {
    fr: "il n'y a pas de moteur Pulumi dans {folder} : lancez « make toolchain »",
    en: "there is no Pulumi engine in {folder}: run `make toolchain`",
  },
  foreignOptions: {
    fr: "l'environnement donne au moteur des options qu'« estate » ne lui passe pas : {names} ; l'une d'elles peut lever la protection des données : retirez-les (unset {list})",
    en: "the environment gives the engine options that `estate` does not pass: {names}; such an option can take the protection off data: remove them (unset {list})",
  },
  noStack: {
    fr: "reçu le site {site}, attendu un site qui a un fichier Pulumi.{site}.yaml : {allowed}",
    en: "got the site {site}, want a site that has a file Pulumi.{site}.yaml: {allowed}",
  },
  real: {
    fr: "Pulumi.{site}.yaml ne contient pas « aes-estate:rehearsal: true » : une vraie pile se lance avec pulumi et ses propres réglages",
    en: "Pulumi.{site}.yaml does not contain `aes-estate:rehearsal: true`: run a real stack with pulumi and its own settings",
  },
  summary: {
    fr: `
{site} est en service (répétition) : {tenants, plural, one {# locataire} other {# locataires}}{standing}, {segments, plural, one {# segment} other {# segments}}, {clusters, plural, one {# cluster} other {# clusters}}, {resources, plural, one {# ressource} other {# ressources}}.
  le nuage         {url}  région {region}
  votre terminal   eval "$(make -s env SITE={site})"   puis : pulumi stack, openstack network list
  les clusters     npx estate clusters {site}   puis : npx estate kubeconfig {site} <locataire>/<cluster>
  un changement    modifier stacks/{site}/tenants/<locataire>.yaml, puis : make preview SITE={site} ; make up SITE={site}
  les politiques   npx estate check {site}   puis : npx estate drift {site} (ce que le nuage a vraiment)
  l'atlas          npx estate atlas /tmp/atlas   puis : ouvrir /tmp/atlas/index.html
  tout arrêter     make down SITE={site} (la pile), make clean-cloud SITE={site} (le nuage)`,
    en: `
{site} is up (rehearsal): {tenants, plural, one {# tenant} other {# tenants}}{standing}, {segments, plural, one {# segment} other {# segments}}, {clusters, plural, one {# cluster} other {# clusters}}, {resources, plural, one {# resource} other {# resources}}.
  the cloud        {url}  region {region}
  your shell       eval "$(make -s env SITE={site})"   then: pulumi stack, openstack network list
  its clusters     npx estate clusters {site}   then: npx estate kubeconfig {site} <tenant>/<cluster>
  a change         edit stacks/{site}/tenants/<tenant>.yaml, then: make preview SITE={site}; make up SITE={site}
  the policies     npx estate check {site}   then: npx estate drift {site} (what the cloud really has)
  the atlas        npx estate atlas /tmp/atlas   then: open /tmp/atlas/index.html
  take it down     make down SITE={site} (the stack), make clean-cloud SITE={site} (the cloud)`,
  },
} as const satisfies Record<string, Message>;
