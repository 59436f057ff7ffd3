/** What is wrong with plain inputs: pure questions, each answered with `input: got X, want Y`. */
import { parseCidr } from "cidr-tools";

/** One input that is not as expected. */
export interface Problem {
  /** Path of the input, as the caller wrote it. */
  readonly input: string;
  readonly got: unknown;
  readonly want: string;
}

/** An address family, as OpenStack counts them. */
export type Family = 4 | 6;

const KEY = /^[a-z][a-z0-9-]*$/;

/** A key: lower case, fit for names of things in a cloud. */
export function checkKey(input: string, value: string): Problem[] {
  return KEY.test(value)
    ? []
    : [{ input, got: value, want: "lower-case letters, digits and hyphens, a letter first" }];
}

/** The inputs every component has: they become its labels. */
export function checkLabels(args: {
  site: string;
  tenant?: string;
  owner: string;
  dataClass: string;
}): Problem[] {
  return [
    ...checkKey("site", args.site),
    ...(args.tenant === undefined ? [] : checkKey("tenant", args.tenant)),
    ...checkCountry("owner", args.owner),
    ...checkKey("dataClass", args.dataClass),
  ];
}

/** A country code. */
export function checkCountry(input: string, value: string): Problem[] {
  return /^[A-Z]{2}$/.test(value)
    ? []
    : [{ input, got: value, want: "an ISO 3166-1 country code of two capital letters" }];
}

/** A network of one family, written with its network address: OpenStack stores no other, so it would differ for ever. */
export function checkNetwork(input: string, value: string, family: Family): Problem[] {
  const want = `an IPv${family} network like ${family === 4 ? "10.32.16.0/26" : "fd5a:e500:1:10::/64"}`;
  const parsed = parse(value);
  if (parsed?.version !== family || !parsed.prefixPresent) return [{ input, got: value, want }];
  const size = parsed.end - parsed.start;
  return (parse(parsed.ip)?.start ?? 0n) === parsed.start && size >= 0n
    ? []
    : [{ input, got: value, want: `${want}, no bit set after the prefix` }];
}

/** An address without a prefix length, of either family. */
export function familyOf(address: string): Family | undefined {
  const parsed = parse(address);
  return parsed && !parsed.prefixPresent ? parsed.version : undefined;
}

/** Limits: whole numbers, nothing negative, because OpenStack reads -1 as "without limit". */
export function checkLimits(input: string, limits: object): Problem[] {
  return Object.entries(limits)
    .filter(([, value]) => !Number.isSafeInteger(value) || value < 0)
    .map(([key, value]) => ({
      input: `${input}.${key}`,
      got: value,
      want: "a whole number, 0 or more",
    }));
}

/** All problems as one text for a person. */
export function describe(subject: string, problems: readonly Problem[]): string {
  return [
    `${subject}: ${problems.length} input${problems.length === 1 ? " is" : "s are"} not as expected`,
    ...problems.map(({ input, got, want }) => `  ${input}: got ${JSON.stringify(got)}, want ${want}`),
  ].join("\n");
}

function parse(value: string) {
  try {
    return parseCidr(value);
  } catch {
    return undefined;
  }
}
