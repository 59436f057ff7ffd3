/** Copies node images from a site to its standby sites, and prints a line for each. */

import type { Estate } from "../../estate/estate.ts";
import { type Language, type Message, type MessageValues, render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import type { Cloud } from "../cloud/client.ts";
import { connect } from "../deploy/rehearsal-site.ts";
import { bringImage, digestOf, imageNamed } from "./images.ts";
import { TEXTS } from "./messages.ts";
import { imagesNeeded, type Needed } from "./plan.ts";

/** Copies missing images; with `dryRun` it only lists them. Throws a `UserError` if another image has the name. */
export async function mirror(
  home: Estate,
  estates: readonly Estate[],
  dryRun: boolean,
  language: Language,
): Promise<void> {
  const site = home.siteKey;
  const print = (message: Message, values: MessageValues) =>
    console.log(render(message, values, language));
  const needed = imagesNeeded(home, estates);
  if (needed.length === 0) return print(TEXTS.none, { site });
  const from = await connect(site);
  const clouds = new Map<string, Cloud>();
  for (const each of needed) {
    const to = clouds.get(each.standby) ?? (await connect(each.standby));
    clouds.set(each.standby, to);
    const [key, digest] = await bring(site, each, from, to, dryRun);
    const { standby, clusters } = each;
    print(TEXTS[key], { site, standby, to: each.to, digest, clusters: clusters.join(", ") });
  }
}

async function bring(
  site: string,
  needed: Needed,
  from: Cloud,
  to: Cloud,
  dryRun: boolean,
): Promise<[key: "same" | "missing" | "brought", digest: string]> {
  const { standby } = needed;
  const source = await imageNamed(from, needed.from);
  if (source === undefined) throw new UserError(TEXTS.noSource, { site, from: needed.from });
  const digest = digestOf(source);
  const there = await imageNamed(to, needed.to);
  if (there !== undefined) {
    const got = digestOf(there);
    if (got === digest) return ["same", digest];
    throw new UserError(TEXTS.other, { site, standby, to: needed.to, got, digest });
  }
  if (dryRun) return ["missing", digest];
  await bringImage(source, needed.to, from, to);
  return ["brought", digest];
}
