import * as kubernetes from "@pulumi/kubernetes";
import { connectCluster, guard } from "../guarded.ts";

guard();
new kubernetes.helm.v3.Release("r", { chart: "./chart" }, { provider: connectCluster() });
