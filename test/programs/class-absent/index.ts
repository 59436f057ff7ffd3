import * as openstack from "@pulumi/openstack";
import { connect, guard } from "../guarded.ts";

guard();
const provider = connect();
new openstack.compute.Instance(
  "s",
  { flavorName: "small", imageName: "debian", networkMode: "none" },
  { provider },
);
