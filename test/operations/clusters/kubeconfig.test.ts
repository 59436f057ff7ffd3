/** `estate kubeconfig` as people run it, and how it changes a recorded kubeconfig. */
import { createPrivateKey, createPublicKey } from "node:crypto";
import test from "ava";
import { execa } from "execa";
import { parse } from "yaml";
import { request } from "../../../operations/clusters/certificate.ts";
import { withCertificate } from "../../../operations/clusters/kubeconfig.ts";
import { estate } from "../../helpers/command.ts";

const CLUSTER = ["kubeconfig", "bamako", "e-visa/apps"];

for (const [name, args, exitCode, fr, en] of [
  [
    "a cluster that is not declared",
    ["kubeconfig", "bamako", "tax/apps"],
    2,
    /reçu le cluster tax\/apps, attendu <locataire>\/<cluster>, parmi : .*e-visa\/apps/,
    /got the cluster tax\/apps, want <tenant>\/<cluster>, one of: .*e-visa\/apps/,
  ],
  [
    "a group the tenant does not have",
    [...CLUSTER, "--as", "unknown"],
    2,
    /reçu le groupe unknown, attendu un groupe du locataire : operators, auditors/,
    /got the group unknown, want a group of the tenant: operators, auditors/,
  ],
  [
    "the administrator without a reason",
    [...CLUSTER, "--admin"],
    2,
    /reçu --admin sans motif/,
    /got --admin without a reason/,
  ],
  [
    "the administrator with a blank reason",
    [...CLUSTER, "--admin", "--reason", " "],
    2,
    /reçu --admin sans motif/,
    /got --admin without a reason/,
  ],
  [
    "a reason for nothing",
    [...CLUSTER, "--reason", "curiosity"],
    2,
    /reçu --reason sans --admin/,
    /got --reason without --admin/,
  ],
  [
    "two people at once",
    [...CLUSTER, "--as", "operators", "--admin", "--reason", "a broken etcd"],
    2,
    /reçu --as et --admin/,
    /got --as and --admin/,
  ],
  [
    "no cluster",
    ["kubeconfig", "bamako"],
    2,
    /il manque l'argument cluster/,
    /the argument cluster is missing/,
  ],
  [
    "a site without a rehearsal",
    ["kubeconfig", "niamey", "e-visa/apps"],
    1,
    /reçu le site niamey, attendu un site/,
    /got the site niamey, want a site/,
  ],
  [
    "the clusters of a site without a rehearsal",
    ["clusters", "niamey"],
    1,
    /reçu le site niamey, attendu un site/,
    /got the site niamey, want a site/,
  ],
] as const) {
  test(`${name} ends in ${exitCode} and one sentence`, async (t) => {
    for (const [message, lang] of [
      [fr, "fr"],
      [en, "en"],
    ] as const) {
      const run = await estate(...args, "--lang", lang);
      t.is(run.exitCode, exitCode);
      t.is(run.stdout, "");
      t.regex(run.stderr, message);
      t.is(run.stderr.split("\n").length, 1);
    }
  });
}

test("a signing request names a user and one group, and is signed by the key that comes with it", async (t) => {
  const { csr, key } = await request({ user: "oidc:rehearsal", group: "oidc:bamako-tax-été" });
  t.regex(csr, /^-----BEGIN CERTIFICATE REQUEST-----\n([A-Za-z0-9+/=]{1,64}\n)+-----END/);
  // Not with the library that wrote it. Magnum's reader requires the field of attributes, although it is empty.
  const openssl = async (...args: string[]) =>
    (await execa("openssl", ["req", "-noout", ...args], { input: csr })).stdout.trim();
  const names = await openssl("-verify", "-subject", "-nameopt", "multiline,utf8,-esc_msb");
  t.deepEqual(
    names
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/ *= /)),
    [
      ["organizationName", "oidc:bamako-tax-été"],
      ["commonName", "oidc:rehearsal"],
    ],
  );
  const der = Buffer.from(csr.replaceAll(/-----.*-----/g, ""), "base64");
  t.true(der.includes(Buffer.from([0xa0, 0x00])));
  t.is(
    await openssl("-pubkey"),
    createPublicKey(key).export({ type: "spki", format: "pem" }).toString().trim(),
  );
  t.is(createPrivateKey(key).asymmetricKeyType, "ec");
});

test("a certificate takes the place of the login, and nothing else changes", (t) => {
  const forPeople = `apiVersion: v1
kind: Config
clusters: [{ name: c, cluster: { server: "https://127.0.0.1:21040", certificate-authority-data: Q0E= } }]
contexts: [{ name: c, context: { cluster: c, user: oidc } }]
current-context: c
users: [{ name: oidc, user: { exec: { command: kubectl } } }]
`;
  const { users, ...rest } = parse(withCertificate(forPeople, { certificate: "C", key: "K" }));
  t.deepEqual(users, [
    {
      name: "rehearsal",
      user: { "client-certificate-data": "Qw==", "client-key-data": "Sw==" },
    },
  ]);
  const { users: _, ...before } = parse(forPeople);
  t.deepEqual(rest, {
    ...before,
    contexts: [{ name: "c", context: { cluster: "c", user: "rehearsal" } }],
  });
});
