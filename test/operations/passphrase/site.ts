/** A state with secrets, as a backend's checkpoint has it under a passphrase. */
import type { Cipher } from "../../../operations/passphrase/cipher.ts";
import { SECRET, SIGNATURE } from "../../../policies/enforce/recorded/values.ts";
import { stateWith } from "../state/recorded-state.ts";

function secret(cipher: Cipher, value: unknown) {
  return { [SIGNATURE]: SECRET, ciphertext: cipher.encrypt(JSON.stringify(value)) };
}

/** Bamako's treasury with a service account, its application credential, a cluster, a key that nothing replaces, and a run that broke off. */
export function stateText(cipher: Cipher): string {
  const { resources = [] } = stateWith("bamako", { treasury: { clusters: ["apps"] } });
  const of = (type: string, name: string, more: object) => ({
    urn: `urn:pulumi:bamako::aes-estate::${type}::bamako-treasury-${name}`,
    type,
    ...more,
  });
  const password = secret(cipher, "a-password");
  const latest = {
    manifest: { version: "v3.274.1" },
    secrets_providers: { type: "passphrase", state: { salt: cipher.salt } },
    resources: [
      ...resources.map((one) =>
        one.type === "openstack:containerinfra/cluster:Cluster"
          ? { ...one, outputs: { kubeconfig: secret(cipher, { client_key: "k" }) } }
          : one,
      ),
      of("random:index/randomPassword:RandomPassword", "service-account-password", {
        outputs: { result: password },
      }),
      of("openstack:keymanager/secretV1:SecretV1", "by-hand", {
        inputs: { deep: [{ payload: secret(cipher, { key: "k" }) }] },
      }),
      of("pulumi:providers:openstack", "connection", {
        inputs: { password: secret(cipher, "a-password") },
      }),
    ],
    pending_operations: [
      {
        type: "creating",
        resource: of("a:b:C", "broken-off", { inputs: { p: secret(cipher, "pending") } }),
      },
    ],
  };
  return JSON.stringify({
    version: 3,
    checkpoint: { stack: "organization/aes-estate/bamako", latest },
  });
}
