/** The end of a rehearsal's command: one message for people, and never a program's output. */
import test from "ava";
import { execa } from "execa";
import { ended } from "../../cli/rehearsal-exit-codes.ts";
import { heard } from "../helpers/command.ts";

const pulumi = (stdio: "pipe" | "ignore") =>
  execa("sh", ["-c", "echo a-secret; echo wrong passphrase >&2; exit 255"], {
    stdio: ["ignore", "pipe", stdio],
  });

test.serial("the messages of a failing program are printed, without its output", async (t) => {
  const run = await heard(() => ended("bamako", "en", async () => void (await pulumi("pipe"))));
  t.is(run.exitCode, 1);
  t.regex(run.stderr, /^estate: Command failed with exit code 255: sh/);
  t.regex(run.stderr, /\nwrong passphrase/);
  t.notRegex(run.stderr + run.stdout, /^a-secret/m);
});

test.serial("one that has spoken for itself is not repeated", async (t) => {
  const run = await heard(() => ended("bamako", "en", async () => void (await pulumi("ignore"))));
  t.deepEqual([run.exitCode, run.stderr], [1, ""]);
});
