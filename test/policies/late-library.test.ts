/** The start does not load a library that its messages do not need (docs/adr/0056). */
import { registerHooks } from "node:module";
import test from "ava";

const imported: string[] = [];
registerHooks({
  resolve: (specifier, context, next) => {
    imported.push(specifier);
    return next(specifier, context);
  },
});

test("the message library is loaded for the first message with a number", async (t) => {
  const { render } = await import("../../output/message.ts");
  await import("../../policies/packs.ts");
  t.is(render({ fr: "l'hôte {name}", en: "host {name}" }, { name: "a" }, "fr"), "l'hôte a");
  t.false(imported.includes("intl-messageformat"));
  t.is(render({ fr: "{kw, number} kW", en: "{kw, number} kW" }, { kw: 1.5 }, "fr"), "1,5 kW");
  t.true(imported.includes("intl-messageformat"));
});
