/** Ways in to ports of administration, as the enforcement points read them from inputs. */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributesOf } from "../../../../policies/resources/readers/index.ts";

const ways = (type: string, properties: Record<string, unknown>) =>
  attributesOf(`openstack:${type}`, properties).waysIn?.map(({ source = "everybody" }) =>
    source === UNKNOWN ? "?" : source,
  );

test("the readers find rules that open a port of administration, and their sources", (t) => {
  const ssh = { direction: "ingress", protocol: "tcp", portRangeMin: 22, portRangeMax: 22 };
  const rule = (change: Record<string, unknown>) =>
    ways("networking/secGroupRule:SecGroupRule", { ...ssh, ...change });
  t.deepEqual(rule({ remoteIpPrefix: "10.16.0.0/12" }), ["10.16.0.0/12"]);
  t.deepEqual(rule({}), ["everybody"]);
  t.deepEqual(rule({ remoteIpPrefix: "" }), ["everybody"]);
  t.deepEqual(rule({ remoteIpPrefix: UNKNOWN }), ["?"]);
  t.deepEqual(rule({ direction: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: 1, portRangeMax: 65535 }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: undefined, portRangeMax: undefined }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: 0, portRangeMax: 0 }), ["everybody"]);
  t.deepEqual(rule({ portRangeMin: UNKNOWN, portRangeMax: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ protocol: UNKNOWN }), ["everybody"]);
  t.deepEqual(rule({ remoteGroupId: "g", remoteIpPrefix: "0.0.0.0/0" }), ["0.0.0.0/0"]);
  t.deepEqual(rule({ remoteGroupId: UNKNOWN }), []);
  t.deepEqual(rule({ direction: "egress" }), []);
  t.deepEqual(rule({ portRangeMin: 443, portRangeMax: 443 }), []);
  t.deepEqual(rule({ protocol: "ICMP", portRangeMin: undefined, portRangeMax: undefined }), []);
});

test("the readers find ports of administration behind a load balancer or a floating address", (t) => {
  for (const protocolPort of [22, "6443", 2375, 2376, 10255, 0, UNKNOWN]) {
    t.deepEqual(ways("loadbalancer/member:Member", { protocolPort }), ["everybody"]);
    const members = [{ protocolPort: 8443 }, { protocolPort }];
    t.deepEqual(ways("loadbalancer/members:Members", { members }), ["everybody"]);
    const forwarding = { externalPort: 8443, internalPort: protocolPort };
    t.deepEqual(ways("networking/portForwardingV2:PortForwardingV2", forwarding), ["everybody"]);
  }
  t.deepEqual(ways("loadbalancer/members:Members", { members: UNKNOWN }), ["everybody"]);
  t.deepEqual(ways("loadbalancer/member:Member", { protocolPort: 30443 }), []);
});

test("the readers find them in older groups, firewalls, listeners and clusters", (t) => {
  const group = (rule: unknown) => ways("compute/secGroup:SecGroup", { rules: [rule] });
  const ssh = { fromPort: 22, toPort: 22, ipProtocol: "tcp" };
  t.deepEqual(group({ ...ssh, cidr: "0.0.0.0/0" }), ["0.0.0.0/0"]);
  t.deepEqual(group({ ...ssh, self: true }), []);
  t.deepEqual(group({ ...ssh, fromPort: 80, toPort: 80, cidr: "0.0.0.0/0" }), []);
  t.deepEqual(group(UNKNOWN), ["?"]);
  const firewall = (change: Record<string, unknown>) =>
    ways("firewall/ruleV2:RuleV2", { action: "allow", destinationPort: "20:30", ...change });
  t.deepEqual(firewall({}), ["everybody"]);
  t.deepEqual(firewall({ sourceIpAddress: "10.16.0.0/12" }), ["10.16.0.0/12"]);
  t.deepEqual(firewall({ action: UNKNOWN }), ["everybody"]);
  t.deepEqual(firewall({ action: "deny" }), []);
  t.deepEqual(firewall({ destinationPort: "443" }), []);
  const listener = (properties: Record<string, unknown>) =>
    ways("loadbalancer/listener:Listener", properties);
  t.deepEqual(listener({ protocolPort: 6443 }), ["everybody"]);
  t.deepEqual(listener({ protocolPort: 6443, allowedCidrs: ["10.16.0.0/12", UNKNOWN] }), [
    "10.16.0.0/12",
    "?",
  ]);
  t.deepEqual(listener({ protocolPort: 443 }), []);
  const labels = { api_master_lb_allowed_cidrs: "10.16.0.0/12,0.0.0.0/0" };
  const template = "containerinfra/clusterTemplate:ClusterTemplate";
  t.deepEqual(ways(template, { labels }), ["10.16.0.0/12", "0.0.0.0/0"]);
  const net = { externalNetworkId: "internet" };
  t.deepEqual(ways(template, { ...net, labels }), ["10.16.0.0/12", "0.0.0.0/0"]);
  for (const floatingIpEnabled of [true, "true", UNKNOWN])
    t.is(ways(template, { ...net, labels, floatingIpEnabled })?.at(-1), "everybody");
  const older = { master_lb_allowed_cidrs: "10.16.0.0/12" };
  t.deepEqual(ways(template, { labels: older }), ["10.16.0.0/12"]);
  t.deepEqual(ways(template, { ...net, labels: older }), ["10.16.0.0/12", "everybody"]);
  const outside = (label: unknown, more = {}) =>
    ways(template, { labels: { master_lb_floating_ip_enabled: label }, ...more })?.length;
  const { externalNetworkId } = net;
  for (const no of ["false", "False", "FALSE", false]) t.is(outside(no, { externalNetworkId }), 0);
  for (const yes of ["true", "True", "yes", UNKNOWN]) t.is(outside(yes), 1, String(yes));
  for (const absent of [undefined, ""]) {
    t.is(outside(absent), 0);
    for (const id of [externalNetworkId, UNKNOWN])
      t.is(outside(absent, { externalNetworkId: id }), 1);
    for (const yes of [true, "true", UNKNOWN]) t.is(outside(absent, { floatingIpEnabled: yes }), 1);
    for (const no of [false, "false", null]) t.is(outside(absent, { floatingIpEnabled: no }), 0);
  }
  const { roles } = attributesOf("openstack:identity/applicationCredential:ApplicationCredential", {
    roles: ["member", UNKNOWN],
  });
  t.deepEqual(roles, ["member", UNKNOWN]);
});
