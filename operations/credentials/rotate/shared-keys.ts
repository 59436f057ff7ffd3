/**
 * Keys that two sites share: of their links, of a tenant's copies, of the state's copy. Both ends get the new one, one
 * after the other; in between, packets of the link or copies wait.
 */
import { createHash, randomBytes } from "node:crypto";
import { join } from "node:path";
import { copyEnds } from "../../../estate/copies.ts";
import { textOf } from "../../../estate/edit/files.ts";
import { writeWhole } from "../../../estate/edit/whole-file.ts";
import { linksOf } from "../../../estate/links.ts";
import { UserError } from "../../../output/user-error.ts";
import { nameOf } from "../../../policies/resources/urn.ts";
import { sitePlaces } from "../../paths.ts";
import { copyOrder, openCopy, renewCopyKey } from "../../state/copy.ts";
import { keptState, stateOf } from "../../state/record.ts";
import type { StateResource } from "../../state/stack-state.ts";
import { Store } from "../../state/store.ts";
import { note, type Rotation } from "../rotations.ts";
import { type Context, type Handler, subjectOf } from "./context.ts";
import { TEXTS } from "./messages.ts";

const BYTES = 32;
const CONNECTION = "openstack:vpnaas/siteConnection:SiteConnection";
const CONTAINER = "openstack:objectstorage/container:Container";

/** One key for all links of this machine's rehearsal sites. */
export const linkKey: Handler = {
  begin: (context, begun) => {
    const sites = context.estates.filter((one) => Object.keys(linksOf(one)).length > 0);
    const uses = ({ type }: StateResource) => type === CONNECTION;
    const ends = sites.map(({ siteKey }) => ({ site: siteKey, uses }));
    return exchange(context, begun, sitePlaces(context.site).linkKey, ends);
  },
};

/** The key of one pair of accounts. */
export const copyKey: Handler = {
  begin: (context, begun) => {
    const pair = subjectOf(context);
    const ends = context.estates.flatMap((estate) =>
      copyEnds(estate)
        .filter((end) => end.pair === pair)
        .map(({ tenant }) => {
          const name = `${estate.siteKey}-${tenant}-`;
          const uses = ({ type, urn }: StateResource) =>
            type === CONTAINER && nameOf(urn).startsWith(name);
          return { site: estate.siteKey, uses };
        }),
    );
    return exchange(context, begun, join(sitePlaces(context.site).copyKeys, pair), ends);
  },
};

/** The key of the state's own copy: no engine is needed. */
export const stateCopyKey: Handler = {
  begin: async ({ site, estates, id, now }, begun) => {
    const estate = estates.find(({ siteKey }) => siteKey === site);
    const order = estate && copyOrder(estate);
    const copy = order && (await openCopy(site, order.at));
    if (copy === undefined) throw new UserError(TEXTS.otherEnd, { id, other: order?.at ?? "—" });
    const since = now().toISOString();
    const empty = { step: "begun" as const, old: [], before: [], sites: [] };
    const rotation = begun ?? { since, ...empty };
    await note(site, id, rotation);
    await renewCopyKey(await Store.open(site), copy);
    return rotation;
  },
};

interface End {
  readonly site: string;
  readonly uses: (resource: StateResource) => boolean;
}

async function exchange(
  { site, id, now, engine }: Context,
  begun: Rotation | undefined,
  file: string,
  ends: readonly End[],
): Promise<Rotation> {
  const used = await Promise.all(
    ends.map(async (end) => ({ ...end, urns: await urnsOf(id, end) })),
  );
  const both = used.filter(({ urns }) => urns.length > 0);
  const known = digest((await textOf(file)) ?? "");
  const since = now().toISOString();
  const sites = both.map((end) => end.site);
  const rotation = begun ?? { since, step: "begun" as const, old: [known], before: [], sites };
  if (begun === undefined) await note(site, id, rotation);
  if (rotation.old.includes(known)) {
    await writeWhole(file, `${randomBytes(BYTES).toString("base64url")}\n`, 0o600);
  }
  let left = rotation.sites;
  for (const { site: at, urns } of both.filter((end) => left.includes(end.site))) {
    await engine(at, { update: urns });
    left = left.filter((other) => other !== at);
    await note(site, id, { ...rotation, sites: left });
  }
  return { ...rotation, sites: left };
}

/** The resources of one end; none where the site is not deployed. Both ends must answer before anything is changed. */
async function urnsOf(id: string, { site, uses }: End): Promise<string[]> {
  const state = await Store.open(site).then(
    (store) => stateOf(site, store),
    async () => {
      if ((await keptState(site)) !== undefined)
        throw new UserError(TEXTS.otherEnd, { id, other: site });
      return undefined;
    },
  );
  return (state?.resources ?? [])
    .filter((one) => one.delete !== true && uses(one))
    .map(({ urn }) => urn);
}

/** A digest distinguishes an old key from a new one, and shows neither. */
function digest(key: string): string {
  return createHash("sha256").update(key.trim()).digest("hex");
}
