/**
 * `estate doctor` on deployed rehearsals: no finding. Then each prerequisite is taken away from Bamako's cloud, alone, and
 * put back: its check fails and no other.
 */
import test from "ava";
import type { Report } from "../../operations/doctor/model.ts";
import { estate } from "./helpers/cluster.ts";
import { administrator, SITES } from "./helpers/site.ts";
import { TAKEN } from "./helpers/taken-away.ts";

const SITE = "bamako";

/** What a rehearsal cannot have, and what needs a link between sites. */
const NOT_SHOWN = [
  "tls",
  "dns",
  "identity-provider",
  "signed-images",
  "vpn",
  "registry",
  "oidc",
  "vault",
];

async function examine(site: string): Promise<{ report: Report; exitCode: number | undefined }> {
  const run = estate(["doctor", site, "--format", "json", "--lang", "en"]);
  const { stdout, exitCode } = await run.catch(
    (error: { stdout: string; exitCode: number }) => error,
  );
  return { report: JSON.parse(String(stdout)) as Report, exitCode };
}

/** The findings of each check that failed. */
const findings = ({ checks }: Report) =>
  checks.flatMap(({ key, findings: some }) => some.map(({ what }) => `${key}: ${what}`));
const failing = ({ checks }: Report) =>
  checks.filter(({ status }) => status === "failed").map(({ key }) => key);

for (const site of SITES) {
  test.serial(
    `${site}: no finding, and only what a rehearsal cannot have is not assessed`,
    async (t) => {
      const { report, exitCode } = await examine(site);
      t.deepEqual(findings(report), []);
      t.deepEqual(
        report.checks
          .filter(({ key, status }) => status === "notAssessed" && !NOT_SHOWN.includes(key))
          .map(({ key, notAssessed }) => [key, notAssessed]),
        [],
      );
      t.is(report.result, "passed");
      t.is(exitCode, 0);
    },
  );
}

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
