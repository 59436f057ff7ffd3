/** Planned deletions, and deletions without an approval. */
import type { IssueText } from "./issue-text.ts";

export const RETIRE = {
  retireMoving: {
    got: {
      fr: "retire à côté de movesTo : {site}",
      en: "retire beside movesTo: {site}",
    },
    want: {
      fr: "l'un des deux : le fichier est aussi celui du nouveau domicile",
      en: "one of the two: the file is the new home's as well",
    },
    remediation: {
      fr: "Terminez d'abord le déménagement : « npx estate move », puis « --finish », qui écrit retire pour l'ancien domicile.",
      en: "Finish the move first: `npx estate move`, then `--finish`, which writes retire for the old home.",
    },
  },
  retireForeign: {
    got: { fr: "{got}, un bureau de {country}", en: "{got}, an office of {country}" },
    want: {
      fr: "un bureau de {owner}, à qui sont les données : {allowed}",
      en: "an office of {owner}, which owns the data: {allowed}",
    },
  },
  goneTenant: {
    got: {
      fr: "aucun fichier, alors que {resources, plural, one {# ressource de {tenant} est enregistrée} other {# ressources de {tenant} sont enregistrées}} à {site}{held}",
      en: "no file, while {resources, plural, one {# resource of {tenant} is} other {# resources of {tenant} are}} recorded at {site}{held}",
    },
    want: {
      fr: "le fichier, avec retire : à partir de quel jour, et qui l'a approuvé",
      en: "the file, with retire: from which day on, and who approved it",
    },
    remediation: {
      fr: "Remettez-le : {restore}\n    Pour supprimer le locataire et ses données, écrivez-y (toute personne d'un bureau de {owner} peut l'approuver) :\n{yaml}",
      en: "Bring it back: {restore}\n    To delete the tenant with its data, write into it (any person of an office of {owner} may approve it):\n{yaml}",
    },
  },
  gonePart: {
    got: {
      fr: "plus de {part} {key}, alors que {resources, plural, one {# ressource en est enregistrée} other {# ressources en sont enregistrées}} à {site}",
      en: "no {part} {key} any more, while {resources, plural, one {# resource of it is} other {# resources of it are}} recorded at {site}",
    },
    want: {
      fr: "ses lignes, avec retire : à partir de quel jour, et qui l'a approuvé",
      en: "its lines, with retire: from which day on, and who approved it",
    },
    remediation: {
      fr: "Remettez ses lignes (voyez : {restore})\n    Pour le supprimer avec ses données, écrivez sous {key} (toute personne d'un bureau de {owner} peut l'approuver) :\n{yaml}",
      en: "Bring its lines back (see: {restore})\n    To delete it with its data, write below {key} (any person of an office of {owner} may approve it):\n{yaml}",
    },
  },
  goneActiveStandby: {
    got: {
      fr: "{home} absent, alors que {what} de {tenant} est en service ici à sa place",
      en: "no {home}, while {what} of {tenant} is in service here in its place",
    },
    want: {
      fr: "{home}, jusqu'à ce que le retour soit fait",
      en: "{home}, until the failback is done",
    },
    remediation: {
      fr: "Remettez {home} sous activeStandbyFor, puis : npx estate failover {home} --return",
      en: "Write {home} back under activeStandbyFor, then: npx estate failover {home} --return",
    },
  },
} as const satisfies Record<string, IssueText>;
