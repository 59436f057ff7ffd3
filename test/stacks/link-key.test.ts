/** The sources of a stack's link key, and the values that are rejected. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { linkKey } from "../../stacks/settings.ts";
import { resolved } from "../components/recorder.ts";

const KEY = "k".repeat(32);
const FILE_KEY = "f".repeat(43);
const REAL = { rehearsal: false, offline: false };
const REHEARSAL = { rehearsal: true, offline: false };

const folder = mkdtempSync(join(tmpdir(), "aes-link-key-"));
test.before(() => writeFileSync(join(folder, "key"), `${FILE_KEY}\n`));
test.after.always(() => rmSync(folder, { recursive: true }));

function given(keys: Record<string, unknown> | undefined, file?: string): void {
  const config = keys && { "aes-estate:linkKeys": JSON.stringify(keys) };
  pulumi.runtime.setAllConfig(config ?? {}, Object.keys(config ?? {}));
  delete process.env.AES_ESTATE_LINK_KEY_FILE;
  if (file !== undefined) process.env.AES_ESTATE_LINK_KEY_FILE = join(folder, file);
}

test.serial("from the stack's secrets, by the other site; a secret all the way", async (t) => {
  given({ ouagadougou: KEY });
  const key = linkKey(REAL, "ouagadougou");
  t.is(await resolved(key), KEY);
  t.true(await pulumi.isSecret(key));
});

test.serial(
  "in a rehearsal from a file, unless the stack has one; a real site reads no file",
  async (t) => {
    given(undefined, "key");
    const key = linkKey(REHEARSAL, "ouagadougou");
    t.is(await resolved(key), FILE_KEY);
    t.true(await pulumi.isSecret(key));
    t.throws(() => linkKey(REAL, "ouagadougou"), { message: /got no key/ });
    given({ ouagadougou: KEY }, "key");
    t.is(await resolved(linkKey(REHEARSAL, "ouagadougou")), KEY);
  },
);

test.serial("a preview without a cloud needs none", async (t) => {
  given(undefined);
  const key = linkKey({ rehearsal: false, offline: true }, "ouagadougou");
  t.is(await resolved(key), "offline");
  t.true(await pulumi.isSecret(key));
});

for (const [what, keys] of [
  ["none is set", undefined],
  ["it is another site's", { niamey: KEY }],
  ["it is a word", { ouagadougou: "secret" }],
  ["it is not the map's own", {}],
] as const) {
  test.serial(`the error of an update names the command to run when ${what}`, (t) => {
    given(keys);
    const peer = what.endsWith("own") ? "toString" : "ouagadougou";
    const error = t.throws(() => linkKey(REAL, peer));
    t.regex(error?.message ?? "", new RegExp(`got no key of 32 characters or more for ${peer}`));
    t.regex(error?.message ?? "", /pulumi config set --secret --path 'aes-estate:linkKeys\./);
  });
}
