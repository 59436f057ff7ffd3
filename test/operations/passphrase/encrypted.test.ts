/** The engine's own encryption by passphrase, and a state and a configuration under another one. */
import test from "ava";
import { parse } from "yaml";
import { type Cipher, cipherOf, newCipher } from "../../../operations/passphrase/cipher.ts";
import {
  configUnder,
  saltOfConfig,
  saltOfState,
  secretsIn,
  stateUnder,
} from "../../../operations/passphrase/encrypted.ts";
import { stateText } from "./site.ts";

/** From Pulumi's own tests (pkg/secrets/passphrase/manager_test.go). */
const ENGINE = "v1:fozI5u6B030=:v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ==";

test("a salt of the engine belongs to its passphrase", async (t) => {
  const cipher = await cipherOf("password", ENGINE);
  t.is(cipher?.salt, ENGINE);
  t.is(cipher?.decrypt("v1:F+6ZduKKd8G0/V7L:PGMFeIzwobWRKmEAzUdaQHqC5mMRIQ=="), "pulumi");
});

test("another passphrase, another number of iterations or a damaged salt has no cipher", async (t) => {
  const { salt } = await newCipher("one", 1);
  t.is((await cipherOf("one", salt, 1))?.salt, salt);
  t.is(await cipherOf("other", salt, 1), undefined);
  t.is(await cipherOf("one", salt, 2), undefined);
  for (const damaged of ["", "v1:", "v2:x:v1:y:z", salt.slice(0, -8)])
    t.is(await cipherOf("one", damaged, 1), undefined, damaged);
});

test("an encrypted text is never the same, and a changed one is rejected", async (t) => {
  const cipher = await newCipher("one", 1);
  const [first, second] = [cipher.encrypt("clé"), cipher.encrypt("clé")];
  t.not(first, second);
  t.deepEqual([cipher.decrypt(first), cipher.decrypt(second)], ["clé", "clé"]);
  t.throws(() =>
    cipher.decrypt(
      first.replace(/:(.)([^:]*)$/, (_, a, rest) => `:${a === "A" ? "B" : "A"}${rest}`),
    ),
  );
  t.throws(() => cipher.decrypt("v2:a:b"), { message: /unknown version/ });
});

test("a state under another passphrase differs in its salt and its secrets only, pending operations too", async (t) => {
  const [old, fresh] = (await Promise.all(
    ["one", "other"].map((phrase) => newCipher(phrase, 1)),
  )) as [Cipher, Cipher];
  const text = stateText(old);
  const under = stateUnder(text, old, fresh);
  t.is(saltOfState(under), fresh.salt);
  t.deepEqual(secretsIn(under, fresh), secretsIn(text, old));
  t.deepEqual(secretsIn(text, old), [
    '{"client_key":"k"}',
    '"a-password"',
    '{"key":"k"}',
    '"a-password"',
    '"pending"',
  ]);
  t.throws(() => secretsIn(under, old));
  t.deepEqual(blind(under), blind(text));
});

/** A state without what an encryption decides. */
function blind(text: string): unknown {
  return JSON.parse(text, (key, value) => (key === "ciphertext" || key === "salt" ? "" : value));
}

test("a state that another provider encrypts has no salt", (t) => {
  const latest = { secrets_providers: { type: "cloud", state: { url: "hashivault://k" } } };
  t.is(saltOfState(JSON.stringify({ checkpoint: { latest } })), undefined);
  t.is(saltOfState("{}"), undefined);
});

test("a configuration under another passphrase: each secret, at any depth; all else as it was", async (t) => {
  const [old, fresh] = (await Promise.all(
    ["one", "other"].map((phrase) => newCipher(phrase, 1)),
  )) as [Cipher, Cipher];
  const text = `# a comment
encryptionsalt: ${old.salt}
config:
  aes-estate:rehearsal: "true"
  aes-estate:copyKeys:
    secure: ${old.encrypt("keys")}
  a:nested:
    - name: secure
      value: { secure: ${old.encrypt("inner")} }
  a:plain: { secure: no secret, beside: it }
`;
  const under = configUnder(text, old, fresh);
  t.is(saltOfConfig(under), fresh.salt);
  t.regex(under, /^# a comment\n/);
  const { config } = parse(under) as { config: Record<string, unknown> };
  const keys = config["aes-estate:copyKeys"] as { secure: string };
  const nested = config["a:nested"] as [{ name: string; value: { secure: string } }];
  t.deepEqual(
    [fresh.decrypt(keys.secure), fresh.decrypt(nested[0].value.secure)],
    ["keys", "inner"],
  );
  t.deepEqual(config["a:plain"], { secure: "no secret", beside: "it" });
  t.is(config["aes-estate:rehearsal"], "true");
  t.is(saltOfConfig("config: {}"), undefined);
});
