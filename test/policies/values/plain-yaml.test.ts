/** YAML of the registry and the waivers as policies read it: they reject the same texts as `estate check`. */
import test from "ava";
import { readPlain } from "../../../policies/values/plain-yaml.ts";

test("plain text is read as it is", (t) => {
  t.deepEqual(readPlain("a.yaml", "\uFEFFa: 1\r\nb: { c: ['*x', \"&y\"] } # l'été : 50 %\r\n"), {
    a: 1,
    b: { c: ["*x", "&y"] },
  });
});

for (const [text, line] of [
  ["a: 1\nb: &b 2\n", 2],
  ["a: 1\nb: *a\n", 2],
  ["a: !!str 1\n", 1],
  ["%YAML 1.1\n---\na: 1\n", 1],
  ["a: 1\ntrue: 2\n", 2],
  ["a:\n  b:\n    1: 2\n", 3],
  ["a: 1\n# \u202Eb\n", 2],
  ["a: 1\u2028b: 2\n", 1],
  ["a: 1\na: 2\n", 2],
  ["a: [1\n", 2],
  ['a: 1\nb: "\\x1b[1A"\n', 2],
  ['a: 1\nb: ["\\u202Ec"]\n', 2],
  ['a: 1\n"b\\u200B": 2\n', 2],
  ['a: 1\nb: "\\uD800"\n', 2],
  ['a: 1\nb: "\\uFFFF"\n', 2],
  ["a: 1\nb: -0\n", 2],
  ["a: 1\nb: [-0.00]\n", 2],
  [`a: 1\nb: ${"[".repeat(65)}\n`, 2],
  [`a: 1\n${"? ".repeat(100_000)}\n`, 2],
] as const) {
  test(`not plain: ${JSON.stringify(text).slice(0, 80)}`, (t) => {
    const { message } = t.throws(() => readPlain("a.yaml", text)) ?? { message: "" };
    t.true(message.startsWith(`a.yaml:${line}: `), message);
    t.true(
      message.split("\n").every((row) => row.startsWith("a.yaml:")),
      message,
    );
  });
}
