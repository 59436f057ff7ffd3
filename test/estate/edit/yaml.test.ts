/** Edits of YAML texts: only the requested change is made, every other byte stays. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { parse } from "yaml";
import {
  appendTo,
  condense,
  entryLines,
  inline,
  mapScalars,
  removeEntry,
  replaceAt,
} from "../../../estate/edit/yaml.ts";
import { STACKS } from "../overlay.ts";

const TEXT = `# head
a: { x: 1, y: [p, q] } # of a

# above b
b: # of b
  one: "two" # of one
  # before list
  list:
    - 1
    - 2 # of 2
  # after list

c: |
  kept
`;

test("a value of any style is replaced in place", (t) => {
  t.is(replaceAt(TEXT, ["a", "y", 1], "r"), TEXT.replace("[p, q]", "[p, r]"));
  t.is(replaceAt(TEXT, ["b", "one"], "three"), TEXT.replace('"two"', "three"));
  t.is(replaceAt(TEXT, ["b", "list"], "[]"), TEXT.replace("- 1\n    - 2", "[]"));
  t.throws(() => replaceAt(TEXT, ["b", "none"], "1"), { message: /nothing stands at b.none/ });
});

test("a map or a list of any style is condensed in place, and its comments stay", (t) => {
  const one = (text: string, path: string[], source: string) => {
    const after = condense(text, path, source);
    t.deepEqual(parse(after), setAt(parse(text), path, parse(source)), after);
    return after;
  };
  t.is(one(TEXT, ["a", "y"], "[r]"), TEXT.replace("[p, q]", "[r]"));
  t.is(
    one(TEXT, ["b", "list"], "[r]"),
    TEXT.replace("list:\n    - 1\n    - 2 # of 2", "list: [r]\n    # of 2"),
  );
  t.is(
    one(TEXT, ["b"], "{}"),
    `${TEXT.slice(0, TEXT.indexOf("b: #"))}b: {} # of b
  # of one
  # before list
  # of 2
  # after list

c: |
  kept
`,
  );
  const braces = 'a: { b: {\n  # in\n  x: "#1", # of x\n  }, c: 1 } # end\nd: 1\n';
  t.is(one(braces, ["a"], "{}"), "a: {} # end\n  # in\n  # of x\nd: 1\n");
  t.is(one(braces, ["a", "b"], "{}"), "a: { b: {}\n  # in\n  # of x\n  , c: 1 } # end\nd: 1\n");
  t.throws(() => condense(TEXT, ["b", "one"], "{}"), { message: /no map at b.one/ });
});

function setAt(data: unknown, [key = "", ...rest]: string[], value: unknown): unknown {
  const map = data as Record<string, unknown>;
  return { ...map, [key]: rest.length === 0 ? value : setAt(map[key], rest, value) };
}

test("an entry is appended behind the last one, as deep and as far apart as its neighbours", (t) => {
  t.is(
    appendTo(TEXT, ["b"], "more: # new\n  x: 1\n"),
    TEXT.replace("    - 2 # of 2\n", "    - 2 # of 2\n  more: # new\n    x: 1\n"),
  );
  t.is(appendTo(TEXT, [], "d: 1"), `${TEXT}\nd: 1\n`);
  t.is(appendTo("a: 1", [], "b: 2"), "a: 1\nb: 2\n");
  t.is(appendTo("a: 1 # x\nb:\n\n", [], "c: 2"), "a: 1 # x\nb:\nc: 2\n\n");
});

test("a map that is in braces or missing is written as a block, comments kept", (t) => {
  const flow = appendTo("# head\na: { x: 1 } # tail\n", ["a"], "y: 2");
  t.deepEqual(parse(flow), { a: { x: 1, y: 2 } });
  t.regex(flow, /^# head\n.*# tail\n$/s);
  const rest = "b:   [ 1,2 ]   # as people wrote it\n\n\nc: 'x'\n";
  t.true(appendTo(`a: { x: 1 }\n${rest}`, ["a"], "y: 2").endsWith(`\n${rest}`), "no other byte");
  t.deepEqual(parse(appendTo("a: { b: { x: 1 } }\n", ["a", "b"], "y: 2")), {
    a: { b: { x: 1, y: 2 } },
  });
  t.deepEqual(parse(appendTo("a: 1\n", ["b"], "c: []")), { a: 1, b: { c: [] } });
});

test("an entry's lines are its own, and it goes with the comment above it", (t) => {
  t.is(entryLines(TEXT, ["b", "list"]), "  list:\n    - 1\n    - 2 # of 2");
  t.is(
    removeEntry(TEXT, ["b", "list"]),
    TEXT.replace("  # before list\n  list:\n    - 1\n    - 2 # of 2\n", ""),
  );
  const [head = "", tail = ""] = [TEXT.split("# above b")[0], TEXT.split("- 2 # of 2\n")[1]];
  t.is(removeEntry(TEXT, ["b"]), head + tail);
});

test("values change in the quotes they had; keys, comments and the rest stay", (t) => {
  const upper = mapScalars(TEXT, (value) =>
    typeof value === "string" && value !== "kept\n" ? value.toUpperCase() : undefined,
  );
  t.is(upper, TEXT.replace("[p, q]", "[P, Q]").replace('"two"', '"TWO"'));
  const blocks = "a: |\n  one\n  two\nb: >-\n  three\n# end\nc: 1\n";
  const loud = mapScalars(blocks, (value) => (typeof value === "string" ? `${value}!` : undefined));
  t.deepEqual(parse(loud), { a: "one\ntwo\n!", b: "three!", c: 1 });
  t.true(loud.endsWith("\n# end\nc: 1\n"));
  t.is(
    mapScalars(TEXT, () => undefined),
    TEXT,
  );
});

test("any value can stand inside braces", (t) => {
  fc.assert(
    fc.property(fc.string(), fc.boolean(), (value, quoted) => {
      const { a, b } = parse(`{ a: ${inline(value, quoted)}, b: 1 }`) as { a: string; b: number };
      return a === value && b === 1;
    }),
  );
  t.is(inline("plain words"), "plain words");
});

test("in the reference estate, too, an entry put in and taken out leaves no trace", (t) => {
  const files = readdirSync(STACKS, { recursive: true }).map(String);
  const texts = files
    .filter((name) => name.endsWith(".yaml"))
    .map((name) => readFileSync(join(STACKS, name), "utf8"));
  t.true(texts.length > 20);
  for (const text of texts) {
    const longer = appendTo(text, [], "added: [1]");
    t.deepEqual(parse(longer), { ...parse(text), added: [1] });
    t.deepEqual(removeEntry(longer, ["added"]).trimEnd(), text.trimEnd());
  }
});
