import test from "ava";
import { crashed, RULES } from "../../sovereignty/index.ts";
import {
  decimal,
  LANGUAGES,
  type Message,
  render,
  visible,
} from "../../sovereignty/text.ts";
import { argumentsIn } from "../helpers/messages.ts";

const accents = /[àâçèéêëîïôùûœ]/;

for (const { name, messages } of RULES) {
  const all: Message[] = [
    messages.title,
    messages.why,
    messages.waiver,
    ...Object.values(messages.cases).flatMap(({ what, mend }) => [what, mend]),
  ];

  test(`${name}: both languages have the same arguments`, (t) => {
    for (const message of all) {
      t.deepEqual(argumentsIn(message, "fr"), argumentsIn(message, "en"), message.en);
      for (const language of LANGUAGES) t.not(message[language].trim(), "");
    }
  });

  test(`${name}: French keeps its accents and differs from English`, (t) => {
    t.regex(all.map(({ fr }) => fr).join(" "), accents);
    for (const { fr, en } of all) t.not(fr, en);
  });
}

test("a placeholder without a value is an error, never an empty word", (t) => {
  const message = { fr: "le {x}", en: "the {x}" };
  t.is(render(message, { x: "é" }, "fr"), "le é");
  t.throws(() => render(message, {}, "en"), { message: /\{x\}/ });
});

test("a measure is written as each language writes it", (t) => {
  const message = { fr: "{kw} kW sur {most}", en: "{kw} kW of {most}" };
  const values = { kw: decimal(17.4, 2), most: decimal(17.5) };
  t.is(render(message, values, "fr"), "17,40 kW sur 17,5");
  t.is(render(message, values, "en"), "17.40 kW of 17.5");
  t.deepEqual(decimal(30), { fr: "30", en: "30" });
});

test("a crash is a violation that names its rule", (t) => {
  const { rule, what, values } = crashed("location", "urn", new TypeError("boom"));
  t.is(rule, "location");
  t.is(render(what, values, "en"), "rule location could not judge: boom");
});

test("a value is shown whole: nothing in it is obeyed or turns around", (t) => {
  const message = { fr: "reçu {got}", en: "got {got}" };
  const got = "a\u001B[1Ab\u202Ec\u200B\nd\u00A0é";
  t.is(render(message, { got }, "en"), "got a<U+001B>[1Ab<U+202E>c<U+200B>\nd\u00A0é");
  t.is(render(message, { got: { fr: "\u2066", en: "" } }, "fr"), "reçu <U+2066>");
  t.is(visible("Impôts : 50 %"), "Impôts : 50 %");
});
