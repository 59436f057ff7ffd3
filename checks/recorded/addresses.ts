/**
 * Addresses recorded for one thing and declared for another: the cloud releases them only after the first is deleted.
 * Pure.
 */
import { parseCidr } from "cidr-tools";
import { type Issue, issue } from "../../estate/issue.ts";
import { RECORDED } from "../messages/recorded.ts";
import { type Declared, FAMILIES, nameOf, type Stand, type Standing } from "./matching.ts";

/** An issue for each declared segment whose addresses are in use by something else on the cloud. */
export function takenAddresses(stand: Stand): Issue[] {
  let known: readonly Range[] | undefined;
  const ranges = () => {
    known ??= rangesOf(stand.standing);
    return known;
  };
  const keys = new Set(stand.declared.flatMap(({ key, tenant }) => [key, tenant.renamedFrom]));
  return stand.declared.flatMap((declared) => taken(declared, stand, ranges, keys));
}

function taken(
  declared: Declared,
  { own, owned }: Stand,
  ranges: () => readonly Range[],
  keys: ReadonlySet<string | undefined>,
): Issue[] {
  const { key, tenant, source, segments, made, standby: yields, inFile } = declared;
  const met = Object.entries(tenant.segments).flatMap(([segment, addresses]) => {
    const mine = own.get(`${key}/${segment}`);
    const changed = FAMILIES.filter((family) => mine?.[family] !== addresses[family]);
    const all = [...new Set(changed.flatMap((family) => meeting(addresses[family], ranges())))];
    // Its own former subnet is deleted before its replacement is created, as everything with a name from us.
    const others = all.filter((other) => other !== mine);
    return others.length === 0 ? [] : [{ segment, addresses, mine, others }];
  });
  const [was, ...more] = new Set(met.flatMap(({ others }) => others.map((other) => other.tenant)));
  const former = was === undefined || more.length > 0 || keys.has(was) ? undefined : inFile(was);
  if (former !== undefined && made === undefined) {
    const values = { tenant: inFile(key) ?? key, was: former };
    return [{ ...issue(source.at(["tenant"]), RECORDED.addressesOfTenant, values), yields }];
  }
  return met.map(({ segment, addresses, mine, others }) => {
    const got = FAMILIES.map((family) => addresses[family]).join(", ");
    const values = { got, segment, others: others.map(nameOf).join(", ") };
    const [only] = others as [Standing];
    const sameTenant = [key, tenant.renamedFrom].includes(only.tenant);
    const isFormer = others.length === 1 && mine === undefined && !owned.has(only) && sameTenant;
    if (!isFormer)
      return issue(source.at([...segments, segment]), RECORDED.addressesOfOther, values);
    const at = source.at(["segments", segment]);
    return { ...issue(at, RECORDED.addressesOfFormer, { ...values, was: only.key }), yields };
  });
}

interface Range {
  readonly of: Standing;
  readonly version: number;
  readonly start: bigint;
  readonly end: bigint;
}

function rangesOf(standing: readonly Standing[]): Range[] {
  return standing.flatMap((of) =>
    FAMILIES.flatMap((family) => {
      const prefix = of[family];
      return prefix === undefined ? [] : [{ of, ...parseCidr(prefix) }];
    }),
  );
}

function meeting(prefix: string, ranges: readonly Range[]): Standing[] {
  const { version, start, end } = parseCidr(prefix);
  const met = (one: Range) => one.version === version && one.start <= end && one.end >= start;
  return ranges.filter(met).map(({ of }) => of);
}
