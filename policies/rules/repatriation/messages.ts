import type { RuleMessages } from "../../rule-messages.ts";

export const messages = {
  title: {
    fr: "Une plateforme hébergée à l'étranger est rapatriée au plus tard à son échéance",
    en: "A platform hosted abroad is home by its deadline",
  },
  why: {
    fr: "Le registre des rapatriements engage chaque État membre ; une échéance passée sans suite laisserait ses données à l'étranger pour toujours.",
    en: "The register of platforms binds each member state; a deadline that passes without effect would leave its data abroad for ever.",
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
        fr: "Rapatriez-la puis écrivez status: home et moved ; « estate repatriation plan » dit dans quel ordre et quand c'est possible.",
        en: "Bring it home, then write status: home and moved; `estate repatriation plan` says in which order and when that can be.",
      },
    },
    undated: {
      what: {
        fr: "{type} serait rapatrié, sans que le registre dise depuis quand",
        en: "{type} is said to be home, and the register does not say since when",
      },
      remediation: {
        fr: "Écrivez moved : le premier jour où plus rien n'est à l'étranger.",
        en: "Write moved: the first day on which nothing of it is abroad any more.",
      },
    },
    notYetHome: {
      what: {
        fr: "{type} serait rapatrié depuis le {moved}, un jour à venir",
        en: "{type} is said to be home since {moved}, a day still to come",
      },
      remediation: {
        fr: "Laissez status: moving jusqu'à ce jour.",
        en: "Keep status: moving until that day.",
      },
    },
    unknown: {
      what: {
        fr: "on ne sait pas si {type} est rapatrié, ou pour quand il doit l'être",
        en: "it is not known whether {type} is home, or by when it must be",
      },
      remediation: {
        fr: "Donnez l'échéance, le statut et le jour du jugement en clair.",
        en: "Give the deadline, the status and the day of the judgement as plain values.",
      },
    },
  },
} as const satisfies RuleMessages;
