/** Problems of the SSH keys that sign for offices. */
import type { Message } from "../../../output/message.ts";
import {
  fingerprintOf,
  KEY_TYPES,
  LEAST_RSA_BITS,
  readPublicKey,
} from "../../signatures/public-key.ts";
import { WireFault } from "../../signatures/wire.ts";
import type { Alliance } from "../model.ts";
import { type AllianceProblem, problemsOf } from "../problem.ts";

const MESSAGES = {
  notKey: {
    fr: "pas une clé publique de SSH qui puisse signer ; attendu : « type Base64 », comme dans id_ed25519.pub, sans commentaire, d'un de ces types : {want}",
    en: "not a public SSH key that may sign; want `type Base64`, as in id_ed25519.pub, without a comment, of one of these types: {want}",
  },
  weak: {
    fr: "clé RSA de {got, number} bits ; attendu : au moins {want, number}, ou une clé Ed25519",
    en: "got an RSA key of {got, number} bits, want at least {want, number}, or an Ed25519 key",
  },
  twice: {
    fr: "la clé {got} signe déjà pour {want} ; attendu : une clé par bureau et par entrée",
    en: "got key {got}, which already signs for {want}; want one key for each office and entry",
  },
  backwards: {
    fr: "la fin {got} précède le début {want}",
    en: "got end {got}, which is before the start {want}",
  },
} as const satisfies Record<string, Message>;

const problem = problemsOf(MESSAGES);

/** Problems of all offices' keys: a key of two offices could sign alone for both. */
export function signerProblems({ offices }: Pick<Alliance, "offices">): AllianceProblem[] {
  const signs = new Map<string, string>();
  return Object.entries(offices).flatMap(([office, { signers = {} }]) =>
    Object.entries(signers).flatMap(([name, { key, start, end }]) => {
      const path = ["offices", office, "signers", name];
      return [
        ...keyProblems([...path, "key"], key, signs, `${office}.signers.${name}`),
        ...(end < start ? [problem("backwards", [...path, "end"], { got: end, want: start })] : []),
      ];
    }),
  );
}

function keyProblems(at: string[], text: string, signs: Map<string, string>, entry: string) {
  try {
    const key = readPublicKey(text);
    const got = fingerprintOf(key);
    const want = signs.get(got);
    signs.set(got, want ?? entry);
    if (want !== undefined) return [problem("twice", at, { got, want })];
    const weak = key.bits !== undefined && key.bits < LEAST_RSA_BITS;
    return weak ? [problem("weak", at, { got: key.bits, want: LEAST_RSA_BITS })] : [];
  } catch (error) {
    if (!(error instanceof WireFault)) throw error;
    return [problem("notKey", at, { want: KEY_TYPES.join(", ") })];
  }
}
