/** A variable that takes the protection off the estate's data ends the program before it registers anything. */
import * as pulumi from "@pulumi/pulumi";
import test from "ava";
import { readSettings } from "../../stacks/settings.ts";

const VARIABLE = "PULUMI_OPTION_IGNORE_PROTECT";

test.beforeEach(() => pulumi.runtime.setAllConfig({ "aes-estate:cloud": "gao" }, []));
test.afterEach.always(() => {
  delete process.env[VARIABLE];
});

test.serial(
  "the program ends while the variable is set, and names the command that removes it",
  (t) => {
    for (const value of ["true", "1", "yes"]) {
      process.env[VARIABLE] = value;
      const error = t.throws(() => readSettings(), { instanceOf: pulumi.RunError }, value);
      t.regex(error?.message ?? "", /unset PULUMI_OPTION_IGNORE_PROTECT/);
    }
  },
);

test.serial("without it, or switched off, the program goes on", (t) => {
  t.is(readSettings().cloud, "gao");
  for (const value of ["", "false", "0"]) {
    process.env[VARIABLE] = value;
    t.is(readSettings().cloud, "gao", value);
  }
});
