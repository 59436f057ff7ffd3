import test from "ava";
import fc from "fast-check";
import { parse } from "yaml";
import {
  endpointOf,
  peopleKubeconfig,
  rawConfig,
} from "../../components/kubernetes-cluster/kubeconfig.ts";
import { digest, digestName } from "../../components/kubernetes-cluster/names.ts";
import { ADMIN_KUBECONFIG } from "./recorder.ts";

const endpoint = { server: "https://10.40.0.7:6443", certificateAuthority: "Q0E=" };
const oidc = { issuer: "https://login.example/realms/agents", clientId: "kubernetes" };

test("the administrator's file is found under either spelling of its key", (t) => {
  t.is(rawConfig({ raw_config: "snake" }), "snake");
  t.is(rawConfig({ rawConfig: "camel" }), "camel");
});

test("the error for a cluster without that file names its keys, never their values", (t) => {
  const error = t.throws(() => rawConfig({ client_key: "SECRET" }));
  t.is(error?.message, "kubeconfig of the cluster: got client_key, want raw_config");
  t.throws(() => rawConfig(undefined), { message: /got nothing/ });
});

test("the endpoint of a file", (t) => t.deepEqual(endpointOf(ADMIN_KUBECONFIG), endpoint));

for (const broken of ["", "{}", "clusters: []", "a: b: c", "clusters: [{cluster: {server: x}}]"]) {
  test(`a file without an endpoint is rejected, and its content is not shown: ${broken}`, (t) => {
    const error = t.throws(() => endpointOf(broken));
    t.regex(`${error?.message}`, /without a server or its certificate authority/);
  });
}

test("people's file: kubectl's plugin, a public client, no secret", (t) => {
  t.deepEqual(parse(peopleKubeconfig("bamako-tax-apps", endpoint, oidc)), {
    apiVersion: "v1",
    kind: "Config",
    clusters: [
      {
        name: "bamako-tax-apps",
        cluster: { server: endpoint.server, "certificate-authority-data": "Q0E=" },
      },
    ],
    contexts: [{ name: "bamako-tax-apps", context: { cluster: "bamako-tax-apps", user: "oidc" } }],
    "current-context": "bamako-tax-apps",
    users: [
      {
        name: "oidc",
        user: {
          exec: {
            apiVersion: "client.authentication.k8s.io/v1",
            command: "kubectl",
            args: [
              "oidc-login",
              "get-token",
              "--oidc-issuer-url=https://login.example/realms/agents",
              "--oidc-client-id=kubernetes",
            ],
            interactiveMode: "IfAvailable",
            installHint: "kubectl needs its plugin oidc-login (kubelogin) to log in.",
          },
        },
      },
    ],
  });
});

test("a digest is the same for the same content, in any order of keys, and another for any other", (t) => {
  const content = fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean()));
  fc.assert(
    fc.property(content, (one) => {
      const turned = Object.fromEntries(Object.entries(one).reverse());
      return (
        digest(one) === digest(turned) && digest({ a: { b: one } }) === digest({ a: { b: turned } })
      );
    }),
  );
  fc.assert(
    fc.property(content, content, (one, other) => {
      const sorted = (of: object) => JSON.stringify(Object.entries(of).sort());
      return (digest(one) === digest(other)) === (sorted(one) === sorted(other));
    }),
  );
  t.pass();
});

test("order matters in a list, absence does not matter", (t) => {
  t.not(digest([1, 2]), digest([2, 1]));
  t.is(digest({ a: 1, b: undefined }), digest({ a: 1 }));
  t.regex(digestName("web", {}), /^web-[0-9a-f]{8}$/);
});
