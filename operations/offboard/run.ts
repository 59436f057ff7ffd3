/** One command line of `estate offboard`, with its exit code. */
import type { Estate } from "../../estate/estate.ts";
import { toJsonText } from "../../output/json.ts";
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { Misuse } from "../../output/user-error.ts";
import { destroyKeys, lookAt } from "./before.ts";
import { searchAgain, writeCertificate } from "./certify.ts";
import { declaredAt } from "./declared.ts";
import { EXPORT } from "./export/messages.ts";
import { writtenText } from "./export/text.ts";
import { freeze, freezeText, isFrozen } from "./freeze.ts";
import { TEXTS } from "./messages.ts";
import type { Declared } from "./obstacles.ts";
import { readRecord } from "./record.ts";
import { beforeText, missingText } from "./text.ts";

export interface Options {
  readonly freeze?: boolean;
  /** Folder of the export. */
  readonly export?: string;
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
  const { certify: into, export: folder, key } = options;
  if (key !== undefined && into === undefined && folder === undefined)
    throw new Misuse(TEXTS.keyAlone, {});
  const stages = [options.freeze, options.destroyKeys, folder !== undefined, into !== undefined];
  if (stages.filter(Boolean).length > 1) throw new Misuse(TEXTS.bothStages, {});
  if (into !== undefined) return certify(of, into, options, language, now());
  const { site, tenant, root, estates } = of;
  const declared = await declaredAt(site, tenant, root, false);
  if (declared === undefined) throw new Error("a tenant without a file was rejected");
  if (options.freeze) {
    const frozen = await freeze(declared, now().toISOString().slice(0, 10));
    console.log(options.json ? toJsonText(frozen) : freezeText(frozen, language));
    return 0;
  }
  if (folder !== undefined) return exported(declared, of.estates, folder, options, language, now);
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

async function exported(
  declared: Declared,
  estates: readonly Estate[],
  folder: string,
  { key, json = false }: Options,
  language: Language,
  now: () => Date,
): Promise<number> {
  const say = (text: Message, values: MessageValues) =>
    console.error(render(text, values, language));
  const { site, tenant, data } = declared;
  const { exportTenant, writeManifest } = await import("./export/export.ts");
  const { ExportFolder } = await import("./export/folder.ts");
  const into = await ExportFolder.open(folder, { site, tenant });
  if (!isFrozen(data)) say(EXPORT.notFrozen, { site, tenant });
  const began = (at: string, part: string) => say(EXPORT.progress, { site: at, part });
  const manifest = await exportTenant(declared, estates, into, { language, now, began });
  const files = await writeManifest(manifest, folder, key);
  if (json) console.log(toJsonText({ ...manifest, manifest: files }));
  else console.log(writtenText(manifest, folder, files, language));
  if (key === undefined) console.error(TEXTS.unsigned[language]);
  return manifest.complete ? 0 : 2;
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
