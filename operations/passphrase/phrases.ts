/** The passphrases of a site on this machine: the present one, the one that will follow it, and the one before it. */
import { textOf } from "../../estate/edit/files.ts";
import { sitePlaces } from "../paths.ts";
import { type Cipher, cipherOf } from "./cipher.ts";

/** The file of each, and the order in which they are tried. */
const FILES = {
  next: "nextPassphrase",
  present: "passphrase",
  former: "formerPassphrase",
} as const;

export type Which = keyof typeof FILES;

/** The passphrase that a salt belongs to. */
export interface Fitting {
  readonly which: Which;
  readonly phrase: string;
  readonly cipher: Cipher;
}

export async function phraseOf(site: string, which: Which): Promise<string | undefined> {
  return (await textOf(sitePlaces(site)[FILES[which]]))?.trim();
}

/** The passphrase of this machine that belongs to a salt; `undefined` if none does. */
export async function fitting(
  site: string,
  salt: string,
  iterations?: number,
): Promise<Fitting | undefined> {
  for (const which of Object.keys(FILES) as Which[]) {
    const phrase = await phraseOf(site, which);
    if (phrase === undefined) continue;
    const cipher = await cipherOf(phrase, salt, iterations);
    if (cipher !== undefined) return { which, phrase, cipher };
  }
  return undefined;
}
