/** Checks of plain inputs: pure functions, whose problems read `input: got X, want Y`. */
import { isIP } from "node:net";
import { normalizeCidr } from "cidr-tools";
import { isTooWide, SHORTEST } from "../policies/values/addresses.ts";

/** One invalid input. */
export interface Problem {
  /** Path of the input, as the caller wrote it. */
  readonly input: string;
  readonly got: unknown;
  readonly want: string;
}

/** An address family, with OpenStack's numbers. */
export type Family = 4 | 6;

const KEY = /^[a-z][a-z0-9-]*$/;

/** A key: lower case, valid in the names of cloud resources. */
export function checkKey(input: string, value: string): Problem[] {
  return KEY.test(value)
    ? []
    : [{ input, got: value, want: "lower-case letters, digits and hyphens, a letter first" }];
}

/** A country code. */
export function checkCountry(input: string, value: string): Problem[] {
  return /^[A-Z]{2}$/.test(value)
    ? []
    : [{ input, got: value, want: "an ISO 3166-1 country code of two capital letters" }];
}

/**
 * A network of one family in its shortest form: OpenStack stores that form, any other would show a change in every
 * preview.
 */
export function checkNetwork(input: string, value: string, family: Family): Problem[] {
  const example = family === 4 ? "10.32.16.0/26" : "fd5a:e500:1:10::/64";
  const [address = "", length = "", ...rest] = value.split("/");
  if (isIP(address) !== family || !/^\d{1,3}$/.test(length) || rest.length > 0) {
    return [{ input, got: value, want: `an IPv${family} network like ${example}` }];
  }
  if (Number(length) > (family === 4 ? 32 : 128)) {
    return [{ input, got: value, want: `a prefix of at most ${family === 4 ? 32 : 128} bits` }];
  }
  const stored = normalizeCidr(value);
  return stored === value ? [] : [{ input, got: value, want: stored }];
}

/**
 * A network at the other end of traffic: never so wide that it means everyone. Where `openToInternet` is an input, a
 * caller may allow that explicitly.
 */
export function checkReach(
  input: string,
  cidr: string,
  family: Family,
  openToInternet?: boolean,
): Problem[] {
  const malformed = checkNetwork(input, cidr, family);
  if (malformed.length > 0 || openToInternet || !isTooWide(cidr)) return malformed;
  const otherwise = openToInternet === undefined ? "" : ", or openToInternet: true";
  return [{ input, got: cidr, want: `a network of /${SHORTEST[family]} or narrower${otherwise}` }];
}

/** Networks of one family, at least one. */
export function checkNetworks(input: string, values: string[], family: Family): Problem[] {
  return values.length === 0
    ? [{ input, got: values, want: "at least one network" }]
    : values.flatMap((value, index) => checkNetwork(`${input}[${index}]`, value, family));
}

/** The family of an address without a prefix length; undefined for any other text. */
export function familyOf(address: string): Family | undefined {
  const family = isIP(address);
  return family === 4 || family === 6 ? family : undefined;
}

/** Limits: whole numbers, none missing, none negative, because OpenStack reads -1 as "without limit". */
export function checkLimits(input: string, limits: object, names: readonly string[]): Problem[] {
  const given = limits as Readonly<Record<string, unknown>>;
  return names
    .filter((name) => !Number.isSafeInteger(given[name]) || Number(given[name]) < 0)
    .map((name) => ({
      input: `${input}.${name}`,
      got: given[name],
      want: "a whole number, 0 or more",
    }));
}

/** All problems as one text for a person. */
export function describe(subject: string, problems: readonly Problem[]): string {
  return [
    `${subject}: ${problems.length} input${problems.length === 1 ? " is" : "s are"} not as expected`,
    ...problems.map(
      ({ input, got, want }) => `  ${input}: got ${JSON.stringify(got) ?? "nothing"}, want ${want}`,
    ),
  ].join("\n");
}
