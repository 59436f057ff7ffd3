import * as kubernetes from "@pulumi/kubernetes";
import { connectCluster, guard, kubeconfig } from "../guarded.ts";

guard();
const provider = connectCluster({ kubeconfig: kubeconfig("https://203.0.113.9:6443") });
new kubernetes.core.v1.ConfigMap("c", { data: { a: "b" } }, { provider });
