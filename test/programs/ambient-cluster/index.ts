import * as kubernetes from "@pulumi/kubernetes";
import { guard } from "../guarded.ts";

guard();
new kubernetes.core.v1.ConfigMap("c", { data: { a: "b" } });
