import * as openstack from "@pulumi/openstack";
import { connect, guard } from "../guarded.ts";

guard();
const templateOpts = { Bin: "heat_template_version: 2018-08-31" };
new openstack.orchestration.StackV1("s", { templateOpts }, { provider: connect() });
