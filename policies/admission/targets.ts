/**
 * Where a target leads, in CEL; read it beside `../values/targets.ts`. Each takes expressions and returns a condition.
 */
import { IN_CLUSTER, IN_POD, PLAIN_TARGET } from "../values/targets.ts";
import { literal } from "./cel.ts";

/** Whether a target is the pod itself. */
export function isInPod(target: string): string {
  return `${target}.matches(${literal(IN_POD)})`;
}

/** Whether a target is a Service of the cluster itself. */
export function isInCluster(target: string): string {
  return `(!${target}.contains("..") && ${target}.matches(${literal(IN_CLUSTER)}))`;
}

/** Whether a target is an address inside one of the entries, or equal to or below one of them. */
export function isAmong(target: string, entries: string): string {
  const plain = `!${target}.contains("..") && ${target}.matches(${literal(PLAIN_TARGET)})`;
  const host = `${target}.replace("https://", "").replace("http://", "").split("/")[0].split(":")[0]`;
  const secure = `(${target}.startsWith("https://") && ${isAt(`${target}.substring(8)`, "e")})`;
  return `((${plain} && ${entries}.exists(e, ${isAt(target, "e")} || ${secure} || ${isInside(host, "e")})) || ${entries}.exists(e, ${isInside(target, "e")}))`;
}

/** At a boundary: the end of a host, a port or a path segment; an entry without a port means any. */
function isAt(target: string, entry: string): string {
  return `(${target} == ${entry} || ${target}.startsWith(${entry} + "/") || (!${entry}.startsWith("https://") && !${entry}.matches(":[0-9]+") && ${target}.startsWith(${entry} + ":")))`;
}

function isInside(address: string, entry: string): string {
  return `(isIP(${address}) && (isIP(${entry}) ? ip(${entry}) == ip(${address}) : isCIDR(${entry}) && cidr(${entry}).containsIP(${address})))`;
}
