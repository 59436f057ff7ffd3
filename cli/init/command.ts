/** `estate init DIR --site niamey --country NE`: a repository of one site, whose program is the package. */
import { existsSync } from "node:fs";
import {
  chmod,
  cp,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative, resolve } from "node:path";
import { Command } from "commander";
import { packaged, programRoot } from "../../policies/project.ts";
import { type Language, render } from "../../sovereignty/text.ts";
import { loadEstates } from "../../stacks/estate/checked.ts";
import { allianceFile } from "../../stacks/estate/load.ts";
import { ended } from "../ended.ts";
import { checklist } from "../new-site/checklist.ts";
import { groundOf, refuseIssues } from "../new-site/command.ts";
import { TEXTS as NEW_SITE } from "../new-site/messages.ts";
import { planSite, type Wish } from "../new-site/plan.ts";
import { stacksFolder } from "../places.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { Misuse, Refusal } from "../rehearsal/refusal.ts";
import { TEXTS } from "./messages.ts";
import { projectFiles, schemasFrom } from "./project.ts";

interface Options {
  readonly site: string;
  readonly country: string;
  readonly titleFr?: string;
  readonly titleEn?: string;
  readonly like?: string;
  readonly bare?: boolean;
  readonly from?: string;
  readonly package?: string;
  readonly dryRun?: boolean;
}

/** The command; `end` receives 0, 1 (refused: the estate does not allow it) or 2 (asked wrongly). */
export function initCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("init")
    .description(TEXTS.description[language])
    .argument("<folder>", TEXTS.folder[language])
    .requiredOption("--site <key>", TEXTS.site[language])
    .requiredOption("--country <code>", NEW_SITE.country[language])
    .option("--title-fr <name>", NEW_SITE.titleFr[language])
    .option("--title-en <name>", NEW_SITE.titleEn[language])
    .option("--like <site>", NEW_SITE.like[language])
    .option("--bare", NEW_SITE.bare[language])
    .option("--from <folder>", TEXTS.from[language])
    .option("--package <spec>", TEXTS.package[language])
    .option("--dry-run", NEW_SITE.dryRun[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (folder: string, options: Options) => {
      end(await ended(language, () => init(resolve(folder), options, language)));
    });
}

/** Makes all of it in a folder aside, checks it there, and only then puts the whole in its place. */
async function init(folder: string, options: Options, language: Language): Promise<void> {
  const { site, country, dryRun = false } = options;
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new Refusal(TEXTS.notEmpty, { folder: shown(folder) });
  }
  const from = await modelOf(options.from);
  if (existsSync(join(from, site))) throw new Refusal(TEXTS.hosted, { site, from: shown(from) });
  const model = await mkdtemp(join(tmpdir(), "aes-estate-model-"));
  const made = join(model, "made");
  try {
    const root = join(model, "stacks");
    const files = await siteFiles(root, from, options, language);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(made, name)), { recursive: true });
      await writeFile(join(made, name), text);
    }
    await chmod(join(made, ".ci/run"), 0o755);
    const stacks = join(made, "stacks");
    const after = await loadEstates(undefined, {
      root: stacks,
      waivers: join(made, "policies/waivers.yaml"),
    });
    refuseIssues(after, made, language, TEXTS.refused, { site });
    const estate = after.estates.find(({ siteKey }) => siteKey === site);
    if (!dryRun) await put(made, folder);
    const addresses = estate?.allianceSite.addresses ?? { ipv4: [], ipv6: [] };
    const values = { site, country, folder: shown(folder) };
    const plans = { ipv4: addresses.ipv4.join(", "), ipv6: addresses.ipv6.join(", ") };
    console.log(
      [
        render(TEXTS.written, { ...values, ...plans }, language),
        ...Object.keys(files).map((file) => render(TEXTS.makes, { file }, language)),
        ...(dryRun ? [TEXTS.nothingWritten[language]] : []),
        "",
        render(TEXTS.next, values, language),
        ...(estate ? ["", checklist(estate, after.estates, language)] : []),
      ].join("\n"),
    );
  } finally {
    await rm(model, { recursive: true, force: true });
  }
}

/** The stacks folder to start from. */
async function modelOf(given: string | undefined): Promise<string> {
  const own = packaged ? join(programRoot, "model") : stacksFolder;
  const from = given ? resolve(given) : existsSync(allianceFile(stacksFolder)) ? stacksFolder : own;
  if (!existsSync(allianceFile(from))) throw new Misuse(TEXTS.noModel, { from: shown(from) });
  return from;
}

/** Every file of the new repository by its path, from registry and offers of `from`, which are copied to `root`; its tenants are not. */
async function siteFiles(
  root: string,
  from: string,
  options: Options,
  language: Language,
): Promise<Record<string, string>> {
  const { site, country } = options;
  await mkdir(root, { recursive: true });
  await cp(allianceFile(from), allianceFile(root));
  for (const name of await readdir(from)) {
    for (const file of ["site.yaml", "facility.yaml"].map((each) => join(name, each))) {
      if (existsSync(join(from, file))) await cp(join(from, file), join(root, file));
    }
  }
  const before = await loadEstates(undefined, { root });
  refuseIssues(before, root, language, TEXTS.unsound, { from: shown(from) });
  const title = {
    ...(options.titleFr !== undefined && { fr: options.titleFr }),
    ...(options.titleEn !== undefined && { en: options.titleEn }),
  };
  const wish: Wish = { site, country, title, example: options.bare !== true };
  const { entry, edits } = planSite(wish, await groundOf(root, before.estates, options.like));
  const base = dirname(root);
  // The others' word counts only as they wrote it, and so does what their buildings carry: their files come along.
  const theirs = (await readdir(root, { recursive: true }))
    .filter((name) => /^[^/]+\/[^/]+\.yaml$/.test(name))
    .map(async (name) => [join(root, name), await readFile(join(root, name), "utf8")] as const);
  const all = new Map([
    ...(await Promise.all(theirs)),
    ...edits.map(({ file, text = "" }) => [file, text] as const),
  ]);
  const data = [...all].map(([file, text]) => {
    const name = relative(base, file);
    return [name, withSchema(name, text)] as const;
  });
  const manifest = await ownManifest();
  const project = projectFiles({
    site,
    country,
    title: entry.title,
    spec: options.package ?? manifest.version,
    sdk: manifest.peerDependencies["@pulumi/pulumi"] ?? "*",
  });
  return { ...project, ...Object.fromEntries(data) };
}

/** A data file whose editor finds its schema in the package. */
function withSchema(name: string, text: string): string {
  const schemas = schemasFrom(name.split("/").length - 1);
  return text.replace(/(\$schema=)\S*?([a-z]+\.schema\.json)/, `$1${schemas}/$2`);
}

interface Manifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

/** The package's own, beside the compiled program or the sources. */
async function ownManifest(): Promise<Manifest> {
  const file = join(programRoot, packaged ? "../package.json" : "package.json");
  return JSON.parse(await readFile(file, "utf8")) as Manifest;
}

/** The whole of a made folder at its place, or nothing of it: it is copied beside the place first. */
async function put(made: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const aside = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await cp(made, aside, { recursive: true });
    await chmod(aside, 0o755);
    await rename(aside, folder); // over an empty folder, and over no other
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}

/** A path as a person would type it from here. */
function shown(file: string): string {
  const near = relative(process.cwd(), file) || ".";
  return near.startsWith("../..") ? file : near;
}
