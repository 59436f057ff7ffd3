import * as openstack from "@pulumi/openstack";
import { guard, LABELS } from "../guarded.ts";

guard();
new openstack.networking.Network("n", { region: "bamako-1", tags: LABELS }, { version: "5.4.1" });
