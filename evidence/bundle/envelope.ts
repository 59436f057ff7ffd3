/**
 * The statement as a DSSE envelope. Each signature is one of SSH (without its armour) over DSSE's pre-authentication
 * encoding, so that keys on tokens and in agents can make it.
 */
import { z } from "zod";
import { documentText } from "./documents.ts";

export const PAYLOAD_TYPE = "application/vnd.in-toto+json";

export const envelopeSchema = z.strictObject({
  payloadType: z.literal(PAYLOAD_TYPE),
  payload: z.base64(),
  signatures: z.array(z.strictObject({ keyid: z.string().min(1), sig: z.base64().min(1) })),
});
export type Envelope = z.output<typeof envelopeSchema>;

/** What a signature of the envelope signs (DSSE 1.0). */
export function preAuthentication(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** The envelope's text; signatures come in the order of their keys. */
export function envelopeText(payload: Uint8Array, signatures: Envelope["signatures"]): string {
  const envelope: Envelope = {
    payloadType: PAYLOAD_TYPE,
    payload: Buffer.from(payload).toString("base64"),
    signatures: signatures.toSorted((a, b) => (a.keyid < b.keyid ? -1 : 1)),
  };
  return documentText(envelope);
}
