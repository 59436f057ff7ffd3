import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { connect, guard } from "../guarded.ts";

guard();
const metadata = { "aes:class": "citizen", "aes:owner": "ML" };
const userData = pulumi.secret("#cloud-config\npassword: hunter2\n");
new openstack.compute.Instance(
  "s",
  { metadata, networkMode: "none", userData },
  { provider: connect() },
);
