import * as openstack from "@pulumi/openstack";
import { connect, guard } from "../guarded.ts";

guard();
const metadata = { "aes:class": "citizen", "aes:owner": "ML" };
new openstack.blockstorage.Volume("v", { size: 1, metadata }, { provider: connect() });
