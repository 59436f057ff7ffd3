import type { RuleMessages } from "../../rule-messages.ts";

const fixGroup = {
  fr: "Créez un groupe avec deleteDefaultRules: true et les seules règles nécessaires, puis donnez-le à chaque port (securityGroupIds), et le port au serveur.",
  en: "Create a group with deleteDefaultRules: true and only the rules that are needed, then give it to each port (securityGroupIds), and the port to the server.",
};

export const messages = {
  title: {
    fr: "Chaque port a un groupe de sécurité déclaré, jamais le groupe par défaut",
    en: "Each port has a declared security group, never the default one",
  },
  why: {
    fr: "Le groupe par défaut laisse tout sortir et laisse ses membres communiquer entre eux : un port sans groupe déclaré s'ouvre à tout le projet.",
    en: "The default group lets everything out and lets its members reach each other: a port without a declared group is open to the whole project.",
  },
  waiver: {
    fr: "Aucune dérogation : un port qui doit tout voir, celui d'un pare-feu virtuel par exemple, a un groupe dont les règles l'indiquent.",
    en: "No waiver: a port that must see everything, for example that of a virtual firewall, has a group whose rules allow it.",
  },
  cases: {
    absent: {
      what: {
        fr: "{type} ne nomme aucun groupe de sécurité et reçoit donc le groupe par défaut",
        en: "{type} names no security group, so it gets the default one",
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
        fr: "{type} demande un port sans groupe de sécurité (noSecurityGroups)",
        en: "{type} requests a port without a security group (noSecurityGroups)",
      },
      remediation: fixGroup,
    },
    unchecked: {
      what: {
        fr: "{type} désactive la sécurité du port (portSecurityEnabled: false), et donc tout filtrage",
        en: "{type} disables port security (portSecurityEnabled: false), and so all filtering",
      },
      remediation: {
        fr: "Retirez portSecurityEnabled ou écrivez true ; une adresse partagée se déclare dans allowedAddressPairs.",
        en: "Remove portSecurityEnabled or write true; a shared address is declared in allowedAddressPairs.",
      },
    },
    spoofing: {
      what: {
        fr: "{type} peut émettre sous n'importe quelle adresse (allowedAddressPairs)",
        en: "{type} may send under any address (allowedAddressPairs)",
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
        fr: "Écrivez une liste de longueur connue, avec le nom de chaque groupe d'un serveur en clair ; ou donnez des ports au serveur.",
        en: "Write a list of known length, with the name of each of a server's groups as a plain value; or give the server ports.",
      },
    },
  },
} as const satisfies RuleMessages;
