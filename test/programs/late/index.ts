import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard } from "../guarded.ts";

guard();
const config = new pulumi.Config();
const provider = connect({ authUrl: config.require("authUrl") });
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const theirs = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=health"];
/** The id of a network of another program. */
const FOREIGN = "ffffffff-0000-4000-8000-000000000000";

/** Unknown before `own` is created: a preview shows only its dependencies. */
const late = <T>(value: T) => own.id.apply(() => value);
/** The value of the second of its two dependencies. */
const hidden = (value: pulumi.Input<string>) => pulumi.all([own.id, value]).apply(([, it]) => it);

const network = (name: string, args: openstack.networking.NetworkArgs) =>
  new openstack.networking.Network(name, { name, tags, ...args }, { provider });
const group = (name: string, args: openstack.networking.SecGroupArgs) =>
  new openstack.networking.SecGroup(
    name,
    { name, deleteDefaultRules: true, ...args },
    { provider },
  );

const own = network("own", { description: config.get("description") ?? "first" });
const other = network("other", { tags: theirs });
const closed = group("closed", { tags });
group("closed-too", { tags: theirs });

const port = (name: string, networkId: pulumi.Input<string>) => {
  const args = { name, networkId, securityGroupIds: [closed.id], tags };
  return new openstack.networking.Port(name, args, { provider });
};
const rule = (name: string, remoteIpPrefix: pulumi.Input<string>) => {
  const way = { direction: "ingress", ethertype: "IPv4", protocol: "tcp", description: name };
  const ports = { portRangeMin: 443, portRangeMax: 443, securityGroupId: closed.id };
  const args = { ...way, ...ports, remoteIpPrefix };
  return new openstack.networking.SecGroupRule(name, args, { provider });
};
const subnet = (name: string, networkId: pulumi.Input<string>) => {
  const args = { name, networkId, cidr: "10.32.16.0/26", ipVersion: 4, noGateway: true, tags };
  return new openstack.networking.Subnet(name, args, { provider });
};

/** A component of another author inside another. */
class Tier extends pulumi.ComponentResource {
  constructor(name: string, parent?: pulumi.Resource) {
    super("tax:index:Tier", name, {}, { ...(parent && { parent }), providers: [provider] });
    if (parent === undefined) {
      new Tier(`${name}-inner`, this);
      return;
    }
    const inner = { parent: this };
    const net = new openstack.networking.Network(name, { name, tags }, inner);
    const args = { name: `${name}-port`, networkId: net.id, securityGroupIds: [closed.id], tags };
    new openstack.networking.Port(`${name}-port`, args, inner);
  }
}

const PROGRAMS: Readonly<Record<string, () => void>> = {
  /** Ids that an apply keeps, and those of a component's resources. */
  ordinary() {
    port(
      "ordinary",
      own.id.apply((id) => `${id}`),
    );
    subnet(
      "front",
      pulumi.all([own.id, own.name]).apply(([id]) => id),
    );
    rule("inside", "10.32.16.0/26");
    new Tier("tier");
  },
  "late-class": () =>
    network("late-class", { tags: late(["aes:class=secret", "aes:owner=ML", "aes:tenant=tax"]) }),
  "late-region": () => network("late-region", { region: late("eu-west-1") }),
  "late-prefix": () => rule("late-prefix", late("0.0.0.0/0")),
  "hidden-prefix": () => rule("hidden-prefix", hidden("0.0.0.0/0")),
  "late-id": () => port("late-id", late(FOREIGN)),
  "hidden-id": () => port("hidden-id", hidden(other.id)),
};
PROGRAMS[config.require("program")]?.();
