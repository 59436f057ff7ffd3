/** Messages of the check on clocks. */
export const TEXTS = {
  title: {
    fr: "Les horloges des services et celle de cette machine concordent à 5 secondes près",
    en: "The clocks of the services and of this machine agree within 5 seconds",
  },
  unseen: {
    fr: "les horloges des services qui n'envoient pas de date, et celles des hôtes de calcul",
    en: "the clocks of services that send no date, and those of the compute hosts",
  },
  noDate: {
    fr: "aucun service n'envoie de date dans ses réponses HTTP",
    en: "no service sends a date in its HTTP answers",
  },
  behind: {
    what: {
      fr: "l'horloge de {type} retarde de {seconds, plural, one {# seconde} other {# secondes}} sur celle de cette machine",
      en: "the clock of {type} is {seconds, plural, one {# second} other {# seconds}} behind this machine's",
    },
    remediation: {
      fr: "Vérifiez les deux horloges (chronyc tracking) avec les serveurs ntp de site.yaml, ici et sur les hôtes du service.",
      en: "Check both clocks (chronyc tracking) against the ntp servers of site.yaml, here and on the hosts of the service.",
    },
  },
  ahead: {
    what: {
      fr: "l'horloge de {type} avance de {seconds, plural, one {# seconde} other {# secondes}} sur celle de cette machine",
      en: "the clock of {type} is {seconds, plural, one {# second} other {# seconds}} ahead of this machine's",
    },
    remediation: {
      fr: "Vérifiez les deux horloges (chronyc tracking) avec les serveurs ntp de site.yaml, ici et sur les hôtes du service.",
      en: "Check both clocks (chronyc tracking) against the ntp servers of site.yaml, here and on the hosts of the service.",
    },
  },
} as const;
