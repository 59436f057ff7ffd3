/** The texts that a passphrase encrypts: the state as its store has it, and the stack's configuration. Pure. */
import { isMap, isScalar, parseDocument, visit } from "yaml";
import { isSecret } from "../../policies/enforce/recorded/values.ts";
import type { Cipher } from "./cipher.ts";

interface Checkpoint {
  checkpoint?: { latest?: { secrets_providers?: Provider } };
}

interface Provider {
  type: string;
  state?: { salt?: string };
}

type Decrypts = Pick<Cipher, "decrypt">;
type Encrypts = Pick<Cipher, "encrypt" | "salt">;

/** The salt of a state; `undefined` if a passphrase does not encrypt it. */
export function saltOfState(text: string): string | undefined {
  const provider = providerOf(JSON.parse(text) as Checkpoint);
  return provider?.type === "passphrase" ? provider.state?.salt : undefined;
}

/** The whole state with every secret encrypted again; pending operations are part of it. */
export function stateUnder(text: string, from: Decrypts, to: Encrypts): string {
  const state = JSON.parse(text, (_, value: unknown) => {
    const secret = asSecret(value);
    if (secret?.ciphertext === undefined) return value;
    return { ...secret, ciphertext: to.encrypt(from.decrypt(secret.ciphertext)) };
  }) as Checkpoint;
  const provider = providerOf(state);
  if (provider !== undefined) provider.state = { ...provider.state, salt: to.salt };
  return JSON.stringify(state);
}

/** The plain texts of a state's secrets in their order, for a comparison in memory. */
export function secretsIn(text: string, by: Decrypts): string[] {
  const all: string[] = [];
  JSON.parse(text, (_, value: unknown) => {
    const { ciphertext } = asSecret(value) ?? {};
    if (ciphertext !== undefined) all.push(by.decrypt(ciphertext));
    return value;
  });
  return all;
}

/** The salt of a stack's configuration; `undefined` if it has none. */
export function saltOfConfig(text: string): string | undefined {
  const salt: unknown = parseDocument(text).get("encryptionsalt");
  return typeof salt === "string" ? salt : undefined;
}

/** The configuration with every secret encrypted again. */
export function configUnder(text: string, from: Decrypts, to: Encrypts): string {
  const document = parseDocument(text);
  visit(document, {
    Map(_, map) {
      const secure = map.get("secure", true);
      if (!isMap(map) || map.items.length > 1 || !isScalar<string>(secure)) return;
      secure.value = to.encrypt(from.decrypt(secure.value));
    },
  });
  document.set("encryptionsalt", to.salt);
  return document.toString({ lineWidth: 0 });
}

function providerOf({ checkpoint }: Checkpoint): Provider | undefined {
  return checkpoint?.latest?.secrets_providers;
}

interface Secret {
  readonly ciphertext?: string;
}

function asSecret(value: unknown): Secret | undefined {
  return isSecret(value) ? (value as Secret) : undefined;
}
