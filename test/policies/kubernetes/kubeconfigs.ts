/** Kubeconfigs as data: those that tools write, and those an attacker would. */
import { stringify } from "yaml";

export const SERVER = "https://10.32.0.9:6443";
/** A certificate as every tool writes it: PEM in Base64, which is longer than any file's name. */
export const AUTHORITY =
  "LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUJlVENDQVI2Z0F3SUJBZ0lCQURBS0JnZ3Foa2pPUFFRREFqQWtNU0l3SUFZRFZRUUREQmxyZFdKbGNtNWwKZEdWekxXTmhRR0poYldGcmJ5MTBZWGd3SGhjTk1qWXdNVEF4TURBd01EQXdXaGNOTXpZd01UQXhNREF3TURBdwpXakFrTVNJd0lBWURWUVFEREJscmRXSmxjbTVsZEdWekxXTmhRR0poYldGcmJ5MTBZWGd3V1RBVEJnY3Foa2pPCi0tLS0tRU5EIENFUlRJRklDQVRFLS0tLS0K";

/** A kubeconfig with all ordinary parts. */
export const ORDINARY = {
  apiVersion: "v1",
  kind: "Config",
  preferences: {},
  clusters: [
    { name: "apps", cluster: { server: SERVER, "certificate-authority-data": AUTHORITY } },
  ] as {
    name: string;
    cluster: Record<string, unknown>;
  }[],
  contexts: [
    { name: "admin@apps", context: { cluster: "apps", user: "admin", namespace: "portal" } },
  ] as { name: string; context: Record<string, unknown> }[],
  "current-context": "admin@apps",
  users: [
    { name: "admin", user: { "client-certificate-data": AUTHORITY, "client-key-data": AUTHORITY } },
  ] as {
    name: string;
    user: Record<string, unknown>;
  }[],
};

const cluster = (more: object) =>
  stringify({
    ...ORDINARY,
    clusters: [{ name: "apps", cluster: { ...ORDINARY.clusters[0]?.cluster, ...more } }],
  });
const user = (more: object) =>
  stringify({
    ...ORDINARY,
    users: [{ name: "admin", user: { ...ORDINARY.users[0]?.user, ...more } }],
  });
const context = (more: object) =>
  stringify({
    ...ORDINARY,
    contexts: [{ name: "admin@apps", context: { ...ORDINARY.contexts[0]?.context, ...more } }],
  });
const whole = (more: object) => JSON.stringify({ ...ORDINARY, ...more });

/** As kubeadm writes its admin.conf. */
const KUBEADM = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: ${AUTHORITY}
    server: ${SERVER}
  name: kubernetes
contexts:
- context:
    cluster: kubernetes
    user: kubernetes-admin
  name: kubernetes-admin@kubernetes
current-context: kubernetes-admin@kubernetes
kind: Config
users:
- name: kubernetes-admin
  user:
    client-certificate-data: ${AUTHORITY}
    client-key-data: ${AUTHORITY}
`;

export const COMPLIANT: Readonly<Record<string, string>> = {
  "an ordinary one": stringify(ORDINARY),
  "kubeadm's admin.conf": KUBEADM,
  "Magnum's, as the OpenStack plugin renders it": `apiVersion: v1
kind: Config
clusters:
    - cluster:
        certificate-authority-data: ${AUTHORITY}
        server: ${SERVER}
      name: bamako-tax-apps
contexts:
    - context:
        cluster: bamako-tax-apps
        user: bamako-tax-apps-admin
      name: bamako-tax-apps
current-context: bamako-tax-apps
users:
    - name: bamako-tax-apps-admin
      user:
        client-key-data: ${AUTHORITY}
        client-certificate-data: ${AUTHORITY}
`,
  "kind's": KUBEADM.replaceAll("kubernetes-admin@kubernetes", "kind-apps").replace(
    "kind: Config\n",
    "kind: Config\npreferences: {}\n",
  ),
  "JSON on one line": JSON.stringify(ORDINARY),
  "JSON with tabs": JSON.stringify(ORDINARY, null, "\t"),
  "one with a token": user({ token: "eyJhbGciOiJSUzI1NiJ9.e30.c2ln" }),
  "one with folded data, as js-yaml writes it": KUBEADM.replace(
    `certificate-authority-data: ${AUTHORITY}`,
    `certificate-authority-data: >-\n      ${AUTHORITY}`,
  ),
  "one with line ends of Windows": KUBEADM.replaceAll("\n", "\r\n"),
  "one with comments and a document mark": `# The administrator's.\n\n---\n${KUBEADM} # end\n`,
  "one with accents in its names": KUBEADM.replaceAll("kubernetes-admin", "préfecture"),
  "one with a name for the certificate": cluster({ "tls-server-name": "kubernetes" }),
  "one with two clusters of the site": whole({
    clusters: [
      ...ORDINARY.clusters,
      { name: "batch", cluster: { server: "https://10.32.0.10:6443" } },
    ],
  }),
  "one with empty fields": cluster({
    "insecure-skip-tls-verify": false,
    "proxy-url": "",
    "disable-compression": true,
    extensions: null,
  }),
  "one in flow style": stringify(ORDINARY, { collectionStyle: "flow" }),
};

