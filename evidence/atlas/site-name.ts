/** Sites as people read them. */

/** A site's key with capitals: keys are names of places. Commands and the files have the key itself. */
export function siteName(key: string): string {
  return key.replaceAll(/(?<=^|-)\p{Ll}/gu, (letter) => letter.toUpperCase());
}
