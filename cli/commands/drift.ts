/** `estate drift [site]`: compares files, recorded state and cloud, by their APIs alone; writes nothing. */
import { Command, InvalidArgumentError } from "commander";
import type { Estate } from "../../estate/estate.ts";
import { FORMATS, type Format } from "../../operations/drift/formats.ts";
import { TEXTS } from "../../operations/drift/messages.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { knownLanguage } from "../language-option.ts";
import { TEXTS as PROGRAM } from "../messages.ts";
import { oneOf } from "../one-of.ts";
import { printError, readRequested } from "../read-estates.ts";

/** Port of the metrics. */
const METRICS = 9469;

interface Options {
  readonly format?: Format;
  readonly json?: boolean;
  readonly output?: string;
  readonly root?: string;
  readonly watch?: number;
  readonly metrics?: number;
}

/** The command; `end` receives 0 (no drift), 1 (drift) or 2 (no result). */
export function driftCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("drift")
    .description(TEXTS.description[language])
    .usage("[site] [options]")
    .argument("[site]", TEXTS.site[language])
    .option("--format <format>", TEXTS.format[language], oneOf(FORMATS))
    .option("--json", TEXTS.json[language])
    .option("--output <file>", TEXTS.output[language])
    .option("--watch <minutes>", TEXTS.watch[language], wholeNumber(1, 10_080))
    .option("--metrics <port>", TEXTS.metrics[language], wholeNumber(1, 65_535))
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (site: string | undefined, options: Options) => {
      end(await run(site, options, language));
    });
}

async function run(
  site: string | undefined,
  options: Options,
  language: Language,
): Promise<number> {
  const { format: given, json, output, root: folder, watch, metrics = METRICS } = options;
  if (watch === undefined && options.metrics !== undefined) {
    return printError(TEXTS.metricsAlone, {}, language, 2);
  }
  if (watch !== undefined) {
    const others = { "--format": given, "--json": json, "--output": output };
    const [option] = Object.entries(others).find(([, value]) => value !== undefined) ?? [];
    if (option !== undefined) return printError(TEXTS.watchFormat, { option }, language, 2);
    return watched(site, folder, { minutes: watch, port: metrics }, language);
  }
  const format = given ?? (json ? "json" : "text");
  const request = await readRequested(site, folder, language);
  if (typeof request === "number") return 2; // without sound files there is nothing to compare with
  const { chosen, root } = request;
  if (chosen.length > 1 && (format !== "text" || output !== undefined)) {
    return printError(TEXTS.oneSite, { format }, language, 2);
  }
  const { drift } = await import("../../operations/drift/run.ts"); // not for the help
  return drift(chosen, { root, format, output }, language);
}

/** Until the service unit, or a person, ends it. */
async function watched(
  site: string | undefined,
  folder: string | undefined,
  { minutes, port }: { readonly minutes: number; readonly port: number },
  language: Language,
): Promise<number> {
  const [{ watch }, { compareSite }] = await Promise.all([
    import("../../operations/drift/watch.ts"),
    import("../../operations/drift/drift.ts"),
  ]);
  const end = new AbortController();
  // Without `once`: execa ends this process if a signal has no other listener when its own is called.
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => end.abort());
  let root = "";
  const read = async () => {
    const request = await readRequested(site, folder, language);
    if (typeof request === "number") return undefined;
    root = request.root;
    return request.chosen;
  };
  const compare = (estate: Estate) => compareSite(estate, root, language);
  try {
    await watch({ minutes, port, read, compare, signal: end.signal }, language);
    return 0;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    console.error(`estate: ${error.in(language)}`);
    return 2;
  }
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= least && number <= most) return number;
    throw new InvalidArgumentError(`${least}–${most}`);
  };
}
