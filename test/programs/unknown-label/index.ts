import * as openstack from "@pulumi/openstack";
import * as random from "@pulumi/random";
import { connect, guard } from "../guarded.ts";

guard();
const id = new random.RandomId("id", { byteLength: 4 });
const metadata = { "aes:class": id.hex, "aes:owner": "ML" };
new openstack.blockstorage.Volume("v", { size: 1, metadata }, { provider: connect() });
