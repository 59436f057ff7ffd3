/**
 * When this machine replaced a site's credentials, and the replacements that are not finished. No cloud keeps these
 * days. The file holds no secret.
 */
import { mkdir } from "node:fs/promises";
import { dirname } from "node:path";
import { z } from "zod";
import { textOf } from "../../estate/edit/files.ts";
import { writeWhole } from "../../estate/edit/whole-file.ts";
import { UserError } from "../../output/user-error.ts";
import { sitePlaces } from "../paths.ts";
import { TEXTS } from "./messages.ts";
import { TEXTS as ROTATE } from "./rotate/messages.ts";

const begun = z.strictObject({
  since: z.iso.datetime(),
  /** `begun`: what was made may be incomplete. `overlap`: old and new are valid, until `--finish`. */
  step: z.enum(["begun", "overlap"]),
  /** What is replaced: ids of access keys and application credentials, the day or digest of others; no secret. */
  old: z.array(z.string()),
  /** Ids that were there before the new one was made. */
  before: z.array(z.string()),
  /** Sites that still have to be updated. */
  sites: z.array(z.string()),
});

const former = z.strictObject({
  /** Digest of the certificate. */
  certificate: z.string(),
  /** Id of the cluster: the certificate ends with it at the latest. */
  cluster: z.string(),
  since: z.iso.datetime().optional(),
  until: z.iso.datetime(),
});

const schema = z.strictObject({
  /** Credential → when it was replaced last. */
  made: z.record(z.string(), z.iso.datetime()),
  begun: z.record(z.string(), begun),
  /** Credential → those that it replaced and that nothing ends. */
  former: z.record(z.string(), z.array(former)).optional(),
});

export type Rotations = z.output<typeof schema>;
export type Rotation = z.output<typeof begun>;
export type Former = z.output<typeof former>;

/** The rotations of a site; empty if there were none. Throws a `UserError` if the file is damaged. */
export async function readRotations(site: string): Promise<Rotations> {
  const file = sitePlaces(site).rotations;
  const text = await textOf(file);
  if (text === undefined) return { made: {}, begun: {} };
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new UserError(TEXTS.damaged, { file });
  }
}

/** Notes how far a replacement is, before the next step; `undefined` when it is done. */
export async function note(
  site: string,
  id: string,
  rotation: Rotation | undefined,
  made?: string,
): Promise<void> {
  const known = await readRotations(site);
  const { [id]: _, ...others } = known.begun;
  const all: Rotations = {
    ...known,
    made: made === undefined ? known.made : { ...known.made, [id]: made },
    begun: rotation === undefined ? others : { ...others, [id]: rotation },
  };
  await write(site, all);
}

/** Notes, once, a certificate that stays valid although it was replaced. */
export async function noteFormer(site: string, id: string, one: Former): Promise<void> {
  const known = await readRotations(site);
  const noted = known.former?.[id] ?? [];
  if (noted.some(({ certificate }) => certificate === one.certificate)) return;
  await write(site, { ...known, former: { ...known.former, [id]: [...noted, one] } });
}

async function write(site: string, all: Rotations): Promise<void> {
  const file = sitePlaces(site).rotations;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeWhole(file, `${JSON.stringify(all, null, 2)}\n`, 0o600);
}

/**
 * Rejects the end of a replacement whose new credential is not in place any more, like after a state from an older copy.
 * The next run without `--finish` begins it again.
 */
export async function notInPlace(site: string, id: string, rotation: Rotation): Promise<never> {
  await note(site, id, { ...rotation, step: "begun" });
  throw new UserError(ROTATE.notInPlace, { site, id });
}
