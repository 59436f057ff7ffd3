import test from "ava";
import fc from "fast-check";
import { argumentsOf } from "../../output/icu.ts";
import { LANGUAGES, type Message, render, verbatim, visible } from "../../output/message.ts";
import { RULES } from "../../policies/rules/index.ts";
import { crashed } from "../../policies/violations.ts";
import { argumentsIn } from "../helpers/messages.ts";

const accents = /[àâçèéêëîïôùûœ]/;

for (const { name, messages } of RULES) {
  const all: Message[] = [
    messages.title,
    messages.why,
    messages.waiver,
    ...Object.values(messages.cases).flatMap(({ what, remediation }) => [what, remediation]),
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

test("a number is written, and counted, as each language does", (t) => {
  const message = {
    fr: "{hosts, plural, one {# hôte perdu} other {# hôtes perdus}}, {kw, number, ::.00} kW sur {most, number}",
    en: "{hosts, plural, one {# host} other {# hosts}} lost, {kw, number, ::.00} kW of {most, number}",
  };
  const shown = (hosts: number) =>
    LANGUAGES.map((language) => render(message, { hosts, kw: 17.4, most: 1234.5 }, language));
  t.deepEqual(shown(0), [
    "0 hôte perdu, 17,40 kW sur 1\u202f234,5",
    "0 hosts lost, 17.40 kW of 1,234.5",
  ]);
  t.deepEqual(shown(1), [
    "1 hôte perdu, 17,40 kW sur 1\u202f234,5",
    "1 host lost, 17.40 kW of 1,234.5",
  ]);
  t.deepEqual(shown(1200), [
    "1\u202f200 hôtes perdus, 17,40 kW sur 1\u202f234,5",
    "1,200 hosts lost, 17.40 kW of 1,234.5",
  ]);
});

test("a number that is shown as it is, is: a port is no measure", (t) => {
  const message = { fr: "le port {port}", en: "port {port}" };
  t.is(render(message, { port: 30443 }, "fr"), "le port 30443");
});

test("a counted value is a number, in every branch", (t) => {
  const fr = "{a, plural, one {un} other {# de {b, number}}}";
  t.deepEqual(Object.fromEntries(argumentsOf(fr)), { a: "number", b: "number" });
  const message = { fr, en: fr };
  t.throws(() => render(message, { a: 1, b: "2" }, "fr"), { message: /\{b\} needs a number/ });
  t.throws(() => render(message, { a: 1 }, "fr"), { message: /\{b\} has no value/ });
  t.throws(() => argumentsOf("{day, date}"), { message: /element of type 3/ });
  t.throws(() => argumentsOf("{count, plural, one {one}}"));
});

test("an apostrophe is one; quoted braces are shown", (t) => {
  const fr = "l'hôte d'eau : '{ cidr: … }', {got}";
  t.is(render({ fr, en: fr }, { got: "'{x}'" }, "fr"), "l'hôte d'eau : { cidr: … }, '{x}'");
});

test("every way to give a value shows it unchanged, with any syntax in it", (t) => {
  const messages = [
    { fr: "« {value} »", en: "“{value}”" },
    {
      fr: "« {value} » {n, plural, one {# fois} other {# fois}}",
      en: "“{value}” {n, plural, one {# time} other {# times}}",
    },
  ];
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }),
    fc.stringMatching(/^[{}'<>#,|a-z ]{0,20}$/),
    fc.constantFrom("{n}", "{__proto__}", "'{", "{n, plural, other {#}}", "</b>", "$&", "#"),
  );
  t.notThrows(() =>
    fc.assert(
      fc.property(fc.constantFrom(...messages), hostile, (message, value) => {
        const shown = render(message, { value, n: 2 }, "en");
        const other = render(message, { value: { fr: "", en: value }, n: 2 }, "en");
        const copied = verbatim({ fr: value, en: value });
        return (
          shown.startsWith(`“${visible(value)}”`) &&
          other === shown &&
          render(copied.message, copied.values, "fr") === visible(value)
        );
      }),
    ),
  );
});

test("only a value that was given is one", (t) => {
  const message = { fr: "{constructor}", en: "{constructor}" };
  t.throws(() => render(message, {}, "fr"), { message: /\{constructor\} has no value/ });
});

test("a crash is a violation that names its rule", (t) => {
  const { rule, what, values } = crashed("location", "urn", new TypeError("boom"));
  t.is(rule, "location");
  t.is(render(what, values, "en"), "rule location could not be evaluated: boom");
});

test("a value is shown whole: nothing in it is obeyed or turns around", (t) => {
  const message = { fr: "reçu {got}", en: "got {got}" };
  const got = "a\u001B[1Ab\u202Ec\u200B\nd\u00A0é";
  t.is(render(message, { got }, "en"), "got a<U+001B>[1Ab<U+202E>c<U+200B>\nd\u00A0é");
  t.is(render(message, { got: { fr: "\u2066", en: "" } }, "fr"), "reçu <U+2066>");
  t.is(visible("Impôts : 50 %"), "Impôts : 50 %");
});
