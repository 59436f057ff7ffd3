import type { RuleMessages } from "../../rule-messages.ts";

const fixGroup = {
  fr: "Faites un groupe avec deleteDefaultRules: true et ses seules règles, puis donnez-le à chaque port (securityGroupIds), et le port au serveur.",
  en: "Make a group with deleteDefaultRules: true and only its rules, then give it to each port (securityGroupIds), and the port to the server.",
};

export const messages = {
  title: {
    fr: "Chaque port est derrière un groupe de sécurité déclaré, jamais le groupe par défaut",
    en: "Each port is behind a declared security group, never the default one",
  },
  why: {
    fr: "Le groupe par défaut laisse tout sortir et ses membres se parler : ce qui y tombe sans le dire s'ouvre à tout le projet.",
    en: "The default group lets everything out and its members talk to each other: what falls into it unsaid is open to the whole project.",
  },
  waiver: {
    fr: "Aucune dérogation : un port qui doit tout voir, celui d'un pare-feu virtuel par exemple, a un groupe dont les règles le disent.",
    en: "No waiver: a port that must see everything, that of a virtual firewall for instance, has a group whose rules say so.",
  },
  cases: {
    absent: {
      what: {
        fr: "{type} ne nomme aucun groupe de sécurité, et tombe donc dans celui par défaut",
        en: "{type} names no security group, and so falls into the default one",
      },
      remediation: fixGroup,
    },
    default: {
      what: {
        fr: "{type} utilise le groupe de sécurité par défaut (default)",
        en: "{type} uses the default security group (default)",
      },
      remediation: fixGroup,
    },
    none: {
      what: {
        fr: "{type} demande un port sans aucun groupe de sécurité (noSecurityGroups)",
        en: "{type} asks for a port without any security group (noSecurityGroups)",
      },
      remediation: fixGroup,
    },
    unchecked: {
      what: {
        fr: "{type} désactive la sécurité des ports (portSecurityEnabled: false), donc tout filtrage",
        en: "{type} disables port security (portSecurityEnabled: false), and so all filtering",
      },
      remediation: {
        fr: "Retirez portSecurityEnabled ou écrivez true ; une adresse partagée se déclare dans allowedAddressPairs.",
        en: "Remove portSecurityEnabled or write true; a shared address is declared in allowedAddressPairs.",
      },
    },
    spoofing: {
      what: {
        fr: "{type} peut émettre sous l'adresse de n'importe qui (allowedAddressPairs)",
        en: "{type} may send under anybody's address (allowedAddressPairs)",
      },
      remediation: {
        fr: "Nommez dans allowedAddressPairs les seules adresses que le port partage.",
        en: "Name in allowedAddressPairs only the addresses that the port shares.",
      },
    },
    unknown: {
      what: {
        fr: "les groupes de sécurité de {type} ne sont pas connus avant le déploiement",
        en: "the security groups of {type} are not known before deployment",
      },
      remediation: {
        fr: "Écrivez une liste dont la longueur est connue, et le nom des groupes d'un serveur en clair ; ou donnez au serveur des ports.",
        en: "Write a list whose length is known, and the names of a server's groups as plain values; or give the server ports.",
      },
    },
  },
} as const satisfies RuleMessages;
