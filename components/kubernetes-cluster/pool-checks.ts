/** Checks of a cluster's pools, and the function that all its checks use. No Pulumi here. */
import { checkKey, type Problem } from "../checks.ts";
import { type KubernetesClusterArgs, MagnumDriver, type PoolArgs } from "./args.ts";

/** One check: an empty list when it passes. */
export function check(input: string, got: unknown, right: boolean, want: string): Problem[] {
  return right ? [] : [{ input, got, want }];
}

/** Whether a value is a whole number, 1 or more. */
export function isCount(value: number | undefined): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 1;
}

/** All problems of the pools. */
export function checkPools({ pools, magnum }: KubernetesClusterArgs): Problem[] {
  const placeless = magnum?.driver === MagnumDriver.CapiHelm;
  return [
    ...check("pools", pools, Object.keys(pools).length > 0, "at least one pool"),
    ...Object.entries(pools).flatMap(([key, pool]) => [
      ...checkKey(`pools.${key}`, key),
      ...checkSize(`pools.${key}`, pool),
      ...check(
        `pools.${key}.zone`,
        pool.zone,
        pool.zone === undefined || !placeless,
        "none: k8s_capi_helm cannot place a pool in a zone",
      ),
      ...(pool.zone === undefined ? [] : checkKey(`pools.${key}.zone`, pool.zone)),
    ]),
  ];
}

function checkSize(input: string, { count, autoscale }: PoolArgs): Problem[] {
  if ((count === undefined) === (autoscale === undefined)) {
    const got = count === undefined ? "none" : "both";
    return [{ input, got, want: "exactly one of count and autoscale" }];
  }
  if (!autoscale)
    return check(`${input}.count`, count, isCount(count), "a whole number, 1 or more");
  const { min, max } = autoscale;
  return [
    ...check(`${input}.autoscale.min`, min, isCount(min), "a whole number, 1 or more"),
    ...check(`${input}.autoscale.max`, max, isCount(max) && max >= min, `${min} or more`),
  ];
}
