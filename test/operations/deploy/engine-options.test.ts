/** Options of the engine that the environment of a run of `estate` may and may not set. */
import test from "ava";
import { execa } from "execa";
import { repository } from "../../../estate/project.ts";
import { foreignOptions, rejectForeignOptions } from "../../../operations/deploy/engine-options.ts";
import { UserError } from "../../../output/user-error.ts";

test("an option that could change the plan is found; one that changes its output, or is empty, is not", (t) => {
  t.deepEqual(
    foreignOptions({
      PULUMI_OPTION_IGNORE_PROTECT: "true",
      PULUMI_OPTION_TARGET: "urn:pulumi:gao::x::y::z",
      PULUMI_OPTION_OF_A_LATER_ENGINE: "1",
      PULUMI_OPTION_REFRESH: "",
      PULUMI_OPTION_DEBUG: "true",
      PULUMI_OPTION_CONFIG_FILE: "/tmp/Pulumi.gao.yaml",
      PULUMI_HOME: "/tmp/home",
    }),
    ["PULUMI_OPTION_IGNORE_PROTECT", "PULUMI_OPTION_OF_A_LATER_ENGINE", "PULUMI_OPTION_TARGET"],
  );
});

test("the error names each variable and the command that removes them, and no value", (t) => {
  t.notThrows(() => rejectForeignOptions({ PULUMI_OPTION_COLOR: "never" }));
  const error = t.throws(
    () => rejectForeignOptions({ PULUMI_OPTION_TARGET: "secret", PULUMI_OPTION_EXCLUDE: "secret" }),
    { instanceOf: UserError },
  );
  t.regex(error.message, /PULUMI_OPTION_EXCLUDE, PULUMI_OPTION_TARGET;/);
  t.regex(error.message, /unset PULUMI_OPTION_EXCLUDE PULUMI_OPTION_TARGET/);
  t.notRegex(error.message, /secret/);
});

test("`estate preview` ends with that error before it starts the engine", async (t) => {
  const run = await execa(
    process.execPath,
    ["cli/estate.ts", "preview", "bamako", "--lang", "en"],
    {
      cwd: repository,
      env: { PULUMI_OPTION_IGNORE_PROTECT: "true" },
      reject: false,
    },
  );
  t.is(run.exitCode, 1);
  t.regex(run.stderr, /options that `estate` does not pass: PULUMI_OPTION_IGNORE_PROTECT;/);
  t.notRegex(run.stderr, /\n\s+at /);
});
