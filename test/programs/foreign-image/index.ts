import * as kubernetes from "@pulumi/kubernetes";
import { connectCluster, guard } from "../guarded.ts";

guard();
const labels = { app: "web" };
const template = { metadata: { labels }, spec: { containers: [{ name: "web", image: "nginx" }] } };
new kubernetes.apps.v1.Deployment(
  "web",
  { metadata: { namespace: "portal" }, spec: { selector: { matchLabels: labels }, template } },
  { provider: connectCluster() },
);
