/**
 * A real API server with the policies in it: parameters, policies and bindings as generated, and a tenant with every
 * right.
 */
import { stringify } from "yaml";
import { admissionPolicies } from "../../policies/admission/index.ts";
import { ESTATE_NAMESPACE, PARAMETERS_NAME } from "../../policies/admission/namespaces.ts";
import { policyParameters } from "../../policies/admission/parameters.ts";
import {
  ADMINISTRATOR,
  type ApiServer,
  type KubectlResult,
  startApiServer,
} from "../helpers/api-server.ts";
import { appsPolicy } from "../policies/fixture.ts";
import { customResourceDefinitions } from "./custom-resources.ts";
import { CASES, expected, rulesIn } from "./enforcement-points.ts";

/** A user with every right that RBAC can give, but not the baseline's administrator. */
export const TENANT = "tenant";

export interface PolicyServer extends ApiServer {
  /** Applies objects as the administrator; throws if one is denied. */
  administer(objects: readonly object[]): Promise<void>;
  /** Runs a command of kubectl on objects, by default as the tenant. */
  send(command: string, objects: readonly object[], user?: string): Promise<KubectlResult>;
}

/** Starts a server, and waits until each policy denies. */
export async function startPolicyServer(): Promise<PolicyServer> {
  const server = await startApiServer({ users: { [TENANT]: ["tenants"] }, nodes: 1 });
  const send: PolicyServer["send"] = (command, objects, user = TENANT) => {
    const text = objects.map((object) => stringify(object, { aliasDuplicateObjects: false }));
    return server.kubectl(user, [...command.split(" "), "-f", "-"], text.join("---\n"));
  };
  const administer = async (objects: readonly object[]) => {
    const { code, stderr } = await send("apply --server-side", objects, ADMINISTRATOR);
    if (code !== 0) throw new Error(stderr);
  };
  try {
    await administer([...foundation(), ...customResourceDefinitions()]);
    const { policies, bindings } = admissionPolicies();
    await administer([...policies, ...bindings]);
    await inForce(send);
  } catch (error) {
    await server.close();
    throw error;
  }
  return { ...server, administer, send };
}

function foundation(): object[] {
  const rbac = "rbac.authorization.k8s.io";
  return [
    // Created before the policies, so without the estate's labels: each policy is evaluated by itself.
    ...["portal", "front", ESTATE_NAMESPACE].map((name) => ({
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name },
    })),
    // Used by the pods in the corpus; without them a server evaluates no policy on those.
    ...["portal", "front"].map((namespace) => ({
      apiVersion: "v1",
      kind: "ServiceAccount",
      metadata: { name: "web", namespace },
    })),
    {
      apiVersion: "v1",
      kind: "Namespace",
      metadata: { name: "sealed", labels: { "aes.example/class": "sensitive" } },
    },
    {
      apiVersion: `${rbac}/v1`,
      kind: "ClusterRoleBinding",
      metadata: { name: "tenants" },
      roleRef: { apiGroup: rbac, kind: "ClusterRole", name: "cluster-admin" },
      subjects: [{ apiGroup: rbac, kind: "Group", name: "tenants" }],
    },
    {
      apiVersion: "v1",
      kind: "ConfigMap",
      metadata: {
        name: PARAMETERS_NAME,
        namespace: ESTATE_NAMESPACE,
        labels: { "app.kubernetes.io/managed-by": "aes-estate" },
      },
      data: policyParameters(appsPolicy),
    },
  ];
}

/** Policies take effect a moment after they are created. */
async function inForce(send: PolicyServer["send"]): Promise<void> {
  const deadline = Date.now() + 120_000;
  const denied = CASES.filter((given) => !["admits", "invalid"].includes(expected(given, "api")));
  for (const given of new Map(denied.map((given) => [given.denied, given])).values()) {
    while (rulesIn((await send("create --dry-run=server", [given.object])).stderr).length === 0) {
      if (Date.now() > deadline) throw new Error(`not in force: ${given.denied}`);
      await new Promise((go) => setTimeout(go, 300));
    }
  }
}
