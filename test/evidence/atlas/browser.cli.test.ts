/** The atlas in a real browser: accessible, legible, usable by keyboard and without a script; it requests nothing. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import test from "ava";
import type { Browser, Page } from "playwright-core";
import { filesOf } from "../../../evidence/atlas/files.ts";
import { atlasOf } from "../../../evidence/atlas/gather.ts";
import { writeAtlas } from "../../../evidence/atlas/write.ts";
import { axeViolations, openBrowser, openPage, type PageOptions } from "../../helpers/browser.ts";
import { recorded, shared, statement } from "../compliance/fixture.ts";
import { driftFile } from "../drift/reports.ts";
import { COVERED } from "./covered.ts";
import { reference } from "./reference.ts";

const PAGES = [
  "index",
  "site-bamako",
  "tenant-bamako.e-visa",
  "tenant-bamako.judicial-archive",
  "ways-out",
  "repatriation",
  "agreements",
  "findings",
];

let browser: Browser;
let folder: string;
test.before(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "aes-atlas-")), "atlas");
  await writeAtlas(folder, (await reference()).files);
  browser = await openBrowser();
});
test.after.always(async () => {
  await browser?.close();
  await rm(join(folder, ".."), { recursive: true, force: true });
});

/** A statement with a violation. */
const failing = () => statement({ recorded: [recorded(shared)] });

const open = (name: string, options: PageOptions = {}) =>
  openPage(browser, pathToFileURL(join(folder, `${name}.html`)), options);

for (const language of ["fr", "en"]) {
  for (const colorScheme of ["light", "dark"] as const) {
    test.serial(
      `no violation of accessibility, no request, no error: ${language}, ${colorScheme}`,
      async (t) => {
        for (const name of PAGES) {
          const { page, requests, errors } = await open(`${language}/${name}`, { colorScheme });
          t.deepEqual(requests, [], name);
          t.deepEqual(errors, [], name);
          t.deepEqual(await axeViolations(page), [], name); // it asks for style sheets itself
          await page.context().close();
        }
      },
    );
  }
}

test.serial(
  "pages with a drift report and a statement are accessible, and not wider than the screen",
  async (t) => {
    const { atlas } = await reference();
    const drift = [await driftFile({ off: true, shared: "by-hand" })];
    const target = join(folder, "../with-drift");
    await writeAtlas(target, filesOf(atlasOf({ ...atlas, drift, statement: await failing() })));
    for (const name of ["index", "site-bamako", "tenant-bamako.treasury", "findings"]) {
      const url = pathToFileURL(join(target, `fr/${name}.html`));
      const { page, errors } = await openPage(browser, url, { width: 390 });
      t.deepEqual([...errors, ...(await axeViolations(page))], [], name);
      const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
      t.true(Number(wide) <= 0, `${name}: ${wide} pixels wider`);
      await page.context().close();
    }
  },
);

test.serial(
  "no page is wider than the screen, and no label of a drawing covers another",
  async (t) => {
    for (const [width, language] of [
      [390, "fr"],
      [390, "en"],
      [1440, "fr"],
    ] as const) {
      for (const name of PAGES) {
        const { page } = await open(`${language}/${name}`, { width });
        const wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
        t.true(Number(wide) <= 0, `${name} at ${width}: ${wide} pixels wider`);
        t.deepEqual(await coveredLabels(page), [], `${name} at ${width}`);
        await page.context().close();
      }
    }
  },
);

test.serial(
  "any tenant is three clicks away; the search finds it with the keyboard alone",
  async (t) => {
    const { page } = await open("index");
    await page.click("text=Français");
    await page.click("main >> text=Centre de données national de Bamako");
    await page.click("main >> text=Visa électronique");
    t.is(await page.textContent("h1"), "Visa électronique");
    await page.focus("#search");
    await page.keyboard.type("recherche artificielle");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.waitForURL(/ai-research/);
    t.is(await page.textContent("h1"), "Groupe de recherche en intelligence artificielle");
    await page.focus("#search");
    await page.keyboard.type("zzz");
    t.is(await page.textContent("#found"), "Aucun résultat");
    await page.keyboard.press("Escape");
    t.true(await page.isHidden("#found"));
  },
);

test.serial(
  "every link and field is reached by the tabulator, and its focus is visible",
  async (t) => {
    const { page } = await open("fr/site-bamako");
    const all = Number(
      await page.evaluate(
        "document.querySelectorAll('a[href], button, input, .scroll, .table').length",
      ),
    );
    const reached = new Set<string>();
    for (let step = 0; step < all; step += 1) {
      await page.keyboard.press("Tab");
      reached.add(
        String(
          await page.evaluate(`(() => {
          const all = [...document.querySelectorAll("a[href], button, input, .scroll, .table")];
          const { outlineStyle } = getComputedStyle(document.activeElement);
          return all.indexOf(document.activeElement) + " " + (outlineStyle !== "none");
        })()`),
        ),
      );
    }
    t.is(reached.size, all);
    t.deepEqual(
      [...reached].filter((each) => each.endsWith("false")),
      [],
    );
  },
);

test.serial("on a phone each value of a wide table has its name beside it", async (t) => {
  const { page } = await open("fr/ways-out", { width: 390 });
  const names = await page.evaluate(`[...document.querySelectorAll(".stacked tbody tr:first-child")]
    .map((row) => [...row.cells].slice(1).map((cell) => {
      const { content } = getComputedStyle(cell, "::before");
      return content.slice(1, -1) + (cell.getBoundingClientRect().right <= innerWidth ? "" : " is cut");
    }).join(", "))`);
  t.deepEqual(names, [
    "Segments réseau, Réseau externe, Portée, Autorisé par la classe",
    "Flux, De, Vers, Trafic",
  ]);
});

test.serial("on A4 no page is cut off, in light colours also in the dark theme", async (t) => {
  for (const name of PAGES) {
    const { page } = await open(`fr/${name}`, { width: 688, colorScheme: "dark" }); // 182 mm
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    const cut =
      await page.evaluate(`[document.documentElement, ...document.querySelectorAll(".table, .scroll")]
      .filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.getAttribute("aria-label") ?? "page")`);
    t.deepEqual(cut, [], name);
    t.is(
      await page.evaluate("getComputedStyle(document.body).backgroundColor"),
      "rgb(255, 255, 255)",
    );
    await page.context().close();
  }
});

test.serial("a table is filtered, and a theme is kept from page to page", async (t) => {
  const { page } = await open("en/site-bamako");
  const rows = "table[data-filter] tbody tr:visible";
  t.is(await page.locator(rows).count(), 12);
  await page.fill(".filter input", "civil registry");
  t.is(await page.locator(rows).count(), 2);
  await page.click("#theme");
  t.is(await page.getAttribute("html", "data-theme"), "dark");
});

test.serial(
  "without a script every page is complete, and shows no field that does nothing",
  async (t) => {
    const { page } = await open("en/tenant-bamako.e-visa", { javaScript: false });
    t.true(await page.isHidden("#search"));
    t.true(await page.isHidden("#theme"));
    t.is(await page.locator("figure svg").count(), 1);
    t.true(await page.isVisible("text=portal-to-data"));
  },
);

/** Pairs of texts of one drawing whose boxes share more than a pixel. */
async function coveredLabels(page: Page): Promise<string[]> {
  return (await page.evaluate(COVERED)) as string[];
}
