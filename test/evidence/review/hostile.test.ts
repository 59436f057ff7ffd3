/** A change whose author is hostile: secrets, Markdown, links, keys of JavaScript; and one that is huge. */
import test from "ava";
import fc from "fast-check";
import type { Tree } from "../../../evidence/history/tree.ts";
import { block, code } from "../../../evidence/review/markdown/escape.ts";
import { toMarkdown } from "../../../evidence/review/markdown/markdown.ts";
import type { Review } from "../../../evidence/review/model.ts";
import { reviewOfSides } from "../../../evidence/review/review.ts";
import { toSarif } from "../../../evidence/review/sarif.ts";
import { patchedTree, reviewTrees, sideOf } from "./cases.ts";

const MAIL = "stacks/bamako/tenants/mail.yaml";
const base = () => sideOf(patchedTree("", []), "reference");

/** The reference with some files replaced; a text, or an entry as git has it. */
function withFiles(files: Readonly<Record<string, string>>): Tree {
  const tree = new Map(patchedTree("", []));
  for (const [path, text] of Object.entries(files)) {
    const content = Buffer.from(text);
    tree.set(path, { kind: "file", bytes: content.length, content });
  }
  return tree;
}

const textIn = (tree: Tree, path: string) => tree.get(path)?.content?.toString("utf8") ?? "";

const outputs = (review: Review) => [
  toMarkdown(review),
  toSarif(review, ""),
  JSON.stringify(review),
];

test.serial("a secret in any place of a file is in no output", async (t) => {
  const mail = textIn(patchedTree("", []), MAIL);
  const secret = "glpat-abcdefghij0123456789";
  const places = [
    mail.replace("tenant: mail\n", `tenant: ${secret}\n`),
    mail.replace(/en: [^}]+}/, `en: "${secret}" }`),
    mail.replace("groups:\n", `groups:\n  ${secret}: { roles: [reader] }\n`),
    `${mail}${secret}: x\n`,
    mail.replace("quota:", `quota${secret}: [`),
    mail.replace(/contact: .*/, `contact: https://user:${secret}@host.example`),
  ];
  for (const [index, text] of places.entries()) {
    t.not(text, mail, String(index));
    const review = await reviewTrees(await base(), await sideOf(withFiles({ [MAIL]: text })));
    for (const output of outputs(review)) t.false(output.includes(secret), String(index));
  }
});

test.serial(
  "a link in place of a tenant's file is a violation, and no deletion is hidden by one",
  async (t) => {
    const tree = new Map(patchedTree("", []));
    tree.set(MAIL, { kind: "link", bytes: 11 });
    const review = await reviewTrees(await base(), await sideOf(tree));
    t.is(review.result, "failed");
    t.true(review.violations.some(({ file, message }) => file === MAIL && /link/.test(message)));
  },
);

test.serial("names of JavaScript's own objects are names", async (t) => {
  const files = {
    "stacks/__proto__/tenants/constructor.yaml": "a: 1\n",
    "stacks/bamako/tenants/__proto__.yaml": "b\n",
  };
  const review = await reviewTrees(await base(), await sideOf(withFiles(files)));
  t.is(review.result, "failed");
  t.true(review.files.some(({ file }) => file === "stacks/bamako/tenants/__proto__.yaml"));
});

const hostile = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc.stringMatching(/^[`\n<>/@#[\]()*_|~!:.a-z -]{0,60}$/),
);

test.serial(
  "no text leaves its code: a line stays one line, its fence is longer than any in it",
  (t) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const shown = code(text);
        t.false(shown.includes("\n"));
        if (shown === "—") return;
        const [fence = ""] = shown.match(/^`+/) ?? [];
        t.true(fence.length > 0 && shown.endsWith(fence));
        const inside = shown.slice(fence.length, -fence.length);
        for (const [run] of inside.matchAll(/`+/g)) t.not(run.length, fence.length);
      }),
    );
  },
);

test.serial("no line closes its block", (t) => {
  fc.assert(
    fc.property(fc.array(hostile, { maxLength: 5 }), (lines) => {
      const [first = "", ...rest] = block(lines).split("\n");
      const fence = first.replace("text", "");
      t.is(rest.at(-1), fence);
      for (const line of rest.slice(0, -1)) t.false(line.trim().startsWith(fence));
    }),
  );
});

test.serial(
  "a change of 1,000 tenants and as many violations stays below 60,000 characters",
  async (t) => {
    const review = await reviewTrees(await base(), await base());
    const many = Array.from({ length: 1_000 }, (_, index) => index);
    const [file, value] = ["x".repeat(300), "`".repeat(150)];
    const huge: Review = {
      ...review,
      result: "failed",
      files: many.map((index) => ({
        file: `stacks/bamako/tenants/${file}${index}.yaml`,
        kind: "tenant",
        site: "bamako",
        tenant: `${file}${index}`,
        owners: ["ML"],
        status: "changed",
        effect: "inPlace",
        changes: many.slice(0, 50).map((part) => ({
          path: `flows.${part}`,
          before: value,
          after: value,
          effect: "inPlace",
        })),
      })),
      otherFiles: many.map((index) => `${file}${index}`),
      figures: many.map((index) => ({
        subject: "capacity",
        site: "bamako",
        name: `${file}${index}`,
        before: 1,
        after: 2,
      })),
      ways: many.map(() => ({
        site: "bamako",
        tenant: file,
        path: file,
        direction: "out",
        reach: "internet",
        end: file,
        traffic: "tcp 443",
        change: "opened",
      })),
      violations: many.map((index) => ({
        state: "new",
        rule: "check/x",
        file: `${file}${index}`,
        line: 1,
        path: file,
        message: file,
        remediation: `${value}\n${value}`,
      })),
      signatures: many.map((index) => ({
        role: `role-${index}`,
        countries: ["ML"],
        offices: [file],
        reasons: [file],
        files: many.map((each) => `${file}${each}`),
      })),
    };
    for (const language of ["fr", "en"] as const) {
      const text = toMarkdown({ ...huge, language });
      t.true(text.length <= 60_000, String(text.length));
      t.is(text.split("<details").length, text.split("</details>").length);
      t.regex(text, /(990|9\d\d) (more|de plus)/);
    }
  },
);

test.serial("without CODEOWNERS at BASE, the built-in roles decide", async (t) => {
  const text = textIn(patchedTree("", []), MAIL).replace("en: ", "en: New ");
  const [before, head] = [await base(), await sideOf(withFiles({ [MAIL]: text }))];
  const request = {
    repository: { root: "/estate", prefix: "" },
    base: "a",
    head: "b",
    trees: { base: before.tree, head: head.tree },
    changed: [MAIL],
    today: "2026-11-30",
    version: "0",
  };
  const roles = reviewOfSides(before, head, request, "en").signatures.map(({ role }) => role);
  t.deepEqual(roles, ["operations", "tenants"]);
});
