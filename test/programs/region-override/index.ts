import * as openstack from "@pulumi/openstack";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const provider = connect();
new openstack.networking.Network("n", { region: "ouagadougou-1", tags: LABELS }, { provider });
