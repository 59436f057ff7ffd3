/** One command line of `estate offboard`, with its exit code. */
import type { Estate } from "../../estate/estate.ts";
import { toJsonText } from "../../output/json.ts";
import { type Language, render } from "../../output/message.ts";
import { Misuse } from "../../output/user-error.ts";
import { destroyKeys, lookAt } from "./before.ts";
import { searchAgain, writeCertificate } from "./certify.ts";
import { declaredAt } from "./declared.ts";
import { freeze, freezeText } from "./freeze.ts";
import { TEXTS } from "./messages.ts";
import { readRecord } from "./record.ts";
import { beforeText, missingText } from "./text.ts";

export interface Options {
  readonly freeze?: boolean;
  readonly destroyKeys?: boolean;
  /** Folder of the certificate. */
  readonly certify?: string;
  /** Path of an SSH key. */
  readonly key?: string;
  readonly json?: boolean;
}

/** The tenant, and the estates of every open site. */
export interface Of {
  readonly site: string;
  readonly tenant: string;
  /** The stacks folder. */
  readonly root: string;
  readonly estates: readonly Estate[];
}

/** 0 done; 1 something stands in the way, or a trace was found; 2 a list could not be made. */
export async function offboard(
  of: Of,
  options: Options,
  language: Language,
  now: () => Date = () => new Date(),
): Promise<number> {
  if (options.key !== undefined && options.certify === undefined)
    throw new Misuse(TEXTS.keyAlone, {});
  const stages = [options.freeze, options.destroyKeys, options.certify !== undefined];
  if (stages.filter(Boolean).length > 1) throw new Misuse(TEXTS.bothStages, {});
  if (options.certify !== undefined) return certify(of, options.certify, options, language, now());
  const { site, tenant, root, estates } = of;
  const declared = await declaredAt(site, tenant, root, false);
  if (declared === undefined) throw new Error("a tenant without a file was rejected");
  if (options.freeze) {
    const frozen = await freeze(declared, now().toISOString().slice(0, 10));
    console.log(options.json ? toJsonText(frozen) : freezeText(frozen, language));
    return 0;
  }
  const before = await lookAt(declared, estates, now());
  console.log(options.json ? toJsonText(before) : beforeText(before, language));
  if (before.obstacles.length > 0) return 1;
  if (options.destroyKeys) {
    for (const { site: at, destroyed: count } of await destroyKeys(before, now)) {
      const text = count === undefined ? TEXTS.noAccount : TEXTS.destroyed;
      console.error(render(text, { site: at, count: count ?? 0 }, language));
    }
  }
  return before.listings.some(
    ({ outcome, service }) => outcome === "failed" && service !== "object-store",
  )
    ? 2
    : 0;
}

async function certify(
  { site, tenant, root, estates }: Of,
  folder: string,
  { key, json = false }: Options,
  language: Language,
  now: Date,
): Promise<number> {
  const begun = (await readRecord(site, tenant)) !== undefined;
  const declared = await declaredAt(site, tenant, root, begun);
  const found = await searchAgain({ site, tenant, root }, declared, estates, now);
  const why = missingText(found, language);
  if (why.length > 0) {
    if (json) console.log(toJsonText(found));
    console.error(why.join("\n"));
    return found.traced > 0 ? 1 : 2;
  }
  const files = await writeCertificate(found.certificate, folder, key);
  if (json) console.log(toJsonText({ ...found, files }));
  else console.log(render(TEXTS.written, { files: files.join(", ") }, language));
  if (key === undefined) console.error(TEXTS.unsigned[language]);
  return 0;
}
