/** Keys of two sites: one new key for both ends, each end once, also after a kill. */
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { linkKey } from "../../../operations/credentials/rotate/shared-keys.ts";
import { readRotations } from "../../../operations/credentials/rotations.ts";
import { sitePlaces } from "../../../operations/paths.ts";
import { estates } from "../../helpers/reference.ts";

async function placed(file: string, text: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function start(t: ExecutionContext) {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-shared-"));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  process.env.AES_ESTATE_STATE = folder;
  await placed(sitePlaces("bamako").linkKey, "the-old-key\n");
  await mkdir(dirname(sitePlaces("bamako").rotations), { recursive: true });
  const engine = async () => t.fail("no site is deployed");
  const now = () => new Date("2026-11-30T00:00:00Z");
  return { site: "bamako", id: "link-key", estates, leaked: false, now, print: () => {}, engine };
}

const key = () => readFile(sitePlaces("bamako").linkKey, "utf8");

test.serial(
  "the file is replaced once: a run that goes on finds the new key, and keeps it",
  async (t) => {
    const context = await start(t);
    const rotation = await linkKey.begin(context, undefined);
    const fresh = await key();
    t.regex(fresh, /^[\w-]{43}\n$/);
    t.like(await readRotations("bamako"), { begun: { "link-key": { step: "begun", sites: [] } } });
    t.false(JSON.stringify(await readRotations("bamako")).includes("the-old-key"));
    await linkKey.begin(context, rotation);
    t.is(await key(), fresh);
  },
);

test.serial("an end that is deployed and does not answer: nothing is changed", async (t) => {
  const context = await start(t);
  await placed(sitePlaces("ouagadougou").lastState, '{"checkpoint":{"latest":{"resources":[]}}}');
  await t.throwsAsync(linkKey.begin(context, undefined), {
    message: /ouagadougou has the other end and does not answer; nothing was changed/,
  });
  t.is(await key(), "the-old-key\n");
  t.deepEqual(await readRotations("bamako"), { made: {}, begun: {} });
});
