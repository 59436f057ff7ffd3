/** The statement in a real Chromium: accessible, without a request, on a narrow screen and on paper. */
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import { execa } from "execa";
import type { Browser } from "playwright-core";
import { toJsonText } from "../../../output/json.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { axeViolations, openBrowser, openPage } from "../../helpers/browser.ts";
import { estate } from "../../helpers/command.ts";
import { stateOf } from "../audit/states.ts";
import { driftReport } from "../drift/reports.ts";
import { AS_OF, shared } from "./fixture.ts";

let browser: Browser;
let folder: string;
test.before(async () => {
  browser = await openBrowser();
  folder = await mkdtemp(join(tmpdir(), "aes-estate-compliance-"));
  const state = join(folder, "state.json");
  await writeFile(state, stateOf(shared));
  const drift = join(folder, "drift.json");
  await writeFile(drift, toJsonText(await driftReport({ off: true, shared: "by-hand" })));
  for (const language of LANGUAGES) {
    const html = join(folder, `${language}.html`);
    // All data in French; in English one country's, which is most of the same page.
    const owner = language === "fr" ? [] : ["--owner", "NE"];
    const args = [
      "--as-of",
      AS_OF,
      "--state",
      state,
      "--drift",
      drift,
      "--lang",
      language,
      "--html",
      html,
    ];
    await estate("compliance", ...owner, ...args);
  }
});
test.after.always(async () => {
  await browser?.close();
  if (folder) await rm(folder, { recursive: true, force: true });
});

for (const language of LANGUAGES) {
  test(`axe finds nothing, and the page requests nothing: ${language}`, async (t) => {
    for (const width of [1440, 390]) {
      const url = pathToFileURL(join(folder, `${language}.html`));
      const { page, requests, errors } = await openPage(browser, url, { width });
      t.deepEqual(await axeViolations(page), [], `${width}`);
      const overflow = await page.evaluate<number>(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      t.is(overflow, 0, `the page itself does not scroll sideways at ${width}`);
      t.deepEqual([...requests, ...errors], []);
      await page.close();
    }
  });
}

/** Which of the links and tables has the focus. */
const FOCUSED = "[...document.querySelectorAll('a, .table')].indexOf(document.activeElement)";

test("the keyboard alone reaches every table and every link of the contents", async (t) => {
  const { page } = await openPage(browser, pathToFileURL(join(folder, "fr.html")));
  const wanted = await page.evaluate<number>("document.querySelectorAll('a, .table').length");
  const reached = new Set<number>();
  for (let press = 0; press < wanted; press++) {
    await page.keyboard.press("Tab");
    reached.add(await page.evaluate<number>(FOCUSED));
  }
  t.is(reached.size, wanted);
  t.false(reached.has(-1));
  await page.close();
});

test("the PDF has its pages, a language, a structure and the day of the statement, each time", async (t) => {
  const files = ["a.pdf", "b.pdf"].map((name) => join(folder, name));
  for (const pdf of files) {
    const { stderr, exitCode } = await estate(
      "compliance",
      "--as-of",
      AS_OF,
      "--lang",
      "fr",
      "--pdf",
      pdf,
    );
    t.is(exitCode, 2, stderr);
  }
  const texts = await Promise.all(files.map((file) => readFile(file, "latin1")));
  const pages = texts.map((text) => (text.match(/\/Type \/Page\b/g) ?? []).length);
  for (const text of texts) {
    t.regex(text, /^%PDF-1\.\d/);
    t.regex(text, /\/Lang \(fr\)/);
    t.regex(text, /\/StructTreeRoot/, "tagged, for readers of screens");
    t.regex(text, /\/CreationDate \(D:20261124000000\+00'00'\)/);
  }
  t.is(pages[0], pages[1]);
  t.true((pages[0] ?? 0) > 5);
});

test("without a Chromium the command says what to install, before it reads anything", async (t) => {
  const node = process.execPath;
  const script = join(import.meta.dirname, "../../../cli/estate.ts");
  const pdf = join(folder, "none.pdf");
  const found = await execa(node, [script, "compliance", "--lang", "en", "--pdf", pdf], {
    reject: false,
    env: { PATH: join(folder, "nothing") },
  });
  t.is(found.exitCode, 2);
  t.is(
    found.stderr,
    "estate: --pdf: no Chromium on this machine; install Debian's package `chromium`, or write --html and print it from a browser",
  );
});

test("a Chromium that fails is named, and leaves no file", async (t) => {
  const program = join(folder, "chromium");
  await writeFile(program, "#!/bin/sh\necho 'cannot start' >&2\nexit 3\n", { mode: 0o755 });
  const { PATH } = process.env;
  const pdf = join(folder, "failed.pdf");
  const script = join(import.meta.dirname, "../../../cli/estate.ts");
  const found = await execa(
    process.execPath,
    [script, "compliance", "--lang", "en", "--pdf", pdf],
    {
      reject: false,
      env: { PATH: `${folder}:${PATH}` },
    },
  );
  t.is(found.exitCode, 2);
  t.regex(found.stderr, /^estate: --pdf: .*chromium wrote no PDF: cannot start$/);
  await t.throwsAsync(readFile(pdf), { code: "ENOENT" });
});
