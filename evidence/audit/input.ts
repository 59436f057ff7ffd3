/** Reads an audit's input: a file or standard input, and the registry; every failure is a message for people. */
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { encryptionOf } from "../../checks/attestations.ts";
import { unattested } from "../../estate/attestation.ts";
import { siteSchema } from "../../estate/model/index.ts";
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { attestedIn, attesterProblems, dayProblems } from "../../policies/alliance/attestations.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import type { EvaluationContext } from "../../policies/context.ts";
import {
  linesOf,
  pathKey,
  type Recording,
  readRecording,
  Unreadable,
} from "../../policies/enforce/recorded/index.ts";
import { readAlliance, readThingsFile } from "../../policies/enforce/registry.ts";
import type { Things } from "../../policies/resources/thing.ts";
import { readPlain } from "../../policies/values/plain-yaml.ts";
import { FileFault, readBytes, readText as readFileText } from "../../policies/values/text-file.ts";
import { readWaivers, type Waivers } from "../../policies/waivers/index.ts";
import { TEXTS } from "./messages.ts";
import type { AuditedAttestation } from "./report.ts";
import { textOf } from "./stream.ts";

/** Nothing can be evaluated; the message is for people, a line for each problem. */
export class Failure extends Error {}

/** A failure in a person's language. */
export function failure(message: Message, values: MessageValues, language: Language): Failure {
  return new Failure(render(message, values, language));
}

/** The text of a file or of standard input; one that was not read is a `Failure`. */
export function readText(name: string, file: string, language: Language): string {
  return orFailure(language, () => textOf(name, file));
}

/** What the work returns; of what it throws, a file that was not read says which one and why, the rest is explained. */
function orFailure<T>(
  language: Language,
  work: () => T,
  explain?: (reasons: readonly [string, ...string[]]) => Failure,
): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof FileFault) throw new Failure(error.in(language));
    if (explain === undefined) throw error;
    const [first = "", ...more] = (error as Error).message.split("\n");
    throw explain([first, ...more]);
  }
}

/** The recording in a text; throws a `Failure` with `file:line: why`. */
export function readFile(
  text: string,
  file: string,
  language: Language,
  things?: Things,
): Recording {
  try {
    return readRecording(text, things);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const key = pathKey(error.path);
    const line = error.line ?? (key === "" ? undefined : linesOf(text, new Set([key])).get(key));
    throw new Failure(`${file}:${line ?? 1}: ${error.in(language)}`);
  }
}

/** The registry, and its file's digest. */
export function readRegistry(
  file: string,
  language: Language,
): { readonly alliance: Alliance; readonly digest: string } {
  const read = () => ({
    alliance: readAlliance(file, language),
    digest: createHash("sha256").update(readBytes(file)).digest("hex"),
  });
  const say = (reason: string) => render(TEXTS.registry, { file, reason }, language);
  return orFailure(language, read, (reasons) => new Failure(reasons.map(say).join("\n")));
}

/** The owners of the estate's things. */
export function readEstateThings(file: string, language: Language): Things {
  const read = () => readThingsFile(file);
  return orFailure(language, read, ([reason]) =>
    failure(TEXTS.unknownThings, { file, reason }, language),
  );
}

/** The waivers, valid and faulty; a missing file grants nothing and is a failure. */
export function readGrants(file: string, alliance: Alliance, language: Language): Waivers {
  const read = () => readWaivers(readPlain(file, readFileText(file)), alliance);
  return orFailure(language, read, ([reason]) => failure(TEXTS.grants, { file, reason }, language));
}

/**
 * Attestations of offices: those in the registry and those on the site's encryption in its site.yaml, each with the
 * reasons why it is not valid that day.
 */
export function readAttestations(
  registry: string,
  alliance: Alliance,
  {
    site,
    today,
    rehearsal,
  }: Pick<EvaluationContext, "site" | "rehearsal"> & { readonly today: string },
): AuditedAttestation[] {
  const file = join(dirname(registry), site, "site.yaml");
  const known = Object.hasOwn(alliance.sites, site) ? alliance.sites[site] : undefined;
  const own = siteSchema.safeParse(
    known && existsSync(file) ? readPlain(file, readFileText(file)) : {},
  );
  const encrypted = known && own.success ? encryptionOf(own.data.volumeTypes, known.country) : [];
  const open = known && own.success && !rehearsal ? unattested(own.data) : [];
  const missing = open.map((entry) => ({
    path: [`${site}/site.yaml`, "volumeTypes", entry, "attestation"],
    entry,
    attestation: { by: "—", date: "—", why: TEXTS.toAttest },
    problems: [{ path: [], message: TEXTS.unattested, values: {} }],
  }));
  const there = encrypted.map((one) => ({ ...one, path: [`${site}/site.yaml`, ...one.path] }));
  return [
    ...[...attestedIn(alliance), ...there].map((one) => ({
      ...one,
      problems: [...attesterProblems(one, alliance), ...dayProblems(one, today)],
    })),
    ...missing,
  ];
}
