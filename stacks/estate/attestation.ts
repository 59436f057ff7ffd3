/** Encryption that nobody has attested yet: enough for a rehearsal, never for a real site. Pure. */
import type { Message } from "../../sovereignty/text.ts";
import type { SiteFile } from "./model/index.ts";

const MARK = "TODO";

/** What stands in a new site's file until somebody has looked. */
export const UNATTESTED = `${MARK}: qui a attesté le chiffrement, et quand / who attested the encryption, and when`;

/** What stands in a new site's facility file until somebody has measured. */
export const UNSOURCED = `${MARK}: d'où viennent ces chiffres, et de quand / where these figures are from, and of when`;

/** What a real stack is told. */
export const NOT_ATTESTED: Message = {
  fr: "{site}/site.yaml : le chiffrement de {types} n'est attesté par personne ; une vraie pile attend sous « attestation » qui l'a vérifié, et quand",
  en: "{site}/site.yaml: nobody has attested the encryption of {types}; a real stack wants to read under `attestation` who has checked it, and when",
};

/** The encrypted volume types of a site whose attestation is still to be written. */
export function unattested({ volumeTypes }: SiteFile): string[] {
  return Object.entries(volumeTypes)
    .filter(([, type]) => type.encrypted && type.attestation.trim().startsWith(MARK))
    .map(([key]) => key);
}
