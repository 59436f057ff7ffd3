/** A one-character slip in a tenant's file: one message, at the line of the slip, that names the kind of slip. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import fc from "fast-check";
import { formatIssue } from "../../../estate/issue.ts";
import { parseSource } from "../../../estate/load/source.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { STACKS } from "../overlay.ts";

const TENANT = `owner: ML
quota: { class: small }
segments:
  front: { ipv4: 10.32.23.0/26, router: { gateway: government }, qos: standard }
  app: { ipv4: 10.32.23.64/26, title: "Application" }
flows:
  users-to-front: { from: government, to: front }
  front-to-app: { from: front, to: app }
  app-to-data: { from: app, to: data }
notes: |
  anything { may " stand: here
   however indented
`;

/** Line and first sentence of the message. */
function messages(text: string): string[] {
  return parseSource("/x.yaml", text).issues.map((issue) =>
    formatIssue(issue, "en", "/").replace(/\n.*/s, "").replace("x.yaml:", "").replace(" .:", ""),
  );
}

const levels = "want as many as in front of lines of the same level";

for (const [name, from, to, want] of [
  ["none", "", "", undefined],
  [
    "a closing brace",
    "gateway: government }",
    "gateway: government",
    "4: got a { that stays open, want a } that closes it",
  ],
  [
    "the last brace of the line before others",
    "to: front }",
    "to: front",
    "7: got a { that stays open, want a } that closes it",
  ],
  ["a bracket for a brace", "to: app }", "to: app ]", "8: got ] to close the { of line 8, want }"],
  [
    "a brace too many",
    "class: small }",
    "class: small } }",
    "2: got one closing bracket too many, want one for each that opens",
  ],
  [
    "a closing quote",
    'title: "Application" }',
    'title: "Application }',
    '5: got a quote " that stays open, want a second " that ends the text',
  ],
  [
    "a space too many in front of the first entry",
    "  users-to-front",
    "   users-to-front",
    `7: got 3 spaces in front of users-to-front, ${levels}: 2`,
  ],
  [
    "a space too many in front of another entry",
    "  front-to-app",
    "   front-to-app",
    `8: got 3 spaces in front of front-to-app, ${levels}: 2`,
  ],
  [
    "a space too few",
    "  app-to-data",
    " app-to-data",
    `9: got 1 space in front of app-to-data, ${levels}: 0, 2`,
  ],
  [
    "a space in front of a key of the file",
    "flows:",
    " flows:",
    `6: got 1 space in front of flows, ${levels}: 0, 2`,
  ],
  [
    "a space in front of the second line",
    "quota:",
    " quota:",
    `2: got 1 space in front of quota, ${levels}: 0`,
  ],
  [
    "no colon",
    "owner: ML",
    "owner ML",
    "1: got a line without a colon, want a key, a colon, a space and a value",
  ],
  [
    "no space behind the colon",
    "owner: ML",
    "owner:ML",
    "1: got a line without a colon, want a key, a colon, a space and a value",
  ],
  [
    "a text with a colon",
    "owner: ML",
    "owner: Mali: ML",
    "1: got two colons in one line, want one key and one value",
  ],
  [
    "no comma",
    "from: app, to: data",
    "from: app to: data",
    "9: got two entries between brackets that nothing separates, want a comma between them",
  ],
] as const) {
  test(`typing mistake: ${name}`, (t) => {
    t.deepEqual(messages(TENANT.replace(from, to)), want === undefined ? [] : [want]);
  });
}

test("a missing brace and a bad indentation are named as such, in both languages", (t) => {
  const remediations = [
    TENANT.replace("to: front }", "to: front"),
    TENANT.replace("  front-to", " front-to"),
  ]
    .flatMap((text) => parseSource("/x.yaml", text).issues)
    .map(({ remediation }) => LANGUAGES.map((language) => remediation?.[language]));
  t.is(remediations.length, 2);
  t.notDeepEqual(remediations[0], remediations[1]);
});

test("any one character inserted or removed gives at most one such message, at a line of the file", (t) => {
  const text = readFileSync(join(STACKS, "bamako/tenants/e-visa.yaml"), "utf8");
  const rows = text.split("\n").length;
  const property = fc.property(
    fc.nat({ max: text.length }),
    fc.constantFrom("", " ", "  ", "{", "}", "[", "]", '"', "'", ":", ",", "- ", "#", "\n"),
    fc.nat({ max: 2 }),
    (at, put, taken) => {
      const { source, issues } = parseSource(
        "/x.yaml",
        text.slice(0, at) + put + text.slice(at + taken),
      );
      const syntax = issues.filter(({ path }) => path === ".");
      if (source === undefined && issues.length === 0) return false;
      return syntax.length <= 1 && issues.every(({ line }) => line >= 1 && line <= rows + 1);
    },
  );
  t.notThrows(() => fc.assert(property, { numRuns: 500 }));
});
