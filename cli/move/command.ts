/** `estate move <site>/<tenant>`: a tenant goes home; `movesTo` in its file is the one line a person changes. */
import { existsSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Command } from "commander";
import { waiversFile } from "../../policies/registry.ts";
import { choice } from "../../sovereignty/nearest.ts";
import { type Language, type Message, type MessageValues, render } from "../../sovereignty/text.ts";
import { type LoadAllResult, loadEstates } from "../../stacks/estate/checked.ts";
import { formatIssue } from "../../stacks/estate/issue.ts";
import { allianceFile, repatriationFile } from "../../stacks/estate/load.ts";
import type { Repatriation } from "../../stacks/estate/model/index.ts";
import { officesOf } from "../../stacks/estate/retire.ts";
import { type Edit, onCopy, textOf, writeAll } from "../edits.ts";
import { ended } from "../ended.ts";
import { stacksFolder } from "../places.ts";
import { knownLanguage } from "../program/language.ts";
import { TEXTS as PROGRAM } from "../program/messages.ts";
import { Misuse, Refusal } from "../rehearsal/refusal.ts";
import { TEXTS } from "./messages.ts";
import { fileAtHome, type Move, moveOf, registerAtHome, retiredFile } from "./plan.ts";

interface Finish {
  readonly root: string;
  readonly file: string;
  readonly dryRun: boolean;
  /** Who allows that the old home is deleted. */
  readonly approvedBy: string | undefined;
  readonly repatriation: Repatriation | undefined;
}

interface Options {
  readonly finish?: boolean;
  readonly approvedBy?: string;
  readonly dryRun?: boolean;
  readonly root?: string;
}

/** The command; `end` receives 0, 1 (refused) or 2 (asked wrongly). */
export function moveCommand(language: Language, end: (exitCode: number) => void): Command {
  return new Command("move")
    .description(TEXTS.description[language])
    .argument("<tenant>", TEXTS.tenant[language])
    .option("--finish", TEXTS.finish[language])
    .option("--approved-by <name>", TEXTS.approvedBy[language])
    .option("--dry-run", TEXTS.dryRun[language])
    .option("--root <folder>", PROGRAM.root[language])
    .option("--lang <lang>", PROGRAM.language[language], knownLanguage)
    .action(async (tenant: string, options: Options) => {
      end(await ended(language, () => move(tenant, options, language)));
    });
}

async function move(got: string, options: Options, language: Language): Promise<void> {
  const root = resolve(options.root ?? stacksFolder);
  if (!existsSync(allianceFile(root))) throw new Misuse(TEXTS.noAlliance, { root });
  const { estates, repatriation } = await soundEstates(root, language);
  const [site = "", key = ""] = got.split("/");
  const host = estates.find(({ siteKey }) => siteKey === site);
  if (!host || !Object.hasOwn(host.tenants, key)) throw new Misuse(TEXTS.noTenant, { got });
  const file = join(root, site, "tenants", `${key}.yaml`);
  const planned = moveOf(estates, host, key, new Date().toISOString().slice(0, 10));
  if (planned === undefined) throw new Misuse(TEXTS.notMoving, { got, file: shown(file) });
  if (options.finish !== true) console.log(steps(planned, language));
  else {
    const dryRun = options.dryRun === true;
    const { approvedBy } = options;
    await finish(planned, { root, file, dryRun, approvedBy, repatriation }, language);
  }
}

