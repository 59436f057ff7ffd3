/** Identifiers that are the same for the same content: UUIDs of version 5 (RFC 9562). */
import { createHash } from "node:crypto";

/** The namespace of this program's identifiers. */
const NAMESPACE = Buffer.from("5b0c3f7e8d4a4d1f9a6be2c7f01d3e58", "hex");

/** The UUID of something, from the texts that name it. */
export function uuidOf(...name: readonly string[]): string {
  const hash = createHash("sha1").update(NAMESPACE).update(JSON.stringify(name)).digest();
  const bytes = hash.subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x50;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
