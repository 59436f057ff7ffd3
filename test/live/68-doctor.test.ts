/** Each prerequisite is taken away from a deployed rehearsal's cloud, alone, and put back: its check fails and no other. */
import test from "ava";
import type { Report } from "../../operations/doctor/model.ts";
import { examine, findings } from "./helpers/doctor.ts";
import { administrator } from "./helpers/site.ts";
import { TAKEN } from "./helpers/taken-away.ts";

const SITE = "bamako";

const failing = ({ checks }: Report) =>
  checks.filter(({ status }) => status === "failed").map(({ key }) => key);

for (const [title, [keys, takeAway]] of Object.entries(TAKEN)) {
  test.serial(
    `${title} is taken away: only ${keys.join(", ")} fails, until it is back`,
    async (t) => {
      const cloud = await administrator(SITE);
      const putBack = await takeAway(cloud);
      try {
        const { report, exitCode } = await examine(SITE);
        t.deepEqual(failing(report).toSorted(), keys, findings(report).join("\n"));
        t.is(exitCode, 1);
      } finally {
        await putBack();
      }
    },
  );
}

test.serial("afterwards nothing is missing", async (t) => {
  const { report } = await examine(SITE);
  t.deepEqual(findings(report), []);
  t.is(report.result, "passed");
});
