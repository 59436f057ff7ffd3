/** Every command with arguments that mean nothing: one message and an exit code, and never an exception. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { COMMANDS } from "../../cli/commands.ts";
import { visible } from "../../output/message.ts";
import { estate as smallEstate } from "../checks/hostile/base.ts";
import { estate } from "../helpers/command.ts";
import { hostileKey } from "../helpers/hostile-values.ts";

/** Commands on files of an estate: they get a copy of a small one. */
const ON_FILES = [
  "availability",
  "capacity",
  "check",
  "energy",
  "failover",
  "migrate",
  "move",
  "new-site",
  "repatriation",
];
/** Commands whose first word is a folder or file to write: theirs is one that the test removes. */
const WRITING = ["atlas", "evidence", "init"];
/** Commands whose report says why there is no result. */
const REPORTING = ["audit", "compliance", "credentials", "doctor", "drift"];
/** `-` is standard input, which never ends in a test's process; tests that start a process use it. */
const word = hostileKey.filter((key) => key !== "-");
/** Options with a value, by the commands that have them. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  audit: ["--site", "--today", "--backend", "--format", "--alliance", "--waivers", "--things"],
  changes: ["--since", "--format", "--today"],
  init: ["--site", "--country"],
  "new-site": ["--country"],
  up: ["--supersede"],
};

test.serial(
  "an argument with a NUL character is wrong usage, and its place is named",
  async (t) => {
    for (const args of [["verify", "a\0b"], ["check", "--root", "\0"], ["\0"]]) {
      const { exitCode, stdout, stderr } = await estate(...args, "--lang=en");
      t.is(exitCode, 2);
      t.is(stdout, "");
      t.is(
        stderr,
        `estate: argument ${args.length} contains a NUL character, want text: no path and no name contains one`,
      );
    }
  },
);

test.serial("each command with hostile arguments has an exit code and one message", async (t) => {
  const root = await smallEstate(t, []);
  const made = mkdtempSync(join(tmpdir(), "aes-arguments-"));
  t.teardown(() => rmSync(made, { recursive: true }));
  const args = fc.constantFrom(...Object.keys(COMMANDS)).chain((command) =>
    fc.record({
      command: fc.constant(command),
      words: fc.array(WRITING.includes(command) ? fc.constant(join(made, "new")) : word, {
        maxLength: 2,
      }),
      options: fc.array(
        fc.tuple(fc.constantFrom(...(VALUES[command] ?? ["--lang", "--no-such"])), word),
        { maxLength: 1 },
      ),
      root: fc.oneof(
        { weight: 4, arbitrary: fc.constant(root) },
        { weight: 1, arbitrary: hostileKey },
      ),
    }),
  );
  const codes = new Set<number>();
  await fc.assert(
    fc.asyncProperty(args, async ({ command, words, options, root }) => {
      const own = ON_FILES.includes(command) ? ["--root", root] : [];
      const { exitCode, stderr, stdout } = await estate(
        command,
        ...words,
        ...options.flat(),
        ...own,
      );
      codes.add(exitCode);
      t.true([0, 1, 2].includes(exitCode));
      t.is(stderr, visible(stderr));
      t.is(stdout, visible(stdout));
      t.notRegex(stderr + stdout, /unexpected error|erreur inattendue|^\s+at /m);
      if (exitCode === 2) t.not(REPORTING.includes(command) ? stdout + stderr : stderr, "");
    }),
    { numRuns: 250, includeErrorInReport: true },
  );
  t.true(codes.has(1) && codes.has(2));
});
