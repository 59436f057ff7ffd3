/** Why something was not signed. */
import type { Message } from "../output/message.ts";

export const SIGNING = {
  unknownKey: {
    fr: "{key} ({fingerprint}) : clé d'aucun bureau ; attendu une clé d'alliance.yaml, sous offices.<bureau>.signers, d'un de ces types : ed25519, ecdsa, rsa, ou les mêmes sur un jeton (sk)",
    en: "{key} ({fingerprint}): key of no office; want one of alliance.yaml, below offices.<office>.signers, of one of these types: ed25519, ecdsa, rsa, or the same on a token (sk)",
  },
  revokedKey: {
    fr: "{key} : {entry} est révoquée ; signez avec une autre clé du bureau",
    en: "{key}: {entry} is revoked; sign with another key of the office",
  },
  otherDay: {
    fr: "{key} : {entry} signe du {start} au {end}, reçu le {day}",
    en: "{key}: {entry} signs from {start} to {end}, got {day}",
  },
} as const satisfies Record<string, Message>;
