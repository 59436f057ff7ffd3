import { readFileSync } from "node:fs";
import * as kubernetes from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { connectCluster, guard } from "../guarded.ts";

guard();
const text = readFileSync(process.env.AES_TEST_KUBECONFIG ?? "", "utf8");
const yaml = `
apiVersion: v1
kind: Service
metadata: { name: web, namespace: default }
spec: { type: ${process.env.AES_TEST_SERVICE_TYPE}, ports: [{ port: 80 }] }
`;
const opts = { provider: connectCluster({ kubeconfig: pulumi.secret(text) }) };
new kubernetes.yaml.v2.ConfigGroup("web", { yaml }, opts);
