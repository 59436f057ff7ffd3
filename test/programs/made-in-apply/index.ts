import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const provider = connect();
const parent = new pulumi.ComponentResource("aes-estate:index:Impostor", "i", {}, { provider });
pulumi.output("eu-west-1").apply((region) => {
  new openstack.networking.Network("n", { region, tags: LABELS }, { parent });
});
