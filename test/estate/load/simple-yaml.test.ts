/** Simple YAML is read as the parser reads it, and everything else is left to the parser. */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { formatIssue, type Issue, sortIssues } from "../../../estate/issue.ts";
import { checkShape } from "../../../estate/load/shape.ts";
import { simpleData } from "../../../estate/load/simple-yaml.ts";
import { type ParseResult, parseNodes, parseSource } from "../../../estate/load/source.ts";
import { tenantSchema } from "../../../estate/model/index.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { textFaults } from "../../../policies/values/plain-yaml.ts";
import { STACKS } from "../overlay.ts";

const TENANTS = globSync("*/tenants/*.yaml", { cwd: STACKS });
const read = (file: string) => readFileSync(join(STACKS, file), "utf8");
const TEXTS = [...TENANTS, "alliance.yaml", "repatriation.yaml", "bamako/site.yaml"].map(read);

const SIMPLE = `# comment
a: 1
b: -1.50
c: true # comment
  # comment
d: a text, with "quotes", {brackets} and a#mark # comment
e: "quoted: # text"
f: 'quoted "text"'
g:

  h-1: 10.32.0.0/28
  i.j/k: fd5a:e500::1
l:
- x
- { y: 2, z: [a, "b, c", -3, false, {}, []] }
- m: u
  o:
    - p
-   q: r
s: 2026-11-28
`;

test("maps, lists, texts, numbers and comments are simple", (t) => {
  const want = {
    a: 1,
    b: -1.5,
    c: true,
    d: 'a text, with "quotes", {brackets} and a#mark',
    e: "quoted: # text",
    f: 'quoted "text"',
    g: { "h-1": "10.32.0.0/28", "i.j/k": "fd5a:e500::1" },
    l: ["x", { y: 2, z: ["a", "b, c", -3, false, {}, []] }, { m: "u", o: ["p"] }, { q: "r" }],
    s: "2026-11-28",
  };
  t.deepEqual(simpleData(SIMPLE), want);
  t.deepEqual(parseNodes("/x.yaml", SIMPLE).source?.data, want);
});

test("every tenant file and the registry are simple", (t) => {
  const left = [...TENANTS, "alliance.yaml"].filter((file) => simpleData(read(file)) === undefined);
  t.true(TENANTS.length > 10);
  t.deepEqual(left, []);
});

for (const [name, text] of Object.entries({
  "an empty text": "",
  "a text alone": "a\n",
  "a list alone": "- a\n",
  "an indented map": "  a: 1\n",
  "a duplicate key": "a: 1\na: 2\n",
  "a duplicate key in brackets": "a: { b: 1, b: 2 }\n",
  "a reserved key": "toString: 1\n",
  "a reserved key in brackets": "a: { constructor: 1 }\n",
  "a key of functions": "prototype: 1\n",
  "a number as a key": "1: a\n",
  "a boolean as a key": "True: a\n",
  "nothing as a key": "a: { null: 1 }\n",
  "a quoted key": '"a": 1\n',
  "a key without a value": "a:\nb: 1\n",
  "a nested key without a value": "a:\n  b:\nc: 1\n",
  "an entry without a value": "a:\n  - # none\n  - b\n",
  "nothing as a value": "a: ~\n",
  "a boolean in other letters": "a: TRUE\n",
  "a boolean of other readers": "a: yes\n",
  "an octal number": "a: 0o17\n",
  "a number with leading zeros": "a: 007\n",
  "a number with an exponent": "a: 1e3\n",
  "a number of base 60": "a: 1:30\n",
  "a number that is not exact": "a: 12345678901234567\n",
  infinity: "a: -.inf\n",
  "an anchor": "a: &b c\n",
  "an alias": "a: *b\n",
  "a tag": "a: !b c\n",
  "a text of several lines": "a: b\n  c\n",
  "a quoted text of several lines": 'a: "b\n  c"\n',
  "a block of text": "a: |\n  b\n",
  "an escape": 'a: "\\x41"\n',
  "a doubled quote": "a: 'b''c'\n",
  "text behind quotes": 'a: "b" c\n',
  "a comment close to quotes": 'a: "b"#c\n',
  "an open bracket": "a: [b\n",
  "brackets on two lines": "a: [b,\n  c]\n",
  "a comma before a bracket": "a: [b, ]\n",
  "two commas": "a: [b,, c]\n",
  "a pair in a list": "a: [b: c]\n",
  "a pair as a value": "a: b: c\n",
  "a colon at the end": "a: b:\n",
  "a mark at the beginning": "a: @b\n",
  "two dashes": "a:\n  - - b\n",
  "a deeper row": "a: 1\n  b: 2\n",
  "a row between two columns": "a:\n    b: 1\n  c: 2\n",
  "a row further left than a list": "a:\n  - b\n - c\n",
  "two documents": "a: 1\n---\nb: 2\n",
  "an end of the document": "a: 1\n...\n",
  "other ends of lines": "a: 1\r\nb: 2\r\n",
})) {
  test(`${name} is left to the parser`, (t) => {
    t.is(simpleData(text), undefined);
  });
}

