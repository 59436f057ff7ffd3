/**
 * Debian's Chromium for tests of pages, driven by playwright-core. If it is missing, it is installed as the rehearsal's
 * Debian packages are: by root alone, otherwise the test names the command. No page reaches a network.
 */
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { execa } from "execa";
import { type Browser, chromium, type Page } from "playwright-core";

const PROGRAM = "/usr/bin/chromium";
const PACKAGES = ["chromium", "fonts-liberation"];
/** On a busy machine, a page that opens in a second takes minutes. */
const PATIENCE_MS = 240_000;
/** Another installation of packages may be under way. */
const WAIT = ["-o", "DPkg::Lock::Timeout=300"];

/** The browser; its opener closes it. */
export async function openBrowser(): Promise<Browser> {
  await installOnce();
  const root = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: PROGRAM,
    chromiumSandbox: !root, // Chromium's own sandbox does not start as root
    args: ["--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
    timeout: 120_000,
  });
}

/** Installs the Debian packages if Chromium is missing. */
export async function installOnce(): Promise<void> {
  if (await isThere(PROGRAM)) return;
  if (process.getuid?.() !== 0) {
    throw new Error(`Chromium is missing: sudo apt-get install ${PACKAGES.join(" ")}`);
  }
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  await execa("apt-get", ["update", "-qq", ...WAIT], { env });
  const install = ["install", "-y", "-qq", "--no-install-recommends"];
  await execa("apt-get", [...install, ...WAIT, ...PACKAGES], { env });
}

/** How a page is opened. */
export interface PageOptions {
  /** @default 1440 */
  readonly width?: number;
  readonly colorScheme?: "light" | "dark";
  /** @default true */
  readonly javaScript?: boolean;
}

/** An opened page, and the addresses that it tried to load besides its own files. */
export interface OpenedPage {
  readonly page: Page;
  readonly requests: readonly string[];
  /** Errors of its scripts and messages of the browser about it. */
  readonly errors: readonly string[];
}

/** Opens a file of this machine. Everything but files and data is cut off, and listed. */
export async function openPage(
  browser: Browser,
  url: URL,
  { width = 1440, colorScheme = "light", javaScript = true }: PageOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: javaScript,
    offline: true,
    bypassCSP: true, // else the page's own policy keeps axe out; what the page loads is listed below
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (!/^(file|data|blob):/.test(request.url())) requests.push(request.url());
  });
  page.on("pageerror", ({ message }) => errors.push(message));
  page.on("console", (message) => {
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(url.href);
  return { page, requests, errors };
}

/** Violations that axe finds, as `rule: element`, of all its rules on WCAG and best practices. */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve("axe-core/axe.min.js") });
  return page.evaluate(async () => {
    interface Axe {
      run(): Promise<{ violations: { id: string; nodes: { target: unknown[] }[] }[] }>;
    }
    const { axe } = globalThis as unknown as { axe: Axe };
    const { violations } = await axe.run();
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
  });
}

function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
