/** Which programs are warned that they have no guard, and which are not. package.cli.test.ts runs such a program. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { GUARD_LINE, warnUnguarded } from "../../components/unguarded.ts";
import { isGuarded, markGuarded } from "../../policies/enforce/guard/mark.ts";
import * as policies from "../../policies/index.ts";

const told: string[] = [];
(pulumi.log as { warn: unknown }).warn = async (message: string) => {
  told.push(message);
};

test.serial("the one line imports what the package has", (t) => {
  t.is(GUARD_LINE, 'import { installGuard } from "aes-estate/policies"; installGuard();');
  t.is(typeof policies.installGuard, "function");
});

test.serial("a unit test with mocks has no engine and is told nothing", (t) => {
  warnUnguarded({});
  t.deepEqual(told, []);
});

test.serial(
  "under an engine: not where the pack is named, once where nothing is, in the person's language",
  (t) => {
    pulumi.runtime.resetOptions("p", "s", 1, "127.0.0.1:9", "127.0.0.1:9", true, "org");
    // As the runner does when it creates the stack: it opens the connection.
    (pulumi.runtime as unknown as { getEngine(): unknown }).getEngine();
    t.true(pulumi.runtime.hasEngine());
    warnUnguarded({ PULUMI_OPTION_POLICY_PACK: "pack.js" });
    t.deepEqual(told, []);
    for (const _ of [1, 2]) warnUnguarded({ LANG: "en_US.UTF-8" });
    t.is(told.length, 1);
    t.true(told[0]?.includes(`\n    ${GUARD_LINE}\n`), told[0]);
    t.regex(told[0] ?? "", /^nothing evaluates what this program registers/);
  },
);

test.serial("the guard's mark is seen by every copy of the package", async (t) => {
  t.false(isGuarded());
  const copy: string = "../../policies/enforce/guard/mark.ts?other";
  const other = (await import(copy)) as { isGuarded(): boolean };
  markGuarded();
  t.true(other.isGuarded());
});
