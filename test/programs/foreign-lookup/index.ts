import * as openstack from "@pulumi/openstack";
import { guard } from "../guarded.ts";

guard();
openstack.networking.getNetworkOutput({ name: "n" }, { version: "5.4.1" });
