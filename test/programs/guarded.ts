/** The common part of the programs: the guard, as stacks/index.ts installs it, and a connection. */
import * as kubernetes from "@pulumi/kubernetes";
import * as openstack from "@pulumi/openstack";
import * as pulumi from "@pulumi/pulumi";
import { installGuard } from "../../policies/enforce/guard/guard.ts";
import { loadAlliance } from "../../policies/enforce/registry.ts";

const config = new pulumi.Config("aes-estate");

/** Installs the guard; `AES_TEST_GUARD=off` stands for a program of another author, for the pack alone. */
export function guard(): void {
  if (process.env.AES_TEST_GUARD === "off") return;
  installGuard({
    alliance: loadAlliance(),
    site: pulumi.getStack(),
    rehearsal: config.getBoolean("rehearsal") ?? false,
    language: config.get("language") === "en" ? "en" : "fr",
  });
}

/** A rehearsal's connection; no cloud answers there, and a preview needs none. */
export function connect(args: openstack.ProviderArgs = {}): openstack.Provider {
  const compliant = { authUrl: "http://127.0.0.1:9/v3", region: "bamako-1" };
  const login = { userName: "admin", password: "none", tenantName: "admin" };
  return new openstack.Provider("site", { ...compliant, ...login, ...args }, { version: "5.4.1" });
}

/** A rehearsal's cluster; no API server answers there. */
export function connectCluster(args: kubernetes.ProviderArgs = {}): kubernetes.Provider {
  const compliant = { clusterIdentifier: "bamako/tax/apps", kubeconfig: kubeconfig() };
  return new kubernetes.Provider("apps", { ...compliant, ...args }, { version: "4.25.0" });
}

/** A kubeconfig for a server. */
export function kubeconfig(server = "https://127.0.0.1:9"): string {
  // As long as a real one, so that the text cannot be a file's name.
  const context = "test".repeat(80);
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Config",
    clusters: [{ name: "c", cluster: { server } }],
    users: [{ name: "u", user: {} }],
    contexts: [{ name: context, context: { cluster: "c", user: "u" } }],
    "current-context": context,
  });
}

/** Labels of citizen data of Mali, compliant at Bamako. */
export const LABELS = ["aes:class=citizen", "aes:owner=ML"];
