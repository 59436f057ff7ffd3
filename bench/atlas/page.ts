/** One page of an atlas in a browser: how long until it is drawn and until it answers, its size, labels that cover each other. */
import { statSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import { COVERED } from "../../test/evidence/atlas/covered.ts";

/** What was measured of one opening of a page. Times are milliseconds. */
export interface Opened {
  /** From the navigation until the first frame after the page and its scripts were loaded. */
  readonly drawn: number;
  /** From a letter in the page's last filter, of its longest table, until the next frame; absent without a filter. */
  readonly filtered?: number;
  /** From a letter in the search field until the next frame. */
  readonly searched: number;
  readonly kB: number;
  readonly elements: number;
  /** Pairs of labels. */
  readonly covered: number;
  /** Pixels by which it is wider than the window. */
  readonly wider: number;
}

/** On a busy machine a page that opens in a second takes minutes. */
const PATIENCE_MS = 240_000;

/** Resolves after the next frame: one callback runs before it, the second after it. */
const FRAME = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))";

/** Opens a page in a context of its own, so that nothing of another opening is kept. */
export async function openOnce(browser: Browser, url: URL): Promise<Opened> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    offline: true,
  });
  try {
    context.setDefaultTimeout(PATIENCE_MS);
    context.setDefaultNavigationTimeout(PATIENCE_MS);
    const page = await context.newPage();
    await page.goto(url.href);
    const number = async (script: string) => Number(await page.evaluate(script));
    const drawn = await number(`${FRAME}.then(() => performance.now())`);
    const filter = (await page.locator(".filter input").count()) > 0;
    return {
      drawn,
      ...(filter && { filtered: await typed(page, ".filter input", "t00099") }),
      searched: await typed(page, "#search", "t00099"),
      kB: statSync(fileURLToPath(url)).size / 1000,
      elements: await number("document.querySelectorAll('*').length"),
      covered: await number(`${COVERED}.length`),
      wider: await number("Math.max(0, document.documentElement.scrollWidth - innerWidth)"),
    };
  } finally {
    await context.close();
  }
}

/** Puts a text into a field as typing does, and waits for the next frame. */
async function typed(page: Page, field: string, text: string): Promise<number> {
  const [at, value] = [JSON.stringify(field), JSON.stringify(text)];
  return Number(
    await page.evaluate(`(async () => {
      const field = [...document.querySelectorAll(${at})].at(-1);
      const start = performance.now();
      field.value = ${value};
      field.dispatchEvent(new Event("input", { bubbles: true }));
      await ${FRAME};
      const taken = performance.now() - start;
      field.value = "";
      field.dispatchEvent(new Event("input", { bubbles: true }));
      return taken;
    })()`),
  );
}
