/** A new application credential stands in the state everywhere the old one stood, and nowhere else. */
import test from "ava";
import { recordedWith } from "../../../operations/credentials/rotate/recorded-with.ts";

const SECRET = "1b47061264138c4ac30d75fd1eb44270";
const secret = (text: string) => ({
  "4dabf18193072939515e22adb298388d": SECRET,
  plaintext: JSON.stringify(text),
});
const type = "openstack:identity/applicationCredential:ApplicationCredential";

test("id, name, secret and day are the new one's, in the component's outputs too", (t) => {
  const other = { urn: "o", type: "x", id: "other", inputs: { password: secret("another") } };
  const state = {
    manifest: { magic: "m" },
    resources: [
      {
        urn: "c",
        type: "aes-estate:index:TenantProject",
        outputs: {
          applicationCredentialId: "old",
          applicationCredentialSecret: secret("old-secret"),
        },
      },
      {
        urn: "a",
        type,
        id: "old",
        created: "2025-01-01T00:00:00Z",
        inputs: { name: "bamako-tax-service-account", roles: ["member"] },
        outputs: { id: "old", name: "bamako-tax-service-account", secret: secret("old-secret") },
      },
      other,
    ],
  };
  const fresh = { id: "new", name: "bamako-tax-20261130", secret: "new-secret" };
  const created = "2026-11-30T12:00:00.000Z";
  const old = { id: "old", secret: "old-secret" };
  t.deepEqual(recordedWith(state, { old, fresh, created }) as unknown, {
    manifest: { magic: "m" },
    resources: [
      {
        urn: "c",
        type: "aes-estate:index:TenantProject",
        outputs: {
          applicationCredentialId: "new",
          applicationCredentialSecret: secret("new-secret"),
        },
      },
      {
        urn: "a",
        type,
        id: "new",
        created,
        inputs: { name: fresh.name, roles: ["member"] },
        outputs: { id: "new", name: fresh.name, secret: secret("new-secret") },
      },
      other,
    ],
  });
  t.is(state.resources[1]?.id, "old");
});
