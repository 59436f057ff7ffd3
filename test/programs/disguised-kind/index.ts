import * as pulumi from "@pulumi/pulumi";
import { connectCluster, guard } from "../guarded.ts";

class Disguised extends pulumi.CustomResource {}

guard();
const inputs = { apiVersion: "v1", kind: "Service", spec: { type: "NodePort" } };
const opts = { provider: connectCluster(), version: "4.25.0" };
new Disguised("kubernetes:core/v1:ConfigMap", "c", inputs, opts);
