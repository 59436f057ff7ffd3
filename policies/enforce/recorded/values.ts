/**
 * Values as states and plans write them, turned into plain data with `UNKNOWN` for values that the file does not show.
 */
import { UNKNOWN } from "../../facts/fact.ts";

/** The engine's own offline analysis and its plans show this in place of a secret. */
export const BLINDED = "[secret]";

/** A plan shows these in place of a value that is not known yet, one text for each kind of value. */
export const NOT_YET_KNOWN: ReadonlySet<unknown> = new Set([
  "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7",
  "3eeb2bf0-c639-47a8-9e75-3b44932eb421",
  "04da6b54-80e4-46f7-96ec-b56ff0331ba9",
  "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2",
  "030794c1-ac77-496b-92df-f27374a8bd58",
  "e48ece36-62e2-4504-bad9-02848725956a",
  "dd056dcd-154b-4c76-9bd3-c8f88648b5ff",
]);

/** The key that marks an object as something other than a map, and the marks whose contents the rules can read. */
export const SIGNATURE = "4dabf18193072939515e22adb298388d";
export const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const OUTPUT = "d0e6a833031e9bbcd3f4e8bde6ca49a4";
const ASSET = "c44067f5952c0a294b673a41bacd8c17";
const ARCHIVE = "0def7320c3a5731c473e5ecbe6d01bc7";

/** Whether a value is marked as a secret. */
export function isSecret(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object(value)[SIGNATURE] === SECRET;
}

/**
 * A recorded value as the rules read it; a secret without its plain text, and any unknown mark, is `UNKNOWN`, or the
 * value of `secret` instead.
 */
export function plain(value: unknown, secret: symbol | typeof UNKNOWN = UNKNOWN): unknown {
  if (value === BLINDED) return secret;
  if (NOT_YET_KNOWN.has(value)) return UNKNOWN;
  if (Array.isArray(value)) return value.map((part) => plain(part, secret));
  if (typeof value !== "object" || value === null) return value;
  const map = value as Readonly<Record<string, unknown>>;
  if (!Object.hasOwn(map, SIGNATURE)) return plainMap(map, secret);
  switch (map[SIGNATURE]) {
    case SECRET:
      return typeof map.plaintext === "string" ? revealed(map.plaintext, secret) : secret;
    case OUTPUT:
      return Object.hasOwn(map, "value") ? plain(map.value, secret) : UNKNOWN;
    case ASSET:
    case ARCHIVE:
      return plainMap(map, secret);
    default:
      return secret;
  }
}

function plainMap(
  map: Readonly<Record<string, unknown>>,
  secret: symbol | typeof UNKNOWN,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(map).map(([key, part]) => [key, plain(part, secret)]));
}

/** A secret that was exported in clear holds its value as JSON text. */
function revealed(text: string, secret: symbol | typeof UNKNOWN): unknown {
  try {
    return plain(JSON.parse(text), secret);
  } catch {
    return secret;
  }
}
