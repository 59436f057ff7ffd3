/** Why a file cannot be evaluated. */
import type { Message } from "../../../output/message.ts";

export const UNREADABLE = {
  empty: {
    fr: "le fichier est vide ; attendu : la sortie de « pulumi stack export » ou « pulumi preview --json »",
    en: "the file is empty; want the output of `pulumi stack export` or `pulumi preview --json`",
  },
  syntax: {
    fr: "ce n'est pas du JSON ; attendu : la sortie de « pulumi stack export » ou « pulumi preview --json »",
    en: "this is not JSON; want the output of `pulumi stack export` or `pulumi preview --json`",
  },
  shape: {
    fr: "ni état ni plan de Pulumi ; attendu : la sortie de « pulumi stack export » ou « pulumi preview --json »",
    en: "neither a state nor a plan of Pulumi; want the output of `pulumi stack export` or `pulumi preview --json`",
  },
  field: {
    fr: "{path} : valeur que Pulumi n'écrirait pas ici",
    en: "{path}: a value that Pulumi would not write here",
  },
  version: {
    fr: "état de version {got} ; attendu 3 ou 4 : réécrivez-le avec une version actuelle de Pulumi",
    en: "state of version {got}; want 3 or 4: write it again with a current version of Pulumi",
  },
  features: {
    fr: "l'état utilise {got}, que cette version d'estate ne sait pas lire",
    en: "the state uses {got}, which this version of estate cannot read",
  },
  encrypted: {
    fr: "l'état est chiffré ou compressé en entier ; exportez-le par « pulumi stack export »",
    en: "the state as a whole is encrypted or compressed; export it with `pulumi stack export`",
  },
  deep: {
    fr: "plus de {most} niveaux l'un dans l'autre, que Pulumi n'écrirait pas",
    en: "more than {most} levels inside each other, which Pulumi would not write",
  },
  lostKey: {
    fr: "la clé {key} est là deux fois ou se perd à la lecture : un autre lecteur lirait une autre valeur",
    en: "the key {key} is there twice or is lost in reading: another reader would read another value",
  },
  otherType: {
    fr: "le type {type} n'est pas celui de l'URN {urn}",
    en: "the type {type} is not that of the URN {urn}",
  },
  otherUrn: {
    fr: "l'étape est celle de {urn}, mais son nouvel état est celui de {got}",
    en: "the step is about {urn}, but its new state is that of {got}",
  },
  nothing: {
    fr: "aucune ressource : il n'y a rien à évaluer",
    en: "no resource: there is nothing to evaluate",
  },
  severalStacks: {
    fr: "ressources de plusieurs piles ({got}) ; attendu une seule pile par fichier",
    en: "resources of several stacks ({got}); want one stack a file",
  },
  savedPlan: {
    fr: "un plan de « --save-plan » ne montre que des différences ; attendu : la sortie de « pulumi preview --json --show-sames »",
    en: "a plan of `--save-plan` shows differences only; want the output of `pulumi preview --json --show-sames`",
  },
  hiddenSames: {
    fr: "le plan tait {count, plural, one {# ressource inchangée} other {# ressources inchangées}} ; reprenez-le par « pulumi preview --json --show-sames »",
    en: "the plan leaves out {count, plural, one {# unchanged resource} other {# unchanged resources}}; take it again with `pulumi preview --json --show-sames`",
  },
  noNewState: {
    fr: "l'étape « {op} » de {urn} ne contient pas le nouvel état de la ressource",
    en: "step “{op}” of {urn} does not have the new state of the resource",
  },
} as const satisfies Record<string, Message>;
