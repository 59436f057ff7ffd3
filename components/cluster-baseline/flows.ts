/** Checks of a namespace's flows. No Pulumi here. */
import { containsCidr } from "cidr-tools";
import { checkReach, type Problem } from "../checks.ts";
import { Direction } from "../rule-args.ts";
import { checkName, checkOneOf } from "./names.ts";
import { type FlowArgs, FlowProtocol } from "./namespace-args.ts";

/** Link-local: the cloud's metadata service for nodes is there, and gives access to the node's credentials. */
export const LINK_LOCAL = ["169.254.0.0/16", "fe80::/10"];

/** Problems of a namespace's flows, given the existing namespaces. */
export function checkFlows(
  input: string,
  flows: Record<string, FlowArgs>,
  namespaces: readonly string[],
): Problem[] {
  return Object.entries(flows).flatMap(([key, flow]) => [
    ...checkName(`${input}.${key}`, key),
    ...checkOneOf(`${input}.${key}.direction`, flow.direction, Object.values(Direction)),
    ...checkOneOf(`${input}.${key}.protocol`, flow.protocol, Object.values(FlowProtocol)),
    ...checkPorts(`${input}.${key}`, flow),
    ...checkRemote(`${input}.${key}`, flow, namespaces),
    ...checkPodLabels(`${input}.${key}.podLabels`, flow.podLabels ?? {}),
  ]);
}

function checkPorts(input: string, { portMin, portMax = portMin }: FlowArgs): Problem[] {
  const isPort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65535;
  const wrong = Object.entries(portMax === portMin ? { portMin } : { portMin, portMax }).filter(
    ([, port]) => !isPort(port),
  );
  if (wrong.length > 0) {
    const want = "a port from 1 to 65535";
    return wrong.map(([name, got]) => ({ input: `${input}.${name}`, got, want }));
  }
  return portMin <= portMax
    ? []
    : [{ input: `${input}.portMax`, got: portMax, want: `${portMin} or more` }];
}

function checkRemote(input: string, flow: FlowArgs, namespaces: readonly string[]): Problem[] {
  const { remoteNamespace, remoteCidr } = flow;
  if (remoteNamespace !== undefined && remoteCidr === undefined) {
    const want = `a namespace of this cluster: ${[...namespaces].sort().join(", ")}`;
    return namespaces.includes(remoteNamespace)
      ? []
      : [{ input: `${input}.remoteNamespace`, got: remoteNamespace, want }];
  }
  if (remoteNamespace === undefined && remoteCidr !== undefined) {
    return checkRemoteCidr(`${input}.remoteCidr`, remoteCidr, flow.openToInternet ?? false);
  }
  const got = remoteCidr === undefined ? "none" : "both";
  return [{ input, got, want: "exactly one of remoteNamespace and remoteCidr" }];
}

function checkRemoteCidr(input: string, cidr: string, openToInternet: boolean): Problem[] {
  const family = cidr.includes(":") ? 6 : 4;
  const problems = checkReach(input, cidr, family, openToInternet);
  if (problems.length > 0) return problems;
  if (LINK_LOCAL.some((range) => containsCidr(range, cidr))) {
    return [{ input, got: cidr, want: "a network that is not link-local" }];
  }
  return [];
}

function checkPodLabels(input: string, labels: Record<string, string>): Problem[] {
  const key = /^([a-z0-9]([a-z0-9.-]*[a-z0-9])?\/)?[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?$/;
  const value = /^([A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?)?$/;
  return Object.entries(labels)
    .filter(([name, text]) => !key.test(name) || !value.test(text))
    .map(([name, text]) => ({ input, got: `${name}=${text}`, want: "a label of Kubernetes" }));
}
