import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard, LABELS } from "../guarded.ts";

class Segment extends pulumi.ComponentResource {
  constructor(name: string, opts: pulumi.ComponentResourceOptions) {
    super("portal:web:Segment", name, {}, opts);
    const tags = pulumi.secret(LABELS);
    const network = new openstack.networking.Network(`${name}-net`, { tags }, { parent: this });
    const closed = { tags, deleteDefaultRules: true };
    const args = { networkId: network.id, cidr: "10.32.16.0/26", tags: LABELS };
    new openstack.networking.Subnet(`${name}-v4`, args, { parent: this });
    new openstack.networking.SecGroup(`${name}-sg`, closed, { parent: this });
    this.registerOutputs();
  }
}

guard();
new Segment("front", { providers: [connect()] });
