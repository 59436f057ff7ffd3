/** The table of providers' inputs against the pinned SDKs, and the description of each. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import {
  ENGINE_INPUTS,
  PROVIDER_INPUTS,
  type ProviderInputs,
} from "../../policies/builtin/provider-inputs.ts";
import { withNotes } from "../../policies/enforce/guard/guard.ts";
import { UNKNOWN } from "../../policies/facts/fact.ts";
import { lookAt } from "../../policies/resources/read.ts";
import { attributesOf } from "../../policies/resources/readers/index.ts";

const KUBERNETES = "pulumi:providers:kubernetes";
const OPENSTACK = "pulumi:providers:openstack";

/** The fields of an interface of an SDK. */
function fieldsOf(file: string, name: string): string[] {
  const path = join(import.meta.dirname, "../../node_modules/@pulumi", file);
  const after = readFileSync(path, "utf8").split(new RegExp(`export interface ${name} \\{`))[1];
  const body = after?.split("\n}")[0] ?? "";
  return Array.from(body.matchAll(/^ {4}(\w+)\??: /gm), ([, field = ""]) => field).sort();
}

const own = (type: string) =>
  Object.keys(PROVIDER_INPUTS[type] ?? {})
    .filter((name) => !Object.hasOwn(ENGINE_INPUTS, name))
    .sort();

test("every input of the SDKs is in the table, and nothing else is", (t) => {
  t.deepEqual(own(KUBERNETES), fieldsOf("kubernetes/provider.d.ts", "ProviderArgs"));
  t.deepEqual(own(OPENSTACK), fieldsOf("openstack/provider.d.ts", "ProviderArgs"));
  t.true(own(OPENSTACK).length > 30);
  t.deepEqual(own("pulumi:providers:random"), fieldsOf("random/provider.d.ts", "ProviderArgs"));
  for (const [input, name] of [
    ["helmReleaseSettings", "HelmReleaseSettings"],
    ["kubeClientSettings", "KubeClientSettings"],
  ] as const) {
    const fields = Object.keys(PROVIDER_INPUTS[KUBERNETES]?.[input]?.fields ?? {}).sort();
    t.deepEqual(fields, fieldsOf("kubernetes/types/input.d.ts", name), input);
    t.true(fields.length > 2);
  }
});

test("every denied input has its reason in both languages and its case", (t) => {
  const visit = (inputs: ProviderInputs): void => {
    for (const [name, { kind, why, danger, fields, harmless }] of Object.entries(inputs)) {
      if (kind === "denied" || harmless !== undefined) {
        t.truthy(danger, name);
        t.true((why?.fr ?? "").length > 5 && (why?.en ?? "").length > 5, name);
      }
      if (fields !== undefined) visit(fields);
    }
  };
  for (const inputs of Object.values(PROVIDER_INPUTS)) visit(inputs);
});

const reported = (type: string, properties: Record<string, unknown>) =>
  (attributesOf(type, properties).dangers ?? []).map(({ kind, at }) =>
    [kind === UNKNOWN ? "unknown" : String(kind), at].join(" "),
  );

