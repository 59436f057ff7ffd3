import * as openstack from "@pulumi/openstack";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const provider = connect();
const project = new openstack.identity.Project("p", { tags: LABELS }, { provider });
const common = { tenantId: project.id, tags: LABELS };
new openstack.networking.Network("n", common, { provider });
new openstack.networking.SecGroup("g", { ...common, deleteDefaultRules: true }, { provider });