/** What a reader could misunderstand. */
const PIECES =
  "\n| |  |    |:|: |- |-|#| #|# c\n|{|}|[|]|,|, |\"|'|''|\\|> |&a|*a|!t|%|@|`|? |true|null|~|yes|1|0|007|1e3|0x1F|.5|.inf|1:30|--- |---\n|...\n|<<: |a: b|k: |é|\u00a0|a.b/c-d_e|toString: 1|prototype: 1|10.0.0.0/8|fd::1|=|+|\r\n|- - |- a: 1|x:y|::|a:| \n|\n\n"
    .split("|")
    .concat("|");

const edit = fc.record({
  at: fc.nat(),
  drop: fc.nat({ max: 2 }),
  put: fc.oneof(fc.constantFrom("", ...PIECES), fc.string({ maxLength: 3 })),
});

/** Some rows of a text, moved to the left, with edits. */
const edited = (texts: readonly string[]) =>
  fc
    .tuple(
      fc.constantFrom(...texts),
      fc.nat(),
      fc.integer({ min: 1, max: 12 }),
      fc.boolean(),
      fc.array(edit, { maxLength: 4 }),
    )
    .map(([whole, from, count, isWhole, edits]) => {
      const rows = whole.split("\n");
      const first = from % rows.length;
      const some = isWhole ? rows : rows.slice(first, first + count);
      const indent = /^ */.exec(some[0] ?? "")?.[0] ?? "";
      let text = some
        .map((row) => (row.startsWith(indent) ? row.slice(indent.length) : row))
        .join("\n");
      for (const { at, drop, put } of edits) {
        const place = at % (text.length + 1);
        text = text.slice(0, place) + put + text.slice(place + drop);
      }
      return text;
    })
    .filter((text) => textFaults(text).length === 0);

test("simple data is what the parser returns, without any fault, after any edit", (t) => {
  let simple = 0;
  const property = fc.property(edited([SIMPLE, ...TEXTS]), (text) => {
    const data = simpleData(text);
    if (data === undefined) return;
    simple += 1;
    const { source, issues } = parseNodes("/x.yaml", text);
    t.deepEqual(issues, []);
    t.deepEqual(data, source?.data);
    t.is(JSON.stringify(data), JSON.stringify(source?.data)); // keys in the same order
  });
  t.notThrows(() => fc.assert(property, { numRuns: 3000 }));
  t.true(simple > 300, String(simple));
});

test("an edited tenant has the same issues, at the same lines, as one that the parser reads", (t) => {
  const shown = ({ source, issues }: ParseResult) => {
    const all: Issue[] = [...issues, ...(source ? checkShape(tenantSchema, source).issues : [])];
    return LANGUAGES.map((language) =>
      sortIssues(all).map((issue) => formatIssue(issue, language, "/")),
    );
  };
  let found = 0;
  const property = fc.property(edited(TENANTS.map(read)), (text) => {
    const fast = shown(parseSource("/x.yaml", text));
    if (simpleData(text) !== undefined && fast.flat().length > 0) found += 1;
    t.deepEqual(fast, shown(parseNodes("/x.yaml", text)));
  });
  t.notThrows(() => fc.assert(property, { numRuns: 300 }));
  t.true(found > 10, String(found));
});
