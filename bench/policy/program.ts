/** Creates the estate's resources with the SDK, on a cloud that does not exist: a preview needs none. */
import * as openstack from "@pulumi/openstack";
import type * as pulumi from "@pulumi/pulumi";
import { estate, HOME, isReference, type Value } from "./estate.ts";

type Made = pulumi.CustomResource;
type Constructor = new (name: string, args: object, opts: pulumi.CustomResourceOptions) => Made;

const rehearsed = { authUrl: "http://127.0.0.1:9/v3", region: HOME.region };
const login = { userName: "bench", password: "none", tenantName: "bench" };
const provider = new openstack.Provider("site", { ...rehearsed, ...login }, { version: "5.4.1" });
const made = new Map<string, Made>();

for (const { name, type, inputs } of estate(Number(process.env.BENCH_RESOURCES)).resources) {
  made.set(name, new (classOf(type))(name, resolved(inputs) as object, { provider }));
}

/** `openstack:networking/network:Network` is `openstack.networking.Network`. */
function classOf(type: string): Constructor {
  const [, module = "", name = ""] = /^openstack:(\w+)\/\w+:(\w+)$/.exec(type) ?? [];
  const found = (openstack as unknown as Record<string, Record<string, Constructor>>)[module];
  if (found?.[name] === undefined) throw new Error(`no class for ${type}`);
  return found[name];
}

/** References are the outputs of resources created before. */
function resolved(value: Value): unknown {
  if (typeof value !== "object") return value;
  if (isReference(value)) return made.get(value.idOf)?.id;
  if (Array.isArray(value)) return value.map(resolved);
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, resolved(inner)]));
}
