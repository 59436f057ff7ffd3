/** The library's own debug messages under the real engine: three per resource, of which one is sent, or all on request. */
import test from "ava";
import { openEngine } from "../../helpers/pulumi.ts";

const engine = await openEngine();
test.after.always(() => engine.close());
test.before(() => engine.init("debug-messages", "bamako", {}));

for (const [setting, env] of Object.entries({
  none: {},
  debug: { PULUMI_OPTION_DEBUG: "true" },
  leaks: { PULUMI_DEBUG_PROMISE_LEAKS: "true" },
})) {
  test(`a program's debug message is shown, and of the library's one or, on request, all: ${setting}`, async (t) => {
    const { code, output } = await engine.pulumi("debug-messages", ["preview", "--debug"], env);
    t.is(code, 0, output);
    t.regex(output, /a message of the program/);
    t.regex(output, /Registering resource: t=tax:index:Tier, name=tier, custom=false/);
    t.is(/RPC finished: resource:tier/.test(output), setting !== "none", output);
  });
}
