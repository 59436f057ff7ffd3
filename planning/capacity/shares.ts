/** The members' shares of a site, and their actual use. Pure. */
import type { Amounts, Share } from "../../policies/alliance/model.ts";
import { sum } from "./building.ts";

export const SHARE_FIELDS = ["cores", "ramGiB", "volumeGiB", "floatingIps"] as const;

/** Members' shares of one site. */
export type Shares = Readonly<Record<string, Share>>;

/** One tenant's quota, and the member whose share it uses. */
export interface Use {
  /** Name of the tenant for people. */
  readonly tenant: string;
  readonly owner: string;
  readonly amounts: Amounts;
}

/** A sum that exceeds its limit. */
export interface Excess<Field extends string = keyof Amounts> {
  readonly field: Field;
  readonly sum: number;
  readonly limit: number;
  readonly excess: number;
}

export function add(amounts: readonly Amounts[]): Amounts {
  return perField((field) => sum(amounts.map((each) => each[field])));
}

/** Amounts used of each member's share. */
export function usedBy(uses: readonly Use[]): Map<string, Amounts> {
  const owners = new Set(uses.map(({ owner }) => owner));
  return new Map([...owners].sort().map((owner) => [owner, add(amountsOf(uses, owner))]));
}

/** The most that a member may use: its guaranteed part and its burst; nothing without a share. */
export function limitOf(share: Share | undefined): Amounts {
  return share ? add([share.guaranteed, share.burst]) : add([]);
}

/** The guaranteed parts of all members together. */
export function guaranteedTogether(shares: Shares): Amounts {
  return add(Object.values(shares).map(({ guaranteed }) => guaranteed));
}

/** Capacity that must exist: for each member its guaranteed part, used or not, or more if its tenants have more. */
export function owed(shares: Shares, uses: readonly Use[]): Amounts {
  const members = new Set([...Object.keys(shares), ...uses.map(({ owner }) => owner)]);
  return add(
    [...members].map((member) => {
      const used = add(amountsOf(uses, member));
      const share = Object.hasOwn(shares, member) ? shares[member] : undefined;
      return perField((field) => Math.max(used[field], share?.guaranteed[field] ?? 0));
    }),
  );
}

/** The fields whose sum exceeds its limit; a field without a limit is not checked. */
export function beyond<Field extends string>(
  sums: Readonly<Partial<Record<Field, number>>>,
  limits: Readonly<Partial<Record<NoInfer<Field>, number>>>,
): Excess<Field>[] {
  return (Object.entries(sums) as [Field, number][]).flatMap(([field, total]) => {
    const limit = limits[field];
    if (limit === undefined || total <= limit) return [];
    return [{ field, sum: total, limit, excess: total - limit }];
  });
}

function amountsOf(uses: readonly Use[], member: string): Amounts[] {
  return uses.filter(({ owner }) => owner === member).map(({ amounts }) => amounts);
}

function perField(value: (field: keyof Amounts) => number): Amounts {
  return {
    cores: value("cores"),
    ramGiB: value("ramGiB"),
    volumeGiB: value("volumeGiB"),
    floatingIps: value("floatingIps"),
  };
}
