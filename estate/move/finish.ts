/** The end of a move: the file moves to its new home, and the old file is marked for deletion. */
import { join } from "node:path";
import { type Language, render } from "../../output/message.ts";
import { choice } from "../../output/nearest.ts";
import { shownPath } from "../../output/path.ts";
import { Misuse, UserError } from "../../output/user-error.ts";
import { type Edit, onCopy, textOf, writeAll } from "../edit/files.ts";
import { NOTHING_WRITTEN } from "../edit/messages.ts";
import type { Read } from "../estate.ts";
import { repatriationFile } from "../load/sources.ts";
import type { Repatriation } from "../model/index.ts";
import { officesOf } from "../retire.ts";
import { TEXTS } from "./messages.ts";
import { fileAtHome, type Move, registerAtHome, retiredFile } from "./plan.ts";
import { valuesOf } from "./steps.ts";

/** Options for finishing a move. */
export interface Finish {
  readonly root: string;
  readonly file: string;
  readonly dryRun: boolean;
  /** Person who approves the deletion at the old home. */
  readonly approvedBy: string | undefined;
  readonly repatriation: Repatriation | undefined;
  /** Reads a stacks folder. @throws UserError if it has issues */
  readonly sound: (root: string) => Promise<Read>;
}

/** Moves the file to its new folder and marks the old one for deletion; the new home's estate does not change. */
export async function finish(
  planned: Move,
  { root, file, dryRun, approvedBy, repatriation, sound }: Finish,
  language: Language,
): Promise<void> {
  const values = valuesOf(planned);
  // Without a contract no copy was compliant: the deletion would remove the only one.
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
      render(TEXTS.makes, { file: shownPath(there) }, language),
      ...(register
        ? [render(TEXTS.rewrites, { ...values, file: shownPath(register.file) }, language)]
        : []),
      render(TEXTS.retires, { file: shownPath(file) }, language),
      dryRun ? NOTHING_WRITTEN[language] : render(TEXTS.finished, values, language),
    ].join("\n"),
  );
}

/** The person who approves the deletion at the old home: of the country that owns the data. */
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

/** The edit of the repatriation register, if platforms in it are meant for the tenant. */
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
