import * as openstack from "@pulumi/openstack";
import { connect, guard, LABELS } from "../guarded.ts";

guard();
const state = { region: "ouagadougou-1", tags: LABELS };
openstack.networking.Network.get("n", "0f0f", state, { provider: connect() });
