import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { markedProperties, resolveProperties } from "../../../../policies/enforce/guard/resolve.ts";
import { evaluate } from "../../../../policies/evaluate.ts";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { readOf } from "../../../../policies/resources/read.ts";
import { attributesOf } from "../../../../policies/resources/readers/index.ts";
import { toFact } from "../../../../policies/resources/to-fact.ts";
import { formatViolations } from "../../../../policies/violations.ts";
import { alliance } from "../../fixture.ts";

// Assembled here, so that no scanner of repositories takes a test for a leak.
const KEY = ["-----BEGIN PRIVATE", "KEY-----\nMIIE"].join(" ");
const INSTANCE = "openstack:compute/instance:Instance";
const CONFIG_MAP = "kubernetes:core/v1:ConfigMap";

const rows: [name: string, type: string, properties: object, secrets: unknown[][]][] = [
  ["user data", INSTANCE, { userData: KEY }, [["userData", "private-key"]]],
  ["user data without a secret", INSTANCE, { userData: "#cloud-config\nhostname: web" }, []],
  ["unknown user data", INSTANCE, { userData: UNKNOWN }, [["userData", UNKNOWN]]],
  [
    "metadata, by name and by content",
    INSTANCE,
    { metadata: { "aes:class": "citizen", db_password: "hunter2", note: KEY, host: UNKNOWN } },
    [
      ["metadata.db_password", "password"],
      ["metadata.note", "private-key"],
    ],
  ],
  [
    "unknown metadata with the name of a secret",
    INSTANCE,
    { metadata: { token: UNKNOWN } },
    [["metadata.token", UNKNOWN]],
  ],
  ["unknown metadata", INSTANCE, { metadata: UNKNOWN }, [["metadata", UNKNOWN]]],
  [
    "files of a server",
    INSTANCE,
    {
      personalities: [
        { file: "/a", content: "a" },
        { file: "/b", content: KEY },
      ],
    },
    [["personalities[1].content", "private-key"]],
  ],
  ["a key pair", "openstack:compute/keypair:Keypair", { publicKey: "ssh-ed25519 AAAA" }, []],
  [
    "a key pair with its private key",
    "openstack:compute/keypair:Keypair",
    { publicKey: KEY },
    [["publicKey", "private-key"]],
  ],
  [
    "a key pair that the cloud creates",
    "openstack:compute/keypair:Keypair",
    {},
    [["publicKey", "generated"]],
  ],
  [
    "a proxy with a password",
    "openstack:containerinfra/clusterTemplate:ClusterTemplate",
    { httpProxy: "http://u:hunter2@proxy", labels: { kube_tag: "v1" } },
    [["httpProxy", "password"]],
  ],
  [
    "a record of the DNS",
    "openstack:dns/recordSet:RecordSet",
    { records: ["10.0.0.1", "password=hunter2"] },
    [["records[1] (password)", "password"]],
  ],
  [
    "a ConfigMap",
    CONFIG_MAP,
    { data: { "app.yaml": "db:\n  password: hunter2" }, binaryData: { k: btoa(KEY.repeat(2)) } },
    [
      ["data.app.yaml", "password"],
      ["binaryData.k", "private-key"],
    ],
  ],
  [
    "a list of ConfigMaps",
    "kubernetes:core/v1:ConfigMapList",
    { items: [{ data: { a: "b" } }, { data: { token: "abc" } }] },
    [["data.token", "token"]],
  ],
];

for (const [name, type, properties, secrets] of rows) {
  test(`open places: ${name}`, (t) => {
    const given = properties as Record<string, unknown>;
    for (const key of Object.keys(given)) t.true(readOf(type).has(key), key);
    const found = attributesOf(type, given).secrets ?? [];
    t.deepEqual(
      found.map(({ at, kind }) => [at, kind]),
      secrets,
    );
  });
}

test("neither a fact nor a message has the secret itself", (t) => {
  const hidden = "hunter2-of-no-account";
  const outputs = [
    [INSTANCE, { userData: `password: ${hidden}`, metadata: { password: hidden } }],
    [CONFIG_MAP, { data: { password: hidden } }],
    ["kubernetes:core/v1:SecretList", { items: [{ data: { a: hidden } }] }],
    ["kubernetes:core/v1:Secret", { data: { a: hidden }, stringData: { b: hidden } }],
  ].map(([type, properties]) => {
    const fact = toFact("urn", type as string, properties as Record<string, unknown>, undefined);
    const context = { alliance, site: "bamako", rehearsal: false };
    return JSON.stringify(fact) + formatViolations(evaluate(fact, context), "en");
  });
  t.true(outputs[0]?.includes("[plain-secret]"));
  for (const text of outputs) t.false(text.includes(hidden));
});

test("a secret input that is not marked is found where the enforcement point can see marks, and only there", async (t) => {
  const type = "pulumi:providers:openstack";
  const props = { token: pulumi.secret("t"), password: "p", authUrl: "https://a.example/v3" };
  const properties = await resolveProperties(type, props);
  const marked = await markedProperties(props);
  t.deepEqual([...marked], ["token"]);
  t.deepEqual(attributesOf(type, properties, marked).unmarked, ["password"]);
  t.is(attributesOf(type, properties).unmarked, undefined);
  t.deepEqual(attributesOf(type, { token: "", password: null }, new Set()).unmarked, []);
});

test("a kubeconfig that holds a key is a secret, one that holds none is not", (t) => {
  const type = "pulumi:providers:kubernetes";
  const unmarked = (kubeconfig: unknown, marked: string[] = []) =>
    attributesOf(type, { kubeconfig }, new Set(marked)).unmarked;
  t.deepEqual(unmarked("users: [{ user: { client-key-data: LS0tLS1C } }]"), ["kubeconfig"]);
  t.deepEqual(unmarked("users: [{ user: { client-key-data: LS0tLS1C } }]", ["kubeconfig"]), []);
  t.deepEqual(unmarked("users: [{ user: {} }]"), []);
  t.deepEqual(unmarked(UNKNOWN), []);
});

test("a mark is seen around a value, inside it, and as it comes over the wire", async (t) => {
  const wire = {
    "4dabf18193072939515e22adb298388d": "1b47061264138c4ac30d75fd1eb44270",
    value: "s",
  };
  const marked = await markedProperties({
    output: pulumi.secret("s"),
    inside: { list: [pulumi.output("a"), pulumi.secret("s")] },
    nested: pulumi.output({ part: pulumi.secret("s") }),
    promised: Promise.resolve(pulumi.secret("s")),
    wire,
    asset: { "4dabf18193072939515e22adb298388d": "c44067f5952c0a294b673a41bacd8c17" },
    plain: pulumi.output("a"),
    text: "a",
    nothing: undefined,
  });
  t.deepEqual([...marked].sort(), ["inside", "nested", "output", "promised", "wire"]);
});
