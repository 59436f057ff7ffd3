/** Creates a site's repository: in a temporary folder, checked there, and only then moved into place. */
import { existsSync } from "node:fs";
import { chmod, cp, mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { packaged, programRoot } from "../../policies/enforce/project.ts";
import { NOTHING_WRITTEN } from "../edit/messages.ts";
import type { ReadEstates } from "../estate.ts";
import { allianceFile } from "../load/sources.ts";
import { checklist } from "../new-site/checklist.ts";
import { stacksFolder } from "../project.ts";
import { rejectIssues } from "../reject-issues.ts";
import { type ProjectOptions, siteFiles } from "./files.ts";
import { TEXTS } from "./messages.ts";
import { pipelineScripts } from "./pipelines.ts";

/** Creates everything in a temporary folder, checks it there, and only then moves it into place. */
export async function makeProject(
  folder: string,
  options: ProjectOptions,
  read: ReadEstates,
  language: Language,
): Promise<void> {
  const { site, country, dryRun = false } = options;
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new UserError(TEXTS.notEmpty, { folder: shownPath(folder) });
  }
  const from = await modelOf(options.from);
  if (existsSync(join(from, site)))
    throw new UserError(TEXTS.hosted, { site, from: shownPath(from) });
  const model = await mkdtemp(join(tmpdir(), "aes-estate-model-"));
  const made = join(model, "made");
  try {
    const root = join(model, "stacks");
    const files = await siteFiles(root, from, options, read, language);
    for (const [name, text] of Object.entries(files)) {
      await mkdir(dirname(join(made, name)), { recursive: true });
      await writeFile(join(made, name), text);
    }
    for (const name of Object.keys(pipelineScripts())) await chmod(join(made, name), 0o755);
    const stacks = join(made, "stacks");
    const after = await read(stacks, join(made, "policies/waivers.yaml"));
    rejectIssues(after, made, language, TEXTS.wouldHaveIssues, { site });
    const estate = after.estates.find(({ siteKey }) => siteKey === site);
    if (!dryRun) await put(made, folder);
    const addresses = estate?.allianceSite.addresses ?? { ipv4: [], ipv6: [] };
    const values = { site, country, folder: shownPath(folder) };
    const plans = { ipv4: addresses.ipv4.join(", "), ipv6: addresses.ipv6.join(", ") };
    console.log(
      [
        render(TEXTS.written, { ...values, ...plans }, language),
        ...Object.keys(files).map((file) => render(TEXTS.makes, { file }, language)),
        ...(dryRun ? [NOTHING_WRITTEN[language]] : []),
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
  if (!existsSync(allianceFile(from))) throw new Misuse(TEXTS.noModel, { from: shownPath(from) });
  return from;
}

/** Puts the created folder into place, completely or not at all: it is copied beside its target first. */
async function put(made: string, folder: string): Promise<void> {
  await mkdir(dirname(folder), { recursive: true });
  const aside = await mkdtemp(join(dirname(folder), `.${basename(folder)}-`));
  try {
    await cp(made, aside, { recursive: true });
    await chmod(aside, 0o755);
    await rename(aside, folder); // replaces an empty folder only
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    throw error;
  }
}
