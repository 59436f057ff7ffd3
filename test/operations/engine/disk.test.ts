/** A disk that is full, or almost, is named before a run begins. */
import { tmpdir } from "node:os";
import test from "ava";
import { NEEDED_MIB, requireSpace } from "../../../operations/engine/disk.ts";
import { UserError } from "../../../output/user-error.ts";

const MIB = 2 ** 20;
const withFree = (mib: number) => async () => ({ bavail: mib * 256, bsize: MIB / 256 });

test("with less than is needed, folder and both sizes are named, in both languages", async (t) => {
  const error = await t.throwsAsync(requireSpace("/state/bamako", withFree(NEEDED_MIB - 1)), {
    instanceOf: UserError,
  });
  t.is(
    (error as UserError).in("en"),
    "/state/bamako: found 63 MiB free, want 64 to begin: free some space, then run the same command again; nothing was changed",
  );
  t.regex((error as UserError).in("fr"), /^\/state\/bamako : trouvé 63 Mio libres, il en faut 64/);
});

test("with what is needed a run begins", async (t) => {
  await t.notThrowsAsync(requireSpace("/state/bamako", withFree(NEEDED_MIB)));
});

test("the machine's own disk is looked at", async (t) => {
  await t.notThrowsAsync(requireSpace(tmpdir()));
});
