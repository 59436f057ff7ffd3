import * as kubernetes from "@pulumi/kubernetes";
import * as random from "@pulumi/random";
import { connectCluster, guard, kubeconfig } from "../guarded.ts";

guard();
const later = new random.RandomId("later", { byteLength: 4 }).hex.apply(() => kubeconfig());
const opts = { provider: connectCluster({ kubeconfig: later }) };
const labels = { app: "web" };
const containers = [{ name: "web", image: "registry.bamako.aes.example/web:1" }];
const spec = {
  selector: { matchLabels: labels },
  template: { metadata: { labels }, spec: { containers } },
};
const metadata = { namespace: "portal" };
new kubernetes.apps.v1.Deployment("web", { metadata, spec }, opts);
new kubernetes.core.v1.Service("web", { metadata, spec: { ports: [{ port: 80 }] } }, opts);