interface Hostile {
  readonly text: string;
  /** Its first flaw; absent if the whole text is not a kubeconfig, or only the address is wrong. */
  readonly flaw?: string;
}
const hostile = (text: string, flaw?: string): Hostile => ({
  text,
  ...(flaw === undefined ? {} : { flaw }),
});
const inCluster = (more: object, kind: string) =>
  hostile(cluster(more), `${kind} clusters[0].cluster.${Object.keys(more)[0]}`);
const inUser = (more: object, kind: string) =>
  hostile(user(more), `${kind} users[0].user.${Object.keys(more)[0]}`);

const MERGE = "base: &base { server: https://203.0.113.9:6443 }\n";

export const HOSTILE: Readonly<Record<string, Hostile>> = {
  "a merge key that brings the server": hostile(
    KUBEADM.replace(`server: ${SERVER}`, "<<: { server: https://203.0.113.9:6443 }"),
    "syntax clusters[0].cluster.<<",
  ),
  "a merge key that brings a proxy": hostile(
    KUBEADM.replace(
      `server: ${SERVER}`,
      `server: ${SERVER}\n    <<: { proxy-url: "http://203.0.113.9" }`,
    ),
    "syntax clusters[0].cluster.<<",
  ),
  "a merge key beside its anchor": hostile(
    MERGE + KUBEADM.replace(`server: ${SERVER}`, "<<: *base"),
    "unlisted base",
  ),
  "a merge key at the top": hostile(`<<: { users: [] }\n${KUBEADM}`, "syntax <<"),
  "a merge key in a user": hostile(
    KUBEADM.replace("user:\n    client", "user:\n    <<: { exec: { command: sh } }\n    client"),
    "syntax users[0].user.<<",
  ),
  "a merge key in quotes": hostile(JSON.stringify({ ...ORDINARY, "<<": {} }), "syntax <<"),
  "an anchor on a value": hostile(
    KUBEADM.replace(SERVER, `&a ${SERVER}`),
    "syntax clusters[0].cluster.server",
  ),
  "an alias for a cluster": hostile(
    KUBEADM.replace("cluster: kubernetes", "cluster: *a").replace(SERVER, `&a ${SERVER}`),
    "syntax clusters[0].cluster.server",
  ),
  "an alias to nothing": hostile(
    KUBEADM.replace(SERVER, "*a"),
    "syntax clusters[0].cluster.server",
  ),
  "an anchor on a key": hostile(
    KUBEADM.replace("server:", "&a server:"),
    "syntax clusters[0].cluster.?",
  ),
  "an anchor on nothing": hostile(`${KUBEADM}preferences: &a\n`, "syntax preferences"),
  "a tag on the server": hostile(
    KUBEADM.replace("server:", "server: !!str"),
    "syntax clusters[0].cluster.server",
  ),
  "a tag of its own": hostile(KUBEADM.replace("server:", "server: !x"), "syntax kubeconfig:5:13"),
  "a tag on a list": hostile(KUBEADM.replace("users:", "users: !!seq"), "syntax users"),
  "a tag for binary data": hostile(
    KUBEADM.replace("server:", "server: !!binary"),
    "syntax clusters[0].cluster.server",
  ),
  "the server twice": hostile(
    KUBEADM.replace(`server: ${SERVER}`, `server: ${SERVER}\n    server: https://203.0.113.9`),
    "syntax kubeconfig:6:5",
  ),
  "the server twice in JSON": hostile(
    JSON.stringify(ORDINARY).replace('"server"', '"server":"https://203.0.113.9","server"'),
    "syntax kubeconfig:1:122",
  ),
  "the server twice, once escaped": hostile(
    KUBEADM.replace(
      `server: ${SERVER}`,
      `server: ${SERVER}\n    "ser\\x76er": https://203.0.113.9`,
    ),
    "syntax kubeconfig:6:5",
  ),
  "clusters twice": hostile(`${KUBEADM}clusters: []\n`, "syntax kubeconfig:19:1"),
  "a second document": hostile(`${KUBEADM}---\n${KUBEADM}`, "syntax kubeconfig:19:1"),
  "a document that ends early": hostile(`${KUBEADM}...\nusers: []\n`, "syntax kubeconfig:19:1"),
  "a directive for YAML 1.1": hostile(`%YAML 1.1\n---\n${KUBEADM}`, "syntax kubeconfig:1:1"),
  "a directive for tags": hostile(`%TAG ! tag:x,2000:\n---\n${KUBEADM}`, "syntax kubeconfig:1:1"),
  "a line separator in a comment": hostile(
    KUBEADM.replace("name: kubernetes\n", "name: kubernetes # \u2028  <<: *a\n"),
    "syntax kubeconfig:6:22",
  ),
  "a next line in a comment": hostile(`# a\u0085users: []\n${KUBEADM}`, "syntax kubeconfig:1:4"),
  "a carriage return in a comment": hostile(`# a\rusers: []\n${KUBEADM}`, "syntax kubeconfig:1:4"),
  "tabs in YAML": hostile(KUBEADM.replace("kind: ", "kind:\t"), "syntax kubeconfig:13:6"),
  "a mark of byte order": hostile(`\ufeff${KUBEADM}`, "syntax kubeconfig:1:1"),
  "half a character": hostile(`${KUBEADM}# \ud800\n`, "syntax kubeconfig:19:3"),
  "a text that turns around": hostile(`# \u202e\n${KUBEADM}`, "syntax kubeconfig:1:3"),
  "a server that is a number": inCluster({ server: 10 }, "syntax"),
  "a server that is a list": inCluster({ server: [SERVER] }, "syntax"),
  "clusters that are a map": hostile(whole({ clusters: { apps: {} } }), "syntax clusters"),
  "a cluster that is a text": hostile(
    whole({ clusters: [{ name: "apps", cluster: SERVER }] }),
    "syntax clusters[0].cluster",
  ),
  "a token that is a number": inUser({ token: 12 }, "syntax"),
  "a colon that may be a part of the name": hostile(
    "{ apiVersion:, clusters: [] }",
    "syntax apiVersion",
  ),
  "two clusters of one name": hostile(
    whole({ clusters: [...ORDINARY.clusters, ...ORDINARY.clusters] }),
    "syntax clusters[1].name",
  ),
  "two users of one name": hostile(
    whole({ users: [...ORDINARY.users, ...ORDINARY.users] }),
    "syntax users[1].name",
  ),
  "a server in upper case beside the compliant one": inCluster(
    { Server: "https://203.0.113.9" },
    "unlisted",
  ),
  "a proxy": inCluster({ "proxy-url": "http://203.0.113.9:3128" }, "disguised"),
  "a proxy of another type": inCluster({ "proxy-url": true }, "disguised"),
  "a certificate that is not checked": inCluster({ "insecure-skip-tls-verify": true }, "disguised"),
  "a certificate that is not checked, in YAML 1.1": hostile(
    KUBEADM.replace("server:", "insecure-skip-tls-verify: yes\n    server:"),
    "disguised clusters[0].cluster.insecure-skip-tls-verify",
  ),
  "an authority from a file": inCluster({ "certificate-authority": "/tmp/ca.crt" }, "file"),
  "extensions of a cluster": inCluster({ extensions: [{ name: "a", extension: {} }] }, "unlisted"),
  "a command": inUser(
    { exec: { apiVersion: "v1", command: "/bin/sh", args: ["-c", "id"] } },
    "command",
  ),
  "an old login provider": inUser(
    { "auth-provider": { name: "oidc", config: { "idp-issuer-url": "https://x.example" } } },
    "command",
  ),
  "a token from a file": inUser({ tokenFile: "/etc/shadow" }, "file"),
  "a certificate from a file": inUser({ "client-certificate": "/tmp/a.crt" }, "file"),
  "a key from a file": inUser({ "client-key": "/tmp/a.key" }, "file"),
  "a name for a password": inUser({ username: "admin" }, "password"),
  "a password": inUser({ password: "x" }, "password"),
  "another user's name": inUser({ as: "system:admin" }, "impersonates"),
  "another user's id": inUser({ "as-uid": "0" }, "impersonates"),
  "another user's groups": inUser({ "as-groups": ["system:masters"] }, "impersonates"),
  "another user's rights": inUser({ "as-user-extra": { scopes: ["all"] } }, "impersonates"),
  "extensions of a user": inUser({ extensions: [{ name: "a" }] }, "unlisted"),
  "extensions of a context": hostile(
    context({ extensions: [{ name: "a" }] }),
    "unlisted contexts[0].context.extensions",
  ),
  "extensions of all": hostile(whole({ extensions: [{ name: "a" }] }), "unlisted extensions"),
  "unknown preferences": hostile(
    whole({ preferences: { editor: "vi" } }),
    "unlisted preferences.editor",
  ),
  "a version to come": hostile(whole({ apiVersion: "v2" }), "unlisted apiVersion"),
  "another kind": hostile(whole({ kind: "List" }), "unlisted kind"),
  "a prototype": hostile(
    `${JSON.stringify(ORDINARY).slice(0, -1)},"__proto__":{"users":[]}}`,
    "unlisted ?",
  ),
  "no context": hostile(whole({ contexts: [] }), "dangling current-context"),
  "a context that is not there": hostile(
    whole({ "current-context": "other" }),
    "dangling current-context",
  ),
  "no choice of a context": hostile(whole({ "current-context": "" }), "dangling current-context"),
  "a context of a cluster that is not there": hostile(
    context({ cluster: "gone" }),
    "dangling contexts[0].context.cluster",
  ),
  "a context of a user that is not there": hostile(
    context({ user: "gone" }),
    "dangling contexts[0].context.user",
  ),
  "a path": hostile("/root/.kube/config"),
  "a path in the home folder": hostile("~/.kube/config"),
  "a list of kubeconfigs": hostile(`[${JSON.stringify(ORDINARY)}]`),
  "no YAML": hostile("{{", "syntax kubeconfig:1:3"),
};
