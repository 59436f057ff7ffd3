/** Messages of `estate adopt`. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "reconstitue l'état d'un site à partir de ce que son nuage contient déjà, sans rien y changer d'autre que les secrets illisibles",
    en: "recovers a site's state from what its cloud holds already, and changes nothing there but secrets that cannot be read",
  },
  dryRun: {
    fr: "affiche ce qui serait repris et n'enregistre rien",
    en: "lists what would be adopted and records nothing",
  },
  missingOnly: {
    fr: "ne reprend que ce qui manque à l'état enregistré",
    en: "adopts only what the recorded state lacks",
  },
  withoutCopy: {
    fr: "reprend du nuage même si un autre site garde une copie de l'état",
    en: "adopts from the cloud even if another site holds a copy of the state",
  },
  json: { fr: "sortie JSON", en: "JSON output" },
  hasState: {
    fr: "{site} a un état ({resources, plural, one {# ressource} other {# ressources}}) : rien à reconstituer ; pour y ajouter ce qui manque : npx estate adopt {site} --missing",
    en: "{site} has a state ({resources, plural, one {# resource} other {# resources}}): nothing to recover; to add what it lacks: npx estate adopt {site} --missing",
  },
  empty: {
    fr: "le nuage de {site} ne contient rien de la pile : rien à reprendre ; pour la créer : make up SITE={site}",
    en: "the cloud of {site} holds nothing of the stack: nothing to adopt; to create it: make up SITE={site}",
  },
  copy: {
    fr: "{at} garde une copie de l'état de {site} du {of}, avec tous ses secrets : npx estate state {site} --from-copy ; si elle est inutilisable : npx estate adopt {site} --without-copy",
    en: "{at} holds a copy of the state of {site} from {of}, with all its secrets: npx estate state {site} --from-copy; if it is of no use: npx estate adopt {site} --without-copy",
  },
  inUse: {
    fr: "une autre exécution travaille sur la pile {site} : attendez qu'elle finisse, puis relancez",
    en: "another run is working on stack {site}: wait until it ends, then run again",
  },
  overtaken: {
    fr: "l'état de {site} a changé entre-temps ; rien n'a été enregistré, relancez",
    en: "the state of {site} was changed meanwhile; nothing was recorded, run again",
  },
  looking: {
    fr: "{site} : recherche dans le nuage de ce que les fichiers déclarent…",
    en: "{site}: looking in the cloud for what the files declare…",
  },
  importing: {
    fr: "{site} : import dans un état provisoire…",
    en: "{site}: importing into a throw-away state…",
  },
  comparing: {
    fr: "{site} : comparaison de l'état provisoire avec les fichiers…",
    en: "{site}: comparing the throw-away state with the files…",
  },
  unreadable: {
    fr: "le nuage de {site} n'a pas pu être lu en entier ({reason}) ; rien n'a été enregistré, relancez",
    en: "the cloud of {site} could not be read completely ({reason}); nothing was recorded, run again",
  },
  doubtful: {
    fr: "{site} : {count, plural, one {# ressource n'a} other {# ressources n'ont}} pas pu être reconnues avec certitude (liste ci-dessus) ; rien n'a été enregistré. Dans le nuage, supprimez ou renommez ce qui est en trop, puis relancez",
    en: "{site}: {count, plural, one {# resource} other {# resources}} could not be identified with certainty (listed above); nothing was recorded. In the cloud, delete or rename what is superfluous, then run again",
  },
  destructive: {
    fr: "{site} : le prochain « up » remplacerait ou supprimerait {count, plural, one {# ressource trouvée} other {# ressources trouvées}} (liste ci-dessus) ; rien n'a été enregistré. Corrigez les fichiers ou le nuage, puis relancez",
    en: "{site}: the next `up` would replace or delete {count, plural, one {# found resource} other {# found resources}} (listed above); nothing was recorded. Correct the files or the cloud, then run again",
  },
  type: { fr: "TYPE", en: "TYPE" },
  found: { fr: "TROUVÉES", en: "FOUND" },
  missing: { fr: "ABSENTES", en: "MISSING" },
  ambiguous: { fr: "AMBIGUËS", en: "AMBIGUOUS" },
  later: { fr: "PLUS TARD", en: "LATER" },
  laterWhy: {
    fr: "plus tard : les conteneurs et les objets des clusters ne se voient qu'avec les connexions renouvelées, pendant l'import",
    en: "later: containers and the objects of clusters are only visible with the renewed connections, during the import",
  },
  ambiguousOne: {
    fr: "ambiguë : {name} ({type}) pourrait être {ids}",
    en: "ambiguous: {name} ({type}) could be {ids}",
  },
  unknownOne: {
    fr: "inconnue : {name} ({type}) n'a pas de clé naturelle",
    en: "unknown: {name} ({type}) has no natural key",
  },
  missingOne: {
    fr: "absente du nuage, le prochain « up » la crée : {name} ({type})",
    en: "not in the cloud, the next `up` creates it: {name} ({type})",
  },
  renewed: {
    fr: "mot de passe renouvelé, l'ancien ne vaut plus : {names}",
    en: "password renewed, the former one is no longer valid: {names}",
  },
  kept: {
    fr: "identifiant d'application conservé, toujours valable ; son secret n'est plus dans l'état : {names}",
    en: "application credential kept, still valid; its secret is no longer in the state: {names}",
  },
  issued: {
    fr: "nouveau kubeconfig d'administration, les anciens restent valables : {names}",
    en: "new administrator's kubeconfig, earlier ones stay valid: {names}",
  },
  unread: {
    fr: "illisible dans le nuage, enregistré tel que déclaré : {inputs} de {count, plural, one {# ressource} other {# ressources}} ({type})",
    en: "cannot be read in the cloud, recorded as declared: {inputs} of {count, plural, one {# resource} other {# resources}} ({type})",
  },
  updates: {
    fr: "diffère, le prochain « up » le corrigerait : {name} ({type}) : {properties}",
    en: "differs, the next `up` would correct it: {name} ({type}): {properties}",
  },
  replaces: {
    fr: "diffère, le prochain « up » le remplacerait : {name} ({type}) : {properties}",
    en: "differs, the next `up` would replace it: {name} ({type}): {properties}",
  },
  deletes: {
    fr: "le prochain « up » le supprimerait : {name} ({type})",
    en: "the next `up` would delete it: {name} ({type})",
  },
  creates: {
    fr: "n'a pas été repris, le prochain « up » en créerait un autre : {name} ({type})",
    en: "was not adopted, the next `up` would create another: {name} ({type})",
  },
  dryRunDone: {
    fr: "{site} : {count, plural, one {# ressource serait reprise} other {# ressources seraient reprises}} ; rien n'a été changé ni enregistré",
    en: "{site}: {count, plural, one {# resource} other {# resources}} would be adopted; nothing was changed or recorded",
  },
  nothingMissing: {
    fr: "{site} : l'état contient tout ce que le nuage a de la pile ; rien à reprendre",
    en: "{site}: the state holds all that the cloud has of the stack; nothing to adopt",
  },
  done: {
    fr: "{site} : {count, plural, one {# ressource reprise} other {# ressources reprises}}. Ensuite : make up SITE={site}",
    en: "{site}: {count, plural, one {# resource} other {# resources}} adopted. Then: make up SITE={site}",
  },
  unchanged: { fr: "le prochain « up » ne change rien", en: "the next `up` changes nothing" },
  changed: {
    fr: "le prochain « up » change {differences, plural, one {# ressource} other {# ressources}} et en crée {created}",
    en: "the next `up` changes {differences, plural, one {# resource} other {# resources}} and creates {created}",
  },
} as const satisfies Record<string, Message>;
