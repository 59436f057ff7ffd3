/** The end of a move: the file goes to its new home, and the old one says that it is to be deleted. */
import { join, relative } from "node:path";
import { type Language, render } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { type Edit, onCopy, textOf, writeAll } from "../edit/files.ts";
import type { Read } from "../estate.ts";
import { repatriationFile } from "../load/sources.ts";
import type { Repatriation } from "../model/index.ts";
import { officesOf } from "../retire.ts";
import { TEXTS } from "./messages.ts";
import { fileAtHome, type Move, registerAtHome, retiredFile } from "./plan.ts";
import { valuesOf } from "./steps.ts";

/** Where and how a move is finished. */
export interface Finish {
  readonly root: string;
  readonly file: string;
  readonly dryRun: boolean;
  /** Who allows that the old home is deleted. */
  readonly approvedBy: string | undefined;
  readonly repatriation: Repatriation | undefined;
  /** Reads a stacks folder, and throws a refusal when it has issues. */
  readonly sound: (root: string) => Promise<Read>;
}

/** The file goes to its new folder, and the old one says that it is to be deleted; the new home's estate stays as it is. */
export async function finish(
  planned: Move,
  { root, file, dryRun, approvedBy, repatriation, sound }: Finish,
  language: Language,
): Promise<void> {
  const values = valuesOf(planned);
  // Without a contract no copy was lawful: what is removed then would be the only one there is.
  if (planned.contracts.length === 0) throw new UserError(TEXTS.noContract, values);
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
  await onCopy(root, edits, sound);
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
    owner: old.owner,
    allowed,
    got: name ?? "",
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

const shown = (file: string) => relative(process.cwd(), file);
