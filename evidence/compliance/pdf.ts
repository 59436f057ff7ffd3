/** The document as PDF, printed by Debian's Chromium, with the day of the statement as its date. */
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { execa } from "execa";
import { Misuse } from "../../output/user-error.ts";
import { TEXTS } from "./messages.ts";

const NAMES = ["chromium", "chromium-browser"];
/** A page of this size prints in seconds; a busy machine takes a multiple. */
const PATIENCE_MS = 180_000;

/** The path of Chromium; `undefined` if the machine has none. */
export function findChromium(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const folders = (env.PATH ?? "").split(delimiter).filter(Boolean);
  return folders.flatMap((folder) => NAMES.map((name) => join(folder, name))).find(existsSync);
}

/** Prints a self-contained document. @throws Misuse if the browser fails */
export async function toPdf(document: string, browser: string, asOf: string): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), "aes-estate-pdf-"));
  try {
    const [page, printed] = [join(folder, "page.html"), join(folder, "page.pdf")];
    await writeFile(page, document, { mode: 0o600 });
    const { exitCode, stderr, failed } = await execa(browser, argumentsFor(folder, page, printed), {
      reject: false,
      timeout: PATIENCE_MS,
      killSignal: "SIGKILL",
      stdin: "ignore",
      stdout: "ignore",
    });
    if (failed || !existsSync(printed)) {
      const last = stderr?.trim().split("\n").at(-1) || String(exitCode ?? "—");
      throw new Misuse(TEXTS.chromiumFailed, { program: browser, reason: last });
    }
    return dated(await readFile(printed), asOf);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** No request, no profile that stays, no header of the browser's own. */
function argumentsFor(folder: string, page: string, printed: string): string[] {
  return [
    "--headless",
    // Chromium's own sandbox does not start as root; the page has no script and loads nothing.
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-extensions",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
    `--user-data-dir=${join(folder, "profile")}`,
    "--no-pdf-header-footer",
    "--generate-pdf-document-outline",
    `--print-to-pdf=${printed}`,
    pathToFileURL(page).href,
  ];
}

/** The time of printing, in two places, becomes the day of the statement: both have the same length. */
function dated(pdf: Buffer, asOf: string): Uint8Array {
  const day = `${asOf.replaceAll("-", "")}000000+00'00'`;
  const text = pdf.toString("latin1");
  const fixed = text.replaceAll(
    /(\/(?:CreationDate|ModDate) \(D:)\d{14}[+-]\d\d'\d\d'/g,
    (_, start: string) => `${start}${day}`,
  );
  return Buffer.from(fixed, "latin1");
}
