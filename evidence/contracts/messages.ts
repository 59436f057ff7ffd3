/** Words on the signatures of contracts, for each report that shows them. */
import type { Message } from "../../output/message.ts";
import type { SignatureStanding } from "./signatures.ts";

export const STANDING_TEXTS: Readonly<Record<SignatureStanding, Message>> = {
  verified: { fr: "signature vérifiée", en: "signature verified" },
  digestOnly: {
    fr: "par l'empreinte seule, pas vérifiée",
    en: "by the digest alone, not verified",
  },
  missing: { fr: "pas de contreseing", en: "no countersignature" },
  terms: { fr: "ne compte pas : autres termes", en: "does not count: other terms" },
  signatory: { fr: "ne compte pas : pas un signataire", en: "does not count: not a signatory" },
  late: {
    fr: "ne compte pas : signé après le début",
    en: "does not count: signed after the start",
  },
  unsigned: {
    fr: "ne compte pas : sans signature SSH",
    en: "does not count: without an SSH signature",
  },
  malformed: {
    fr: "ne compte pas : pas une signature SSH",
    en: "does not count: not an SSH signature",
  },
  unknownKey: { fr: "ne compte pas : clé inconnue", en: "does not count: unknown key" },
  revokedKey: { fr: "ne compte pas : clé révoquée", en: "does not count: revoked key" },
  earlyKey: {
    fr: "ne compte pas : avant le début de la clé",
    en: "does not count: before the start of the key",
  },
  endedKey: {
    fr: "ne compte pas : après la fin de la clé",
    en: "does not count: after the end of the key",
  },
  forged: {
    fr: "ne compte pas : signature d'un autre contenu",
    en: "does not count: signature of other content",
  },
  foreignKey: {
    fr: "ne compte pas : clé d'un autre pays",
    en: "does not count: key of another country",
  },
  otherOffice: {
    fr: "ne compte pas : le signataire est d'un autre bureau",
    en: "does not count: the signatory is of another office",
  },
};
