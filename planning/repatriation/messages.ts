/** Messages of the repatriation reports, in both languages. */
import type { Message } from "../../output/message.ts";

export const TEXTS = {
  description: {
    fr: "avancement du retour des plateformes, par pays et par classe, et leurs échéances",
    en: "progress of the platforms hosted abroad, by country and class, and their deadlines",
  },
  planDescription: {
    fr: "les vagues du retour : capacité, dépendances, échéances et équipes respectées, ou pourquoi c'est impossible",
    en: "the waves of the return, within capacity, dependencies, deadlines and teams; or why there are none",
  },
  none: {
    fr: "Aucune plateforme n'est inscrite (stacks/repatriation.yaml).",
    en: "No platform is registered (stacks/repatriation.yaml).",
  },
  summary: {
    fr: "Au {today}, plateformes rapatriées : {home, number} sur {platforms, number} ; en cours : {moving, number} ; à faire : {planned, number} ; en retard : {late, number}. Semaines d'équipe restantes : {effort, number}.",
    en: "On {today}, platforms home: {home, number} of {platforms, number}; on their way: {moving, number}; to do: {planned, number}; late: {late, number}. Team-weeks left: {effort, number}.",
  },
  owner: { fr: "Pays", en: "Country" },
  dataClass: { fr: "Classe", en: "Class" },
  platforms: { fr: "Plateformes", en: "Platforms" },
  home: { fr: "Rapatriées", en: "Home" },
  moving: { fr: "En cours", en: "Moving" },
  planned: { fr: "À faire", en: "Planned" },
  late: { fr: "En retard", en: "Late" },
  effort: { fr: "Semaines", en: "Weeks" },
  cores: { fr: "Cœurs", en: "Cores" },
  ramGiB: { fr: "RAM, Gio", en: "RAM, GiB" },
  volumeGiB: { fr: "Volumes, Gio", en: "Volumes, GiB" },
  allClasses: { fr: "(toutes)", en: "(all)" },
  total: { fr: "Total", en: "Total" },
  abroad: {
    fr: "Semaines, cœurs, RAM et volumes : ce qui est encore à l'étranger.",
    en: "Weeks, cores, RAM and volumes: what is still abroad.",
  },
  nextDeadlines: { fr: "Prochaines échéances", en: "Next deadlines" },
  deadline: { fr: "Échéance", en: "Deadline" },
  days: { fr: "Jours", en: "Days" },
  platform: { fr: "Plateforme", en: "Platform" },
  hosted: { fr: "Hébergée en", en: "Hosted in" },
  target: { fr: "Cible", en: "Target" },
  status: { fr: "Statut", en: "Status" },
  chartTitle: {
    fr: "Plateformes par pays et par classe, au {today}",
    en: "Platforms by country and class, on {today}",
  },
  planTitle: {
    fr: "Retour des plateformes : travaux et échéances",
    en: "Platforms coming home: work and deadlines",
  },
  wave: { fr: "Rapatriée fin", en: "Home at the end of" },
  work: { fr: "Travaux depuis", en: "Work since" },
  spare: { fr: "Marge, trim.", en: "Spare, quarters" },
  best: {
    fr: "Aucun plan n'attend moins, en comptant pour chaque plateforme les trimestres jusqu'à son retour, multipliés par le rang de sa classe plus un, et encore par {underWay} si elle est en cours.",
    en: "No plan waits less, counting for each platform the quarters until it is home, times its class's rank plus one, and times {underWay} again if it is on its way.",
  },
  notProven: {
    fr: "Ce plan est valide ; le temps n'a pas suffi à prouver qu'aucun n'est meilleur.",
    en: "This plan is valid; the time did not suffice to prove that none is better.",
  },
  assumptions: {
    fr: "Hypothèses : une équipe mène une migration à la fois, par trimestres entiers de {weeks, plural, one {# semaine} other {# semaines}} ; une plateforme occupe sa cible dès le début des travaux ; premier trimestre possible : {start}.",
    en: "Assumptions: a team does one migration at a time, by whole quarters of {weeks, plural, one {# week} other {# weeks}}; a platform uses its target's capacity from the start of the work; first quarter that can be used: {start}.",
  },
  allHome: { fr: "Tout est rapatrié.", en: "Everything is home." },
  unanswered: {
    fr: "Aucune réponse dans le temps imparti : ni plan, ni preuve qu'il n'y en a pas.",
    en: "No answer in the time given: neither a plan nor a proof that there is none.",
  },
  impossible: {
    fr: "Aucun plan n'est possible. Chaque groupe ci-dessous réunit des exigences qui se contredisent ; un seul des changements suffit à le résoudre.",
    en: "No plan is possible. Each group below has demands that contradict each other; any one of the changes resolves it.",
  },
  conflict: { fr: "Conflit {number}", en: "Conflict {number}" },
  deadlineRemedy: {
    fr: "{platform} doit être rapatriée au plus tard le {deadline} ; une échéance au {until} suffirait.",
    en: "{platform} must be home by {deadline}; a deadline of {until} would do.",
  },
  teamRemedy: {
    fr: "les équipes de {team} en mènent au plus {now, number} de front ; il suffirait de {more, number} de plus.",
    en: "the teams of {team} do at most {now, number} at once; {more, number} more would do.",
  },
  headroomRemedy: {
    fr: "{target} n'a pas assez de marge à temps ; il suffirait de {amounts} de plus dès le {start}.",
    en: "{target} does not have enough headroom in time; {amounts} more from {start} on would do.",
  },
  orderRemedy: {
    fr: "{platform} attend {after} ; sans cette dépendance, il n'y aurait pas de conflit.",
    en: "{platform} waits for {after}; without that dependency there would be no conflict.",
  },
  amountCores: { fr: "{count, number} vCPU", en: "{count, number} vCPU" },
  amountRamGiB: { fr: "{count, number} Gio de RAM", en: "{count, number} GiB of RAM" },
  amountVolumeGiB: { fr: "{count, number} Gio de volumes", en: "{count, number} GiB of volumes" },
  and: { fr: " et ", en: " and " },
} as const satisfies Record<string, Message>;
