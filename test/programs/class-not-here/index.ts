import * as openstack from "@pulumi/openstack";
import { connect, guard } from "../guarded.ts";

guard();
const tags = ["aes:class=citizen", "aes:owner=BF"];
new openstack.identity.Project("p", { tags }, { provider: connect() });
