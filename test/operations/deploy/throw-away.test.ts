/** A preview in a temporary copy has what this machine knows: otherwise it would plan other things than `up` does. */
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test from "ava";
import { inThrowAwayPlaces } from "../../../operations/deploy/throw-away.ts";
import { sitePlaces } from "../../../operations/paths.ts";

test.serial("keys, state and settings come along; nothing of it stays", async (t) => {
  const folder = await mkdtemp(join(tmpdir(), "aes-throw-away-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const { AES_ESTATE_STATE, XDG_CACHE_HOME } = process.env;
  t.teardown(() => {
    for (const [name, value] of Object.entries({ AES_ESTATE_STATE, XDG_CACHE_HOME })) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });
  process.env.AES_ESTATE_STATE = join(folder, "state");
  process.env.XDG_CACHE_HOME = join(folder, "caches");
  const known = sitePlaces("bamako");
  const files = {
    keys: join(known.copyKeys, "bamako-ouagadougou"),
    passphrase: known.passphrase,
    state: known.lastState,
    stack: join(known.workspace, "Pulumi.bamako.yaml"),
  };
  for (const [what, file] of Object.entries(files)) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, what);
  }
  let made = "";
  await inThrowAwayPlaces("bamako", async () => {
    const own = sitePlaces("bamako");
    made = own.workspace;
    t.not(own.workspace, known.workspace);
    t.is(await readFile(join(own.copyKeys, "bamako-ouagadougou"), "utf8"), "keys");
    t.is(await readFile(own.passphrase, "utf8"), "passphrase");
    t.is(await readFile(own.lastState, "utf8"), "state");
    t.is(await readFile(join(own.workspace, "Pulumi.bamako.yaml"), "utf8"), "stack");
    await writeFile(join(own.copyKeys, "bamako-ouagadougou"), "another");
  });
  t.false(existsSync(made));
  t.is(await readFile(files.keys, "utf8"), "keys");
  t.is(process.env.AES_ESTATE_STATE, join(folder, "state"));
});
