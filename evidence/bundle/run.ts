/** `estate evidence`: gathers, signs and writes a site's bundle, and prints what it has and has not. */
import { join, resolve } from "node:path";
import { projectRoot } from "../../estate/project.ts";
import { makeRehearsalKey, rehearsalKey } from "../../operations/rehearsal-signer.ts";
import { type Language, render } from "../../output/message.ts";
import { shownPath } from "../../output/path.ts";
import { readAlliance } from "../../policies/enforce/registry.ts";
import { fingerprintOf } from "../../policies/signatures/public-key.ts";
import { hasKey, machineKeys, officeKeys } from "../../policies/signatures/signers.ts";
import { EXIT_CODES } from "../audit/model.ts";
import { resultOf } from "./assessed.ts";
import { driftLine } from "./drift-line.ts";
import { type GatherOptions, gather } from "./gather.ts";
import { AUDIT_TEXTS, TEXTS } from "./messages.ts";
import { type Signed, signatureFiles, signStatement } from "./signatures.ts";
import { archiveOf, rejectUsed, writeBundle } from "./write.ts";

export interface EvidenceOptions extends GatherOptions {
  /** Files of the keys that sign. */
  readonly keys: readonly string[];
}

/** Returns the exit code of the result that the bundle documents: 0 passed, 1 failed, 2 nothing is proven. */
export async function writeEvidence(
  site: string,
  given: string,
  { keys, ...options }: EvidenceOptions,
  language: Language,
): Promise<number> {
  const folder = resolve(given);
  rejectUsed(folder);
  const { files: documents, statement, source } = await gather(site, options, language);
  const registry = readAlliance(join(projectRoot, "stacks/alliance.yaml"), language);
  const offices = officeKeys(registry);
  const { country, rehearsal } = source.digests;
  const byMachine = rehearsal && keys.length === 0 && !hasKey(country, offices);
  const files = byMachine ? [await makeRehearsalKey()] : keys;
  const known = byMachine ? machineKeys(rehearsalKey(), country) : offices;
  const signed = await signStatement(statement, options.asOf, files, known);
  const all = new Map([...documents, ...signatureFiles(statement, signed)]);
  await writeBundle(folder, all);
  const result = resultOf(source);
  const values = {
    folder: shownPath(folder),
    archive: shownPath(archiveOf(folder)),
    count: all.size,
    day: options.asOf,
    result: AUDIT_TEXTS[result],
  };
  console.log(render(TEXTS.written, values, language));
  if (source.drift !== undefined) console.log(driftLine(source, source.drift, language));
  for (const line of signatureLines(signed, language)) console.log(line);
  for (const one of source.digests.notIncluded) {
    console.log(render(TEXTS.notIncluded, { what: one[language] }, language));
  }
  return EXIT_CODES[result];
}

function signatureLines(signed: readonly Signed[], language: Language): string[] {
  if (signed.length === 0) return [TEXTS.notSigned[language]];
  return signed.map(({ by }) => {
    const values = { office: by.office, country: by.country, fingerprint: fingerprintOf(by.key) };
    return render(by.machine ? TEXTS.signedHere : TEXTS.signed, values, language);
  });
}
