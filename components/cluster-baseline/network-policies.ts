/** The network policies of a namespace: only DNS and declared flows are allowed. No Pulumi here. */
import type { types } from "@pulumi/kubernetes";
import { containsCidr } from "cidr-tools";
import { LINK_LOCAL } from "./flows.ts";
import type { FlowArgs, NamespaceArgs } from "./namespace-args.ts";

type Spec = types.input.networking.v1.NetworkPolicySpec;
type Peer = types.input.networking.v1.NetworkPolicyPeer;

const EVERY_POD = {};

/** Specs by name. Each name says what it allows, and a flow cannot have the name of another policy. */
export function networkPolicies(namespace: string, args: NamespaceArgs): Record<string, Spec> {
  return {
    "default-deny": { podSelector: EVERY_POD, policyTypes: ["Ingress", "Egress"] },
    "allow-dns": allowDns(),
    ...(args.openWithin ? { "allow-within": allowWithin(namespace) } : {}),
    ...Object.fromEntries(
      Object.entries(args.flows ?? {}).map(([key, flow]) => [`flow-${key}`, allow(flow)]),
    ),
  };
}

function allowDns(): Spec {
  const server = { ...namespaceNamed("kube-system"), ...podsWith({ "k8s-app": "kube-dns" }) };
  const ports = ["UDP", "TCP"].map((protocol) => ({ protocol, port: 53 }));
  return {
    podSelector: EVERY_POD,
    policyTypes: ["Egress"],
    egress: [{ to: [server], ports }],
  };
}

function allowWithin(namespace: string): Spec {
  const peers = [namespaceNamed(namespace)];
  return {
    podSelector: EVERY_POD,
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: peers }],
    egress: [{ to: peers }],
  };
}

function allow(flow: FlowArgs): Spec {
  const { podSelector } = podsWith(flow.podLabels ?? {});
  const { portMin, portMax = portMin } = flow;
  const port = { protocol: flow.protocol.toUpperCase(), port: portMin };
  const ports = [portMax === portMin ? port : { ...port, endPort: portMax }];
  const peers = [remote(flow)];
  return flow.direction === "ingress"
    ? { podSelector, policyTypes: ["Ingress"], ingress: [{ from: peers, ports }] }
    : { podSelector, policyTypes: ["Egress"], egress: [{ to: peers, ports }] };
}

function remote({ remoteNamespace, remoteCidr }: FlowArgs): Peer {
  if (remoteNamespace !== undefined) return namespaceNamed(remoteNamespace);
  const cidr = remoteCidr ?? ""; // checkFlows has verified that it is set
  const except = LINK_LOCAL.filter((range) => containsCidr(cidr, range));
  return { ipBlock: except.length > 0 ? { cidr, except } : { cidr } };
}

/** By the label that the API server itself sets and protects. */
function namespaceNamed(name: string) {
  return { namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": name } } };
}

function podsWith(matchLabels: Record<string, string>) {
  return { podSelector: Object.keys(matchLabels).length > 0 ? { matchLabels } : EVERY_POD };
}
