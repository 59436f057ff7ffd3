import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const provider = connect();
new openstack.vpnaas.SiteConnection(
  "c",
  {
    vpnserviceId: "service",
    ikepolicyId: "ike",
    ipsecpolicyId: "ipsec",
    peerAddress: "203.0.113.9",
    peerId: "203.0.113.9",
    psk: pulumi.secret("a key of two"),
    description: `A link (${LABELS.join(", ")})`,
  },
  { provider },
);
