/**
 * The one rule for the language of messages: each setting takes precedence over those after it; and a yes in both
 * spellings.
 */
import test from "ava";
import fc from "fast-check";
import { chooseLanguage } from "../../output/language.ts";
import { LANGUAGES } from "../../output/message.ts";
import { isYes } from "../../policies/values/yes.ts";

test("the option, the variable, the locale, the stack, the first of all: in this order", (t) => {
  const [fr, en] = [{ LANG: "fr_ML.UTF-8" }, { LANG: "en_GB.UTF-8" }];
  const both = (language: string, env: Record<string, string>) => ({
    AES_ESTATE_LANGUAGE: language,
    ...env,
  });
  t.is(chooseLanguage({ option: "en", env: both("fr", fr), stack: "fr" }), "en");
  t.is(chooseLanguage({ env: both("en", fr), stack: "fr" }), "en");
  t.is(chooseLanguage({ env: en, stack: "fr" }), "en");
  t.is(chooseLanguage({ env: fr, stack: "en" }), "fr");
  t.is(chooseLanguage({ env: {}, stack: "en" }), "en");
  t.is(chooseLanguage({ env: {} }), "fr");
});

test("a locale is the first of POSIX's variables that is set, also where it is no language of ours", (t) => {
  const locale = (env: Record<string, string>) => chooseLanguage({ env, stack: "en" });
  t.is(locale({ LC_ALL: "fr_FR", LC_MESSAGES: "en", LANG: "en" }), "fr");
  t.is(locale({ LC_ALL: "", LC_MESSAGES: "fr@euro", LANG: "en" }), "fr");
  t.is(locale({ LC_MESSAGES: "", LANG: "fr" }), "fr");
  t.is(locale({ LC_ALL: "C", LANG: "fr_FR.UTF-8" }), "en");
  t.is(locale({ LC_ALL: "C.UTF-8", LC_MESSAGES: "fr" }), "en");
  t.is(locale({ LANG: "bm_ML.UTF-8" }), "en");
  t.is(locale({ LANG: "french" }), "en");
});

test("any unsupported language is skipped", (t) => {
  const foreign = fc.anything().filter((wish) => !LANGUAGES.includes(wish as never));
  fc.assert(
    fc.property(foreign, fc.constantFrom(...LANGUAGES), (wish, stack) => {
      const word = typeof wish === "string" ? wish : undefined;
      t.is(chooseLanguage({ option: word, env: { AES_ESTATE_LANGUAGE: word }, stack }), stack);
      t.is(chooseLanguage({ env: {}, stack: wish }), "fr");
    }),
  );
});

test("yes is true and `true`, and nothing else", (t) => {
  t.true(isYes(true) && isYes("true"));
  for (const other of ["True", "yes", "1", 1, "", undefined, null, false, "false", ["true"], {}])
    t.false(isYes(other), String(other));
});

test("the stack's language is read only if no other source decides", (t) => {
  let reads = 0;
  const stack = () => {
    reads += 1;
    return "en";
  };
  t.is(chooseLanguage({ option: "fr", env: {}, stack }), "fr");
  t.is(chooseLanguage({ env: { LANG: "fr_ML.UTF-8" }, stack }), "fr");
  t.is(reads, 0);
  t.is(chooseLanguage({ env: { LANG: "C" }, stack }), "en");
  t.is(reads, 1);
});
