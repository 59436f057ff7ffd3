import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Une plateforme hébergée à l'étranger est rapatriée au plus tard à son échéance",
    en: "A platform hosted abroad is home by its deadline",
  },
  why: {
    fr: "Le registre des rapatriements engage chaque État membre ; une échéance sans effet laisserait ses données à l'étranger pour toujours.",
    en: "The register of platforms binds each member state; a deadline without effect would leave its data abroad for ever.",
  },
  waiver: {
    fr: "Aucune dérogation : l'État propriétaire fixe une nouvelle échéance dans stacks/repatriation.yaml, avec relecture.",
    en: "No waiver: the owner state sets a new deadline in stacks/repatriation.yaml, under review.",
  },
  cases: {
    late: {
      what: {
        fr: "{type} est toujours hébergé à l'étranger ({country}), après son échéance du {deadline}",
        en: "{type} is still hosted abroad ({country}), after its deadline of {deadline}",
      },
      remediation: {
        fr: "Rapatriez-la puis écrivez status: home et moved ; « estate repatriation plan » indique l'ordre et les dates possibles.",
        en: "Bring it home, then write status: home and moved; `estate repatriation plan` shows the possible order and dates.",
      },
    },
    undated: {
      what: {
        fr: "{type} est inscrit comme rapatrié, sans date de retour",
        en: "{type} is registered as home, without the date of its return",
      },
      remediation: {
        fr: "Écrivez moved : le premier jour où plus rien de la plateforme n'est à l'étranger.",
        en: "Write moved: the first day on which nothing of the platform is abroad any more.",
      },
    },
    notYetHome: {
      what: {
        fr: "{type} est inscrit comme rapatrié depuis le {moved}, une date future",
        en: "{type} is registered as home since {moved}, a future date",
      },
      remediation: {
        fr: "Laissez status: moving jusqu'à ce jour.",
        en: "Keep status: moving until that day.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas si {type} est rapatrié, ou à quelle date il doit l'être",
        en: "it is not known whether {type} is home, or by when it must be",
      },
      remediation: {
        fr: "Donnez en clair l'échéance, le statut et le jour de l'évaluation.",
        en: "Give the deadline, the status and the day of the evaluation as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
