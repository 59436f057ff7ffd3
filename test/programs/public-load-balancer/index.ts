import * as kubernetes from "@pulumi/kubernetes";
import { connectCluster, guard } from "../guarded.ts";

guard();
const yaml = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: portal }
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
`;
new kubernetes.yaml.ConfigGroup("web", { yaml }, { provider: connectCluster() });
