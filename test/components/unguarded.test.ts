/** Programs without a guard are warned, and only those. package.cli.test.ts runs such a program. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { GUARD_LINE, warnUnguarded } from "../../components/unguarded.ts";
import { isGuarded, markGuarded } from "../../policies/enforce/guard/mark.ts";
import * as policies from "../../policies/index.ts";

const warnings: string[] = [];
(pulumi.log as { warn: unknown }).warn = async (message: string) => {
  warnings.push(message);
};

test.serial("the guard line imports an existing export", (t) => {
  t.is(GUARD_LINE, 'import { installGuard } from "aes-estate/policies"; installGuard();');
  t.is(typeof policies.installGuard, "function");
});

test.serial("a unit test with mocks has no engine and gets no warning", (t) => {
  warnUnguarded({});
  t.deepEqual(warnings, []);
});

test.serial(
  "under an engine a program without a pack is warned once, in the user's language",
  (t) => {
    pulumi.runtime.resetOptions("p", "s", 1, "127.0.0.1:9", "127.0.0.1:9", true, "org");
    // As the runner does when it creates the stack: it opens the connection.
    (pulumi.runtime as unknown as { getEngine(): unknown }).getEngine();
    t.true(pulumi.runtime.hasEngine());
    warnUnguarded({ PULUMI_OPTION_POLICY_PACK: "pack.js" });
    t.deepEqual(warnings, []);
    for (const _ of [1, 2]) warnUnguarded({ LANG: "en_US.UTF-8" });
    t.is(warnings.length, 1);
    t.true(warnings[0]?.includes(`\n    ${GUARD_LINE}\n`), warnings[0]);
    t.regex(warnings[0] ?? "", /^nothing evaluates what this program registers/);
  },
);

test.serial("the guard's mark is seen by every copy of the package", async (t) => {
  t.false(isGuarded());
  const copy: string = "../../policies/enforce/guard/mark.ts?other";
  const other = (await import(copy)) as { isGuarded(): boolean };
  markGuarded();
  t.true(other.isGuarded());
});
