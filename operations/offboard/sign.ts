/** Signs a certificate with a person's SSH key: everybody can verify it with `ssh-keygen -Y verify`. */
import { readFile, writeFile } from "node:fs/promises";
import { signBytes } from "../ssh-sign.ts";

/** What the signature is for. */
export const NAMESPACE = "aes-estate-offboarding";

/** Writes `<file>.sig` and returns its path. */
export async function sign(file: string, key: string): Promise<string> {
  const signature = `${file}.sig`;
  await writeFile(signature, await signBytes(await readFile(file), key, NAMESPACE));
  return signature;
}
