/** Kinds that lead traffic to pods, and kinds that block it. */
import {
  count,
  denied,
  type Entry,
  evaluated,
  flag,
  object,
  oneOf,
} from "../../properties/entry.ts";
import { appProtocol, protocol } from "./core.ts";
import { ENDED, OTHER_OBJECT } from "./denials.ts";
import {
  type KindTables,
  kind,
  labelSelector,
  name,
  objectReference,
  port,
  word,
} from "./entries.ts";

const V1 = ["v1"];

/** networking.v1.IngressBackend */
const backend = object({
  resource: evaluated("joins", { why: "rule route-backend denies it" }),
  service: object({
    name: name("a Service of the same namespace"),
    port: object({ name: name("a port of the Service"), number: count }),
  }),
});

/** No quotes, spaces or braces: controllers write it into their own configuration. */
const PATH = /^\/[\w.~%@:$()|*+?^[\]\\/&=!-]*$/;

/** networking.v1.NetworkPolicyPeer */
const peers: Entry = object(
  {
    ipBlock: object({ cidr: evaluated("opens"), except: evaluated("opens") }, { is: "opens" }),
    namespaceSelector: { ...labelSelector, is: "opens" },
    podSelector: { ...labelSelector, is: "opens" },
  },
  { is: "opens" },
);
const ports: Entry = object({ endPort: count, port, protocol }, { is: "opens" });

export const networking: KindTables = {
  "discovery.k8s.io:EndpointSlice": kind(V1, {
    addressType: evaluated("host"),
    endpoints: object(
      {
        addresses: evaluated("host"),
        conditions: object({ ready: flag, serving: flag, terminating: flag }),
        deprecatedTopology: denied(ENDED),
        hints: object({
          forNodes: object({ name: name("a node of the same cluster") }),
          forZones: object({ name: name("a zone of the same cluster") }),
        }),
        hostname: name("a name below the Service's own"),
        nodeName: name("a node of the same cluster"),
        targetRef: objectReference("the owner of the address; traffic goes to the address"),
        zone: name("a zone of the same cluster"),
      },
      { is: "host" },
    ),
    ports: object({ appProtocol, name: name("the port's own name"), port: count, protocol }),
  }),
  // Rule ingress-host.
  "networking.k8s.io:Ingress": kind(V1, {
    spec: object(
      {
        defaultBackend: backend,
        ingressClassName: name("a controller of the same cluster"),
        rules: object(
          {
            host: evaluated("host"),
            http: object({
              paths: object({
                backend,
                path: word(
                  PATH,
                  "a path without spaces, quotes or braces",
                  "un chemin sans espaces, guillemets ni accolades",
                ),
                pathType: oneOf("Exact", "Prefix", "ImplementationSpecific"),
              }),
            }),
          },
          { is: "host" },
        ),
        tls: object(
          { hosts: evaluated("host"), secretName: name("a Secret of the same namespace") },
          { is: "host" },
        ),
      },
      { is: "host" },
    ),
  }),
  "networking.k8s.io:IngressClass": kind(V1, {
    spec: object({
      controller: word(
        /^[a-z0-9.-]+\/[\w./-]+$/i,
        "the name of a controller",
        "le nom d'un contrôleur",
        "a controller that runs in the same cluster, by the name it goes by",
      ),
      parameters: denied(OTHER_OBJECT),
    }),
  }),
  // Rules network-policy and network-policy-class.
  "networking.k8s.io:NetworkPolicy": kind(V1, {
    spec: object(
      {
        egress: object({ ports, to: peers }, { is: "opens" }),
        ingress: object({ from: peers, ports }, { is: "opens" }),
        podSelector: { ...labelSelector, is: "opens" },
        policyTypes: oneOf("Ingress", "Egress"),
      },
      { is: "opens" },
    ),
  }),
};
