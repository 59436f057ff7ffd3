/** A machine's own secrets: created once, completely, and readable only by their owner. */
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import { secretIn } from "../../../operations/deploy/secret.ts";

let folder: string;
test.before(async () => {
  folder = await mkdtemp(join(tmpdir(), "aes-estate-secret-"));
});
test.after.always(() => rm(folder, { recursive: true, force: true }));

const mode = async (file: string) => (await stat(file)).mode & 0o777;

test("simultaneous callers get the same secret, and no other file is left", async (t) => {
  const file = join(folder, "keys", "pair");
  const got = await Promise.all(Array.from({ length: 20 }, () => secretIn(file)));
  t.is(new Set(got).size, 1);
  t.regex(got[0] ?? "", /^[\w-]{43}$/);
  t.true(got.includes(await secretIn(file)));
  t.deepEqual(await readdir(join(folder, "keys")), ["pair"]);
  t.deepEqual([await mode(join(folder, "keys")), await mode(file)], [0o700, 0o600]);
});

test("a secret that is there stays, and is closed to others", async (t) => {
  const file = join(folder, "mine");
  await writeFile(file, "of a person\n");
  await chmod(file, 0o644);
  t.is(await secretIn(file), "of a person");
  t.is(await mode(file), 0o600);
});

test("two secrets are not alike", async (t) => {
  t.not(await secretIn(join(folder, "one")), await secretIn(join(folder, "other")));
});

test("a file that cannot be read is not taken for a missing one", async (t) => {
  await t.throwsAsync(secretIn(folder), { code: "EISDIR" });
});
