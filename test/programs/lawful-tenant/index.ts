import * as openstack from "@pulumi/openstack";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const provider = connect();
const project = new openstack.identity.Project("p", { tags: LABELS }, { provider });
new openstack.networking.Network("n", { tenantId: project.id, tags: LABELS }, { provider });
