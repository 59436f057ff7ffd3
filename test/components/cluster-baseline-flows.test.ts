/** The traffic that a namespace allows. */
import test from "ava";
import fc from "fast-check";
import { checkFlows } from "../../components/cluster-baseline/flows.ts";
import type { FlowArgs } from "../../components/cluster-baseline/namespace-args.ts";
import { networkPolicies } from "../../components/cluster-baseline/network-policies.ts";

const quota = { cpu: 4, memoryGiB: 8, pods: 30 };
const from: FlowArgs = {
  direction: "ingress",
  protocol: "tcp",
  portMin: 8080,
  remoteCidr: "10.0.0.0/8",
};
const { remoteCidr: _cidr, ...nowhere } = from;

test("a namespace allows its pods the cluster's DNS only", (t) => {
  t.deepEqual(networkPolicies("portal", { quota }), {
    "default-deny": { podSelector: {}, policyTypes: ["Ingress", "Egress"] },
    "allow-dns": {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [
            {
              namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "kube-system" } },
              podSelector: { matchLabels: { "k8s-app": "kube-dns" } },
            },
          ],
          ports: [
            { protocol: "UDP", port: 53 },
            { protocol: "TCP", port: 53 },
          ],
        },
      ],
    },
  });
});

const flows: [string, FlowArgs, object][] = [
  [
    "a network to its pods",
    from,
    {
      podSelector: {},
      policyTypes: ["Ingress"],
      ingress: [
        { from: [{ ipBlock: { cidr: "10.0.0.0/8" } }], ports: [{ protocol: "TCP", port: 8080 }] },
      ],
    },
  ],
  [
    "some pods to a namespace, on a range of ports",
    {
      ...nowhere,
      direction: "egress",
      protocol: "udp",
      portMax: 8089,
      remoteNamespace: "db",
      podLabels: { app: "web" },
    },
    {
      podSelector: { matchLabels: { app: "web" } },
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "db" } } }],
          ports: [{ protocol: "UDP", port: 8080, endPort: 8089 }],
        },
      ],
    },
  ],
  [
    "the Internet, but never the metadata service",
    { ...from, direction: "egress", remoteCidr: "0.0.0.0/0", openToInternet: true },
    {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ ipBlock: { cidr: "0.0.0.0/0", except: ["169.254.0.0/16"] } }],
          ports: [{ protocol: "TCP", port: 8080 }],
        },
      ],
    },
  ],
  [
    "the IPv6 Internet",
    { ...from, direction: "egress", remoteCidr: "::/0", openToInternet: true },
    {
      podSelector: {},
      policyTypes: ["Egress"],
      egress: [
        {
          to: [{ ipBlock: { cidr: "::/0", except: ["fe80::/10"] } }],
          ports: [{ protocol: "TCP", port: 8080 }],
        },
      ],
    },
  ],
];
for (const [title, flow, spec] of flows) {
  test(`a flow lets through ${title}`, (t) => {
    t.deepEqual(checkFlows("flows", { it: flow }, ["db"]), []);
    t.deepEqual(networkPolicies("portal", { quota, flows: { it: flow } })["flow-it"], spec);
  });
}

test("pods of an open namespace reach each other, and no other's", (t) => {
  const own = [{ namespaceSelector: { matchLabels: { "kubernetes.io/metadata.name": "portal" } } }];
  t.deepEqual(networkPolicies("portal", { quota, openWithin: true })["allow-within"], {
    podSelector: {},
    policyTypes: ["Ingress", "Egress"],
    ingress: [{ from: own }],
    egress: [{ to: own }],
  });
});

const rejected: [string, FlowArgs, string, RegExp][] = [
  ["port 0", { ...from, portMin: 0 }, "portMin", /a port from 1 to 65535/],
  ["half a port", { ...from, portMax: 8080.5 }, "portMax", /a port from 1 to 65535/],
  ["a range upside down", { ...from, portMax: 8079 }, "portMax", /8080 or more/],
  ["no other end", nowhere, "", /exactly one of remoteNamespace and remoteCidr/],
  ["two other ends", { ...from, remoteNamespace: "db" }, "", /exactly one of/],
  [
    "an unknown namespace",
    { ...nowhere, remoteNamespace: "web" },
    "remoteNamespace",
    /a namespace of this cluster: db/,
  ],
  [
    "every namespace",
    { ...nowhere, remoteNamespace: "" },
    "remoteNamespace",
    /a namespace of this cluster/,
  ],
  ["text for a network", { ...from, remoteCidr: "internet" }, "remoteCidr", /an IPv4 network/],
  ["bits after the prefix", { ...from, remoteCidr: "10.1.0.0/8" }, "remoteCidr", /10\.0\.0\.0\/8/],
  [
    "the Internet without openToInternet",
    { ...from, remoteCidr: "0.0.0.0/0" },
    "remoteCidr",
    /openToInternet: true/,
  ],
  [
    "half the IPv6 Internet",
    { ...from, remoteCidr: "8000::/1" },
    "remoteCidr",
    /openToInternet: true/,
  ],
  [
    "the metadata service",
    { ...from, remoteCidr: "169.254.169.254/32" },
    "remoteCidr",
    /not link-local/,
  ],
  [
    "an invalid label",
    { ...from, podLabels: { "a b": "c" } },
    "podLabels",
    /a label of Kubernetes/,
  ],
  [
    "an unknown direction",
    { ...from, direction: "both" as "egress" },
    "direction",
    /one of ingress, egress/,
  ],
  ["an unknown protocol", { ...from, protocol: "icmp" as "tcp" }, "protocol", /one of tcp, udp/],
];
for (const [title, flow, input, want] of rejected) {
  test(`rejects a flow with ${title}`, (t) => {
    const [problem, ...more] = checkFlows("flows", { it: flow }, ["db"]);
    t.deepEqual(more, []);
    t.is(problem?.input, input ? `flows.it.${input}` : "flows.it");
    t.regex(problem?.want ?? "", want);
  });
}

test("no policy of any namespace selects every namespace, and only DNS leaves by default", (t) => {
  const anything = fc.record({
    direction: fc.constantFrom("ingress", "egress"),
    protocol: fc.constantFrom("tcp", "udp"),
    portMin: fc.integer({ min: 1, max: 65535 }),
    remoteNamespace: fc.constantFrom("db", "web"),
  });
  fc.assert(
    fc.property(
      fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), anything),
      fc.boolean(),
      (some, openWithin) => {
        const made = networkPolicies("web", {
          quota,
          openWithin,
          flows: some as Record<string, FlowArgs>,
        });
        const selectors = [...JSON.stringify(made).matchAll(/"namespaceSelector":(\{[^}]*\})/g)];
        t.true(
          selectors.every(([, text]) =>
            /"kubernetes\.io\/metadata\.name":"[a-z-]+"/.test(text ?? ""),
          ),
        );
        t.is(Object.keys(made).length, 2 + (openWithin ? 1 : 0) + Object.keys(some).length);
      },
    ),
  );
});