const rows: [type: string, properties: Record<string, unknown>, found: string[]][] = [
  ["pulumi:providers:aes-estate", { site: "bamako", rehearsal: "true", language: "fr" }, []],
  ["pulumi:providers:aes-estate", { cloud: "bamako" }, ["unlisted cloud"]],
  [KUBERNETES, { kubeconfig: "x", clusterIdentifier: "a/b/c", namespace: "portal" }, []],
  [KUBERNETES, { enableServerSideApply: "true", suppressHelmHookWarnings: "true" }, []],
  [KUBERNETES, { deleteUnreachable: "true" }, ["forgets deleteUnreachable"]],
  [KUBERNETES, { deleteUnreachable: UNKNOWN }, ["unknown deleteUnreachable"]],
  [KUBERNETES, { deleteUnreachable: "false", skipUpdateUnreachable: "true" }, []],
  [KUBERNETES, { kubeClientSettings: '{"burst":200,"qps":100,"timeout":30}' }, []],
  [KUBERNETES, { kubeClientSettings: { burst: 200 } }, []],
  [KUBERNETES, { kubeClientSettings: '{"proxy":"x"}' }, ["unlisted kubeClientSettings.proxy"]],
  [KUBERNETES, { kubeClientSettings: "{" }, ["unlisted kubeClientSettings"]],
  [KUBERNETES, { kubeClientSettings: "[1]" }, ["unlisted kubeClientSettings"]],
  [KUBERNETES, { kubeClientSettings: UNKNOWN }, ["unknown kubeClientSettings"]],
  [KUBERNETES, { helmReleaseSettings: '{"driver":"secret"}' }, []],
  [
    KUBERNETES,
    { helmReleaseSettings: '{"driver":"sql"}' },
    ["discloses helmReleaseSettings.driver"],
  ],
  [
    KUBERNETES,
    { helmReleaseSettings: { pluginsPath: "/tmp/p", repositoryCache: "/tmp/c" } },
    ["fetched helmReleaseSettings.pluginsPath", "ambient helmReleaseSettings.repositoryCache"],
  ],
  [
    KUBERNETES,
    { helmReleaseSettings: { registryConfigPath: UNKNOWN, repositoryConfigPath: "/r.yaml" } },
    [
      "unknown helmReleaseSettings.registryConfigPath",
      "ambient helmReleaseSettings.repositoryConfigPath",
    ],
  ],
  [KUBERNETES, { tunnel: "x", Kubeconfig: "y" }, ["unlisted tunnel", "unlisted Kubeconfig"]],
  [OPENSTACK, { authUrl: UNKNOWN, region: "bamako-1", maxRetries: "5", password: UNKNOWN }, []],
  [
    OPENSTACK,
    { endpointType: "internal", cacertFile: "/etc/ssl/site.pem", systemScope: "false" },
    [],
  ],
  [OPENSTACK, { systemScope: "true" }, ["wide systemScope"]],
  [OPENSTACK, { systemScope: UNKNOWN }, ["unknown systemScope"]],
  [OPENSTACK, { domainId: "default", tenantName: "" }, ["wide domainId"]],
  [OPENSTACK, { domainName: UNKNOWN }, ["wide domainName"]],
  [OPENSTACK, { domainName: "ml", tenantName: UNKNOWN }, []],
  [OPENSTACK, { domainId: "default", applicationCredentialId: "x" }, []],
  [OPENSTACK, { endpointType: "https://x.example" }, ["unlisted endpointType"]],
  [OPENSTACK, { endpointType: UNKNOWN }, ["unknown endpointType"]],
  [OPENSTACK, { swauth: "true", insecure: true }, ["oldInput swauth", "unverified insecure"]],
  [OPENSTACK, { proxy: "http://x.example" }, ["unlisted proxy"]],
  [OPENSTACK, { version: "5.4.1", __internal: {} }, []],
  [OPENSTACK, { __internal: { pluginChecksums: { "linux-amd64": "00" } } }, []],
  [
    OPENSTACK,
    { __internal: { envVarMappings: { X: "OS_CLOUD" }, name: "other" } },
    ["ambient __internal.envVarMappings", "fetched __internal.name"],
  ],
  [OPENSTACK, { envVarMappings: { X: "OS_CLOUD" } }, ["unlisted envVarMappings"]],
  ["pulumi:providers:random", { version: "4.19.1", __internal: {} }, []],
  ["pulumi:providers:random", { parameterization: "e30=" }, ["unlisted parameterization"]],
  // For any other package only the engine's own inputs are read.
  ["pulumi:providers:tls", { pluginDownloadURL: "x" }, ["fetched pluginDownloadURL"]],
  [
    "pulumi:providers:tls",
    { __internal: { parameterization: "e30=" } },
    ["fetched __internal.parameterization"],
  ],
  [
    "pulumi:providers:tls",
    { __internal: { pluginChecksums: { a: "00" }, more: 1 } },
    ["unlisted __internal.more"],
  ],
  ["pulumi:providers:tls", { __internal: UNKNOWN }, ["unknown __internal"]],
];
for (const [index, [type, properties, found]] of rows.entries()) {
  test(`${index}: ${type} with ${Object.keys(properties)}: ${found.join(", ") || "no harm"}`, (t) => {
    t.deepEqual(reported(type, properties), found);
    // Every given input of a provider is read.
    for (const name of Object.keys(properties)) t.true(lookAt(type, [name]).includes(name));
  });
}

test("an input that the table does not have is denied with any value", (t) => {
  const types = fc.constantFrom(...Object.keys(PROVIDER_INPUTS));
  const value = fc.oneof(fc.string({ minLength: 1 }), fc.integer(), fc.constant(UNKNOWN));
  const name = fc.oneof(fc.string(), fc.constantFrom("__proto__", "constructor", "toString"));
  fc.assert(
    fc.property(types, name, value, (type, input, given) => {
      fc.pre(!Object.hasOwn(PROVIDER_INPUTS[type] ?? {}, input) && given !== "null");
      const properties = Object.fromEntries([[input, given]]);
      t.deepEqual(reported(type, properties), [`unlisted ${input}`]);
    }),
  );
});

test("the guard reads a provider's option that the engine passes to no transform", (t) => {
  const props = { region: "bamako-1" };
  t.is(withNotes(props, {}), props);
  const noted = withNotes(props, { envVarMappings: { HOME: "OS_CLOUD" } });
  t.deepEqual(reported(OPENSTACK, noted), ["ambient __internal.envVarMappings"]);
  t.is(noted.region, "bamako-1");
});
