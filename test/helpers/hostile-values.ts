/** Values and texts that have broken readers before, for property tests. */
import fc from "fast-check";

/** Keys that every object has, or that lead to what it inherits. */
export const INHERITED = ["__proto__", "constructor", "prototype", "toString", "hasOwnProperty"];

/** Texts: hidden characters, halves of characters, look-alikes, dates, addresses, numbers in other spellings. */
const TEXTS = [
  ...INHERITED,
  "",
  " ",
  "-",
  "МL",
  "publіc",
  "ＭＬ",
  "impôts\u0301",
  "😀",
  "a\nb",
  "a\u001b[31mb",
  "a\u009b31mb",
  "a\u202eb",
  "a\u200bb",
  "a\u0000b",
  "a\ud800b",
  "a\uffffb",
  "../../etc/passwd",
  "$HOME",
  "{got}",
  "%s",
  "0443",
  "443-80",
  "0x1F",
  "1e9",
  "1_000",
  "12:30:45",
  "yes",
  "null",
  "~",
  "2026-02-30",
  "0000-00-00",
  "10000-01-01",
  "2026-11-24T00:00:00Z",
  "0.0.0.0/0",
  "::/0",
  "10.32.16.1/26",
  "010.032.016.000/26",
  "10.32.16.0/33",
  "::ffff:10.32.0.0/120",
  "FD5A:E500:1:1004::/64",
  "fd5a:e500:0001:1004::/64",
  "fe80::1%eth0/64",
  "https://user:secret@identity.bamako.aes.example/v3",
  "https://identity.bamako.aes.example:5000@evil.example",
  "urn:pulumi:bamako::x::y::z",
];

const NUMBERS = [0, -1, 1.5, 1e21, Number.MAX_SAFE_INTEGER + 2, 65536, 4096];

/** A value of any kind; texts are the most frequent. */
export const hostileValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...TEXTS) },
  { weight: 2, arbitrary: fc.constantFrom<unknown>(null, true, false, [], {}, ...NUMBERS) },
  { weight: 1, arbitrary: fc.constantFrom(300, 3000).map((length) => "a".repeat(length)) },
  { weight: 1, arbitrary: fc.constantFrom(...TEXTS).map((text) => [text, text]) },
  { weight: 1, arbitrary: fc.constantFrom(...TEXTS).map((text) => ({ [`k${text}`]: text })) },
);

/** A key of any kind. */
export const hostileKey: fc.Arbitrary<string> = fc.constantFrom(...TEXTS);

/** Every value of some data, by its path. */
export function placesIn(data: unknown, path: readonly (string | number)[] = []): Place[] {
  if (typeof data !== "object" || data === null) return [{ path, value: data }];
  const below = Object.entries(data).flatMap(([key, part]) =>
    placesIn(part, [...path, Array.isArray(data) ? Number(key) : key]),
  );
  return [{ path, value: data }, ...below];
}

export interface Place {
  readonly path: readonly (string | number)[];
  readonly value: unknown;
}

/** One of the texts' bytes changed: removed from the end, inserted, in another encoding, or with a mark before it. */
export const hostileBytes: fc.Arbitrary<(text: string) => Buffer> = fc.oneof(
  fc.double({ min: 0, max: 1, noNaN: true }).map((part) => (text: string) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, Math.floor(bytes.length * part));
  }),
  fc
    .tuple(
      fc.double({ min: 0, max: 0.999, noNaN: true }),
      fc.uint8Array({ minLength: 1, maxLength: 3 }),
    )
    .map(([part, inserted]) => (text: string) => {
      const bytes = Buffer.from(text);
      const at = Math.floor(bytes.length * part);
      return Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at)]);
    }),
  fc.constantFrom(
    (text: string) => Buffer.from(text, "utf16le"),
    (text: string) => Buffer.from(`\ufeff${text}`, "utf16le"),
    (text: string) => Buffer.from(`\ufeff${text}`),
    (text: string) => Buffer.from(text, "latin1"),
    (text: string) => Buffer.from(text.replaceAll("\n", "\r\n")),
    (text: string) => Buffer.from(text.replaceAll("\n", "\r")),
    (text: string) => Buffer.from(text + text),
    (text: string) => Buffer.from(`${text}---\n${text}`),
    () => Buffer.from("[".repeat(5000)),
    () => Buffer.from("a: ".repeat(1000)),
    () => Buffer.from("a: 1\n".repeat(2000)),
    (text: string) =>
      Buffer.from(text + Array.from({ length: 1000 }, (_, k) => `k${k}: 1\n`).join("")),
  ),
);
