import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard } from "../guarded.ts";

guard();
const config = new pulumi.Config();
const provider = connect({ authUrl: config.require("authUrl") });
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const theirs = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=health"];
/** The id of a network that is not this program's. */
const FOREIGN = "ffffffff-0000-4000-8000-000000000000";

/** Nobody knows it before `own` is made: a preview shows only what it comes from. */
const late = <T>(value: T) => own.id.apply(() => value);
const hiding = (value: pulumi.Output<string>) => pulumi.all([own.id, value]).apply(([, id]) => id);

const closed = new openstack.networking.SecGroup(
  "closed",
  { name: "closed", deleteDefaultRules: true, tags },
  { provider },
);
const own = new openstack.networking.Network("own", { name: "own", tags }, { provider });
const other = new openstack.networking.Network(
  "other",
  { name: "other", tags: theirs },
  { provider },
);
new openstack.networking.SecGroup(
  "closed-too",
  { name: "closed-too", deleteDefaultRules: true, tags: theirs },
  { provider },
);

const port = (name: string, networkId: pulumi.Input<string>) => {
  const args = { name, networkId, securityGroupIds: [closed.id], tags };
  return new openstack.networking.Port(name, args, { provider });
};
const rule = (name: string, args: Partial<openstack.networking.SecGroupRuleArgs>) => {
  const way = { direction: "ingress", ethertype: "IPv4", protocol: "tcp" };
  const ports = { portRangeMin: 443, portRangeMax: 443, remoteIpPrefix: "10.32.0.0/12" };
  const all = { ...way, ...ports, securityGroupId: closed.id, description: name, ...args };
  return new openstack.networking.SecGroupRule(name, all, { provider });
};
const subnet = (name: string, args: Partial<openstack.networking.SubnetArgs>) => {
  const all = { name, networkId: own.id, cidr: "10.32.16.0/26", ipVersion: 4, tags, ...args };
  return new openstack.networking.Subnet(name, all, { provider });
};

const PROGRAMS: Readonly<Record<string, () => void>> = {
  /** Ids that an apply keeps, and a rule, a subnet and a name that it makes. */
  ordinary() {
    port("ordinary", own.id.apply((id) => `${id}`));
    subnet("front", { networkId: pulumi.all([own.id, own.name]).apply(([id]) => id) });
    rule("ordinary-rule", { remoteIpPrefix: late("10.32.16.0/26") });
  },
  /** What each says by itself. */
  alone() {
    const network = (name: string, args: openstack.networking.NetworkArgs) =>
      new openstack.networking.Network(name, { name, tags, ...args }, { provider });
    network("late-class", { tags: late(["aes:class=secret", "aes:owner=ML", "aes:tenant=tax"]) });
    network("late-owner", { tags: late(["aes:class=citizen", "aes:owner=BF", "aes:tenant=tax"]) });
    network("late-region", { region: late("eu-west-1") });
    rule("late-prefix", { remoteIpPrefix: late("0.0.0.0/0") });
    rule("hidden-prefix", { remoteIpPrefix: hiding(pulumi.output("0.0.0.0/0")) });
    subnet("late-resolver", { dnsNameservers: late(["203.0.113.53"]) });
  },
  "foreign-id": () => port("foreign-id", late(FOREIGN)),
  "hidden-id": () => port("hidden-id", hiding(other.id)),
  "foreign-subnet": () => subnet("foreign-subnet", { networkId: late(FOREIGN) }),
};
PROGRAMS[config.require("program")]?.();
