/** Names of the cloud as names of files: none leaves the folder, and no two meet. Pure. */
import { createHash } from "node:crypto";

/** Most bytes of a file's name; file systems allow 255, and an ending may follow. */
const MOST = 180;

/**
 * A name as one part of a path: percent-encoded, as in an address, so that it can be read and decoded. A long one is cut
 * and ends in a digest; the list beside it has the whole name.
 */
export function fileName(name: string): string {
  const encoded = encodeURIComponent(name.toWellFormed()).replace(/^\./, "%2E");
  if (encoded.length <= MOST && encoded !== "") return encoded;
  const digest = createHash("sha256").update(name).digest("hex").slice(0, 32);
  return `${encoded.slice(0, MOST - 40).replace(/%.?$/, "")}~${digest}`;
}
