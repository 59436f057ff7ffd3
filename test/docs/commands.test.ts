/** The commands shown in the pages exist: of `estate` with their options, of `make`, of the sandbox, and scripts. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import test from "ava";
import { estate } from "../helpers/command.ts";
import { blocks, pages, prose, ROOT } from "./pages.ts";

/** A piece of code on a page that may be a command. */
interface Code {
  readonly page: string;
  readonly text: string;
}

/** Lines of shell, and code in backquotes; without text that a shell ignores. */
const code: Code[] = pages(
  (path) => path !== "CHANGELOG.md" && !path.startsWith("docs/adr/"),
).flatMap((page) => {
  const shell = blocks(page).filter(({ language }) => language === "sh");
  const lines = shell.flatMap(({ text }) => text.replaceAll("\\\n", " ").split("\n"));
  const spans = Array.from(prose(page).matchAll(/`([^`\n]+)`/g), ([, text = ""]) => text);
  return [...lines, ...spans]
    .flatMap((text) => text.replace(/(^| +)# .*/, "").split(/ (?:&&|\|) |"?\$\(|\)"/))
    .map((text) => ({ page: page.path, text: text.trim() }));
});

const matching = (pattern: RegExp) =>
  code.flatMap(({ page, text }) => {
    const [, ...groups] = pattern.exec(text) ?? [];
    return groups.length === 0 ? [] : [{ page, text, groups: groups.map((each = "") => each) }];
  });

/** The help for some words; if the last is not a command, the help of the words before it. */
const helps = new Map<string, Promise<string>>();
function help(words: readonly string[]): Promise<string> {
  const key = words.join(" ");
  const known =
    helps.get(key) ?? estate(...words, "--lang", "en", "--help").then(({ stdout }) => stdout);
  helps.set(key, known);
  return known;
}

/** The words of a command line that `estate` does not know. */
async function unknown(args: readonly string[]): Promise<string[]> {
  const [command = "", below = ""] = args;
  const isCommand = async (words: readonly string[]) =>
    new RegExp(`^Usage: estate ${words.join(" ")}( |$)`, "m").test(await help(words));
  if (!(await isCommand([command]))) return [`no command ${command}`];
  const isBelow = /^[a-z]+$/.test(below) && (await isCommand([command, below]));
  const text = await help(isBelow ? [command, below] : [command]);
  const options = args.flatMap((arg) => /^--[a-z-]+/.exec(arg) ?? []);
  return options
    .filter((option) => !text.includes(`${option} `))
    .map((option) => `no option ${option}`);
}

test("each command line of `estate` on a page has an existing command and existing options", async (t) => {
  const shown = matching(/^(?:npx )?estate ((?:[a-z]|--).*)$/);
  t.true(shown.length > 60);
  const problems = await Promise.all(
    shown.map(async ({ page, text, groups: [line = ""] }) =>
      (await unknown(line.split(/[ =]+/))).map((each) => `${page}: ${text}: ${each}`),
    ),
  );
  t.deepEqual([...new Set(problems.flat())], []);
});

test("an unknown command or option is found", async (t) => {
  t.deepEqual(await unknown(["chekc"]), ["no command chekc"]);
  t.deepEqual(await unknown(["check", "bamako", "--dry-run"]), ["no option --dry-run"]);
  t.deepEqual(await unknown(["repatriation", "plan", "--lang", "fr"]), []);
  t.deepEqual(await unknown(["failover", "bamako", "--dry-run"]), []);
});

test("each `make` on a page has a target", (t) => {
  const makefile = readFileSync(join(ROOT, "Makefile"), "utf8");
  const shown = matching(/^(?:[A-Z_]+=\S+ )*make (?:-s )?([a-z-]+)/);
  t.true(shown.length > 20);
  const missing = shown.filter(({ groups: [target] }) => !makefile.includes(`\n${target}:`));
  t.deepEqual(missing, []);
});

test("each file that a page runs exists", (t) => {
  const shown = matching(/^(?:[A-Z_]+=\S+ )*(?:node|npx ava|.*--policy-pack) (.*)$/).flatMap(
    ({ page, groups: [line = ""] }) =>
      line
        .split(" ")
        .filter((word) => /^[a-z].*\//.test(word))
        .map((file) => ({ page, file })),
  );
  t.true(shown.length > 10);
  t.deepEqual(
    shown.filter(({ file }) => !existsSync(join(ROOT, file))),
    [],
  );
});

test("each command of the sandbox on a page is defined by its program", (t) => {
  const program = readFileSync(join(ROOT, "sandbox/cli.py"), "utf8");
  const shown = matching(/^python3 -m sandbox ([a-z]+)/);
  t.true(shown.length > 5);
  t.deepEqual(
    shown.filter(({ groups: [command] }) => !program.includes(`"${command}"`)),
    [],
  );
});