/** The file goes to its new folder, and the old one says that it is to be deleted; the new home's estate stays as it is. */
async function finish(
  planned: Move,
  { root, file, dryRun, approvedBy, repatriation }: Finish,
  language: Language,
): Promise<void> {
  const values = valuesOf(planned);
  // Without a contract no copy was lawful: what is removed then would be the only one there is.
  if (planned.contracts.length === 0) throw new Refusal(TEXTS.noContract, values);
  const retire = {
    after: new Date().toISOString().slice(0, 10),
    approvedBy: approverOf(planned, approvedBy),
  };
  const was = (await textOf(file)) ?? "";
  const there = join(root, planned.home.siteKey, "tenants", `${planned.key}.yaml`);
  const register = await registerEdit(root, planned, repatriation);
  const edits: Edit[] = [
    { file: there, text: fileAtHome(was, planned), was: undefined },
    ...(register ? [register] : []),
    { file, text: retiredFile(was, retire), was },
  ];
  await onCopy(root, edits, (copy) => soundEstates(copy, language));
  if (!dryRun) await writeAll(edits);
  console.log(
    [
      render(TEXTS.makes, { file: shown(there) }, language),
      ...(register
        ? [render(TEXTS.rewrites, { ...values, file: shown(register.file) }, language)]
        : []),
      render(TEXTS.retires, { file: shown(file) }, language),
      dryRun ? TEXTS.nothingWritten[language] : render(TEXTS.finished, values, language),
    ].join("\n"),
  );
}

/** Those who may allow that the old home is deleted: somebody of the country that owns the data. */
function approverOf({ host, old }: Move, name: string | undefined) {
  const { offices } = host.alliance;
  const all = officesOf(host.alliance, old.owner).flatMap((office) =>
    (offices[office]?.people ?? []).map((person) => ({ name: person, office })),
  );
  const found = all.find((one) => one.name === name);
  if (found !== undefined) return found;
  const allowed = choice(
    all.map((one) => one.name),
    name,
  );
  throw new Misuse(name === undefined ? TEXTS.noApprover : TEXTS.unknownApprover, {
    ...{ owner: old.owner, allowed, got: name ?? "" },
  });
}

/** The register of platforms that come home, where some are meant for the tenant. */
async function registerEdit(
  root: string,
  planned: Move,
  repatriation: Repatriation | undefined,
): Promise<Edit | undefined> {
  const file = repatriationFile(root);
  const was = await textOf(file);
  if (repatriation === undefined || was === undefined) return undefined;
  const text = registerAtHome(was, repatriation, planned);
  return text === was ? undefined : { file, text, was };
}

async function soundEstates(root: string, language: Language): Promise<LoadAllResult> {
  const read = await loadEstates(undefined, { root, waivers: waiversFile() });
  const { issues } = read;
  if (issues.length === 0) return read;
  for (const issue of issues) console.error(formatIssue(issue, language, root));
  throw new Refusal(TEXTS.unsound, { count: issues.length });
}

function steps(planned: Move, language: Language): string {
  const say = (message: Message, more: MessageValues = {}) =>
    render(message, { ...valuesOf(planned), ...more }, language);
  const { contracts, followers, old } = planned;
  return [
    say(TEXTS.head),
    say(TEXTS.make),
    say(TEXTS.makeHow),
    ...Object.entries(old.segments).map(([name, segment]) => {
      const there = planned.new.segments[name];
      const both = (one: typeof there) => `${one?.ipv4} ${one?.ipv6}`;
      return say(TEXTS.segment, { name, old: both(segment), new: both(there) });
    }),
    ...(contracts.length === 0
      ? [say(TEXTS.copyBlocked)]
      : [
          say(TEXTS.copy, {
            contracts: contracts.map(([name]) => name).join(", "),
            end:
              contracts
                .map(([, { end }]) => end)
                .sort()
                .at(-1) ?? "",
            endpoints: contracts.flatMap(([, { endpoints }]) => endpoints).join(", "),
          }),
        ]),
    say(TEXTS.switch),
    ...followers.map((follower) => say(TEXTS.flow, { ...follower })),
    say(TEXTS.finishStep),
  ].join("\n");
}

function valuesOf({ key, host, home, old }: Move) {
  const { owner, dataClass } = old;
  return { tenant: key, from: host.siteKey, to: home.siteKey, owner, dataClass };
}

const shown = (file: string) => relative(process.cwd(), file);
