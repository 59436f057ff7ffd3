/** Whose signature it is: the offices' keys in the registry, and why a signature does not count. */
import type { Alliance, Signer } from "../alliance/model.ts";
import { type PublicKey, readPublicKey } from "./public-key.ts";
import { isSignatureOf, readSignature, type SshSignature } from "./sshsig.ts";
import { WireFault } from "./wire.ts";

/** A key of the registry, and the office that it signs for. */
export interface OfficeKey {
  readonly office: string;
  /** Its name among the office's keys. */
  readonly name: string;
  readonly country: string;
  readonly signer: Signer;
  readonly key: PublicKey;
  /** True of a machine's key, which stands for an office in rehearsals. */
  readonly machine?: true;
}

/** Where a key is in the registry, as messages name it. */
export function entryOf({ office, name }: Pick<OfficeKey, "office" | "name">): string {
  return `offices.${office}.signers.${name}`;
}

/** Every key of a registry without problems, in the registry's order. */
export function officeKeys({ offices }: Pick<Alliance, "offices">): OfficeKey[] {
  return Object.entries(offices).flatMap(([office, { country, signers = {} }]) =>
    Object.entries(signers).map(([name, signer]) => {
      return { office, name, country, signer, key: readPublicKey(signer.key) };
    }),
  );
}

/** Whether an office of a country has a key. */
export function hasKey(country: string, keys: readonly OfficeKey[]): boolean {
  return keys.some((key) => key.country === country);
}

/** A machine's key (`<type> <Base64>`) as that of an office of a country that has none; nothing without a key. */
export function machineKeys(key: string | undefined, country: string): OfficeKey[] {
  if (key === undefined) return [];
  const signer = { key, start: "0001-01-01", end: "9999-12-31" };
  const named = { office: "rehearsal", name: "machine", country };
  return [{ ...named, signer, key: readPublicKey(key), machine: true }];
}

/** Why a signature does not count. */
export const SIGNATURE_FAULTS = [
  "malformed",
  "unknown",
  "revoked",
  "early",
  "late",
  "forged",
] as const;
export type SignatureFault = (typeof SIGNATURE_FAULTS)[number];

/** A signature that was verified: by whom, or why it does not count. */
export interface Verified {
  /** Absent if no key of the registry has made it. */
  readonly by?: OfficeKey;
  readonly fault?: SignatureFault;
}

/** Verifies a signature of some bytes for one purpose, on the day (`2026-11-24`) that it claims. */
export function verified(
  message: Uint8Array,
  signature: string | SshSignature,
  { namespace, day }: { readonly namespace: string; readonly day: string },
  keys: readonly OfficeKey[],
): Verified {
  const read = typeof signature === "string" ? readable(signature) : signature;
  if (read === undefined) return { fault: "malformed" };
  const by = keys.find(({ key }) => key.blob.equals(read.key.blob));
  if (by === undefined) return { fault: "unknown" };
  if (!isSignatureOf(message, read, namespace)) return { by, fault: "forged" };
  if (by.signer.revoked !== undefined) return { by, fault: "revoked" };
  if (day < by.signer.start) return { by, fault: "early" };
  return day > by.signer.end ? { by, fault: "late" } : { by };
}

function readable(text: string): SshSignature | undefined {
  try {
    return readSignature(text);
  } catch (error) {
    if (error instanceof WireFault) return undefined;
    throw error;
  }
}

/** The keys as OpenSSH's file of allowed signers; revoked ones are left out. */
export function allowedSigners(keys: readonly OfficeKey[], namespace: string): string {
  return keys
    .filter(({ signer }) => signer.revoked === undefined)
    .map(({ office, signer: { key, start, end } }) => {
      const [from, until] = [compact(start), compact(dayAfter(end))];
      const options = `namespaces="${namespace}",valid-after="${from}Z",valid-before="${until}Z"`;
      return `${office} ${options} ${key}\n`;
    })
    .join("");
}

const compact = (day: string) => day.replaceAll("-", "");

function dayAfter(day: string): string {
  const next = new Date(`${day}T00:00:00Z`);
  next.setUTCDate(next.getUTCDate() + 1);
  return next.toISOString().slice(0, 10);
}
