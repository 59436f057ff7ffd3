/** The files that newcomers look for first: the licence, how to report a vulnerability, who must approve a change. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { PACKAGES } from "../helpers/packages.ts";
import { headings, pages, ROOT } from "./pages.ts";

const read = (name: string) => readFileSync(join(ROOT, name), "utf8");

test("the licence is Apache's, word for word, and the package names it", (t) => {
  const digest = createHash("sha256").update(read("LICENSE")).digest("hex");
  t.is(digest, "cfc7749b96f63bd31c3c42b5c471bf756814053e847c10f3eb003417bc523d30");
  t.is(JSON.parse(read("package.json")).license, "Apache-2.0");
});

test("SECURITY.md has the same structure in both languages", (t) => {
  const [page] = pages((path) => path === "SECURITY.md");
  const text = page?.text ?? "";
  const [, english = "", french = ""] = text.split(/^## .*\n/m);
  const shape = (part: string) => ({
    headings: headings({ path: "SECURITY.md", text: part }).map(({ level }) => level),
    items: part.match(/^- /gm)?.length,
    contact: part.match(/`\S+@\S+`/g) as string[] | null,
  });
  t.deepEqual(shape(french), shape(english));
  t.true((shape(english).items ?? 0) >= 5);
});

const owners = read("CODEOWNERS")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(/\s+/));

test("each line of CODEOWNERS names an existing path, and roles that the file explains", (t) => {
  const roles = new Set(
    Array.from(read("CODEOWNERS").matchAll(/^# {3}([a-z]+) {2,}/gm), ([, role]) => role),
  );
  t.is(owners[0]?.[0], "*", "everything has an owner");
  for (const [path = "", ...names] of owners) {
    if (!path.includes("*")) t.true(existsSync(join(ROOT, path)), path);
    t.true(names.length > 0, path);
    for (const name of names) {
      t.regex(name, /^(@[\w./-]+|[\w.+-]+@[\w.-]+)$/);
      // A fork replaces the placeholder by its own team.
      const role = /^@aes-estate\/(\w+)$/.exec(name)?.[1];
      if (role !== undefined) t.true(roles.has(role), name);
    }
  }
});

test("no page describes how the work on it was ordered", (t) => {
  const found = pages().flatMap(({ path, text }) =>
    Array.from(
      text.matchAll(/\bissues? #?\d|\bthe mission\b|\bthis session\b|\bthe brief\b/gi),
      ([words]) => `${path}: ${words}`,
    ),
  );
  t.deepEqual(found, []);
});

test("each folder at the top is a package or a part of the repository that a page explains", (t) => {
  const explained = new Set([...PACKAGES, "bench", "docs", "sandbox", "test", "toolchain"]);
  const found = readdirSync(ROOT, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith("."))
    .map(({ name }) => name)
    .filter((name) => !["dist", "node_modules"].includes(name));
  t.deepEqual(
    found.filter((name) => !explained.has(name)),
    [],
    "a test that writes into the repository leaves folders that are committed with the next change",
  );
});
