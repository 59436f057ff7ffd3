/** Encryption that is not attested yet: enough for a rehearsal, never for a real site. Pure. */
import type { Message } from "../output/message.ts";
import type { SiteFile } from "./model/index.ts";

const MARK = "TODO";

/** Placeholder in a new site's file until the encryption has been inspected. */
export const UNATTESTED = `${MARK}: qui a attesté le chiffrement, et quand / who attested the encryption, and when`;

/** Placeholder in a new site's facility file until its figures have been measured. */
export const UNSOURCED = `${MARK}: d'où viennent ces chiffres, et de quand / where these figures are from, and of when`;

/** Error of a real stack with encryption that is not attested. */
export const NOT_ATTESTED: Message = {
  fr: "{site}/site.yaml : le chiffrement de {types} n'est pas attesté ; une vraie pile exige sous « attestation » le bureau qui l'a vérifié, la date, et pourquoi on peut s'y fier",
  en: "{site}/site.yaml: the encryption of {types} is not attested; a real stack needs under `attestation` the office that checked it, the date, and why it can be relied on",
};

/** The encrypted volume types of a site whose attestation is still to be written. */
export function unattested({ volumeTypes }: SiteFile): string[] {
  return Object.entries(volumeTypes)
    .filter(([key, type]) => type.encrypted && !isAttested(key, type))
    .map(([key]) => key);
}

/** Whether the encryption is attested, and for the volume type that has this name on the cloud. */
function isAttested(key: string, { name, attestation }: Encrypted): boolean {
  return typeof attestation !== "string" && (attestation.about ?? key) === name;
}

type Encrypted = Extract<SiteFile["volumeTypes"][string], { readonly encrypted: true }>;
