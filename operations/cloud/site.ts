/** Connects to a site's cloud as its administrator: the rehearsal's on this machine, or the real one of clouds.yaml. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import tls from "node:tls";
import { parseDocument } from "yaml";
import { UserError } from "../../output/user-error.ts";
import type { Alliance } from "../../policies/alliance/model.ts";
import { endpoint } from "../../policies/rules/endpoint/rule.ts";
import { isYes } from "../../policies/values/yes.ts";
import { type CloudEntry, findCloudsFile, readCloud } from "../../stacks/layers/clouds.ts";
import { TEXTS as REHEARSAL } from "../deploy/messages.ts";
import { sitePlaces } from "../paths.ts";
import { Cloud } from "./client.ts";
import { TEXTS } from "./messages.ts";

export interface SiteCloud {
  readonly cloud: Cloud;
  /** Address of the cloud's identity service. */
  readonly address: string;
  readonly region: string;
  readonly rehearsal: boolean;
}

/**
 * Connects as `Pulumi.<site>.yaml` in `folder` says. Throws a `UserError` that names the wrong file, entry or address.
 * The policies are evaluated before any password is sent: the address must be registered for the site.
 */
export async function siteCloud(
  site: string,
  folder: string,
  alliance: Alliance,
): Promise<SiteCloud> {
  const { entryName, rehearsal } = readStack(site, folder);
  const file = rehearsal ? sitePlaces(site).clouds : findCloudsFile();
  if (file === undefined) throw new UserError(TEXTS.noFile, { site, entry: entryName });
  const entry = readEntry(site, file, entryName, rehearsal);
  const address = entry.auth.auth_url;
  denyNonCompliant(site, file, entryName, address, alliance, rehearsal);
  const region = entry.region_name ?? alliance.sites[site]?.region ?? "";
  try {
    trust(entry.cacert);
    const cloud = await Cloud.connect({ ...entry, region_name: region });
    return { cloud, address, region, rehearsal };
  } catch (error) {
    const reason = (error as Error).message;
    if (rehearsal) throw new UserError(REHEARSAL.noCloud, { site, reason });
    throw new UserError(TEXTS.noAnswer, { site, file, entry: entryName, reason });
  }
}

/** The cloud that the stack connects to. */
function readStack(site: string, folder: string): { entryName: string; rehearsal: boolean } {
  const file = join(folder, `Pulumi.${site}.yaml`);
  if (!existsSync(file)) {
    const stacks = readdirSync(folder).flatMap((f) => /^Pulumi\.(.+)\.yaml$/.exec(f)?.[1] ?? []);
    throw new UserError(REHEARSAL.noStack, { site, allowed: stacks.join(", ") || "—" });
  }
  const stack = parseDocument(readFileSync(file, "utf8"));
  const entryName = stack.getIn(["config", "aes-estate:cloud"]);
  if (typeof entryName !== "string") throw new UserError(TEXTS.noEntry, { file });
  return { entryName, rehearsal: isYes(stack.getIn(["config", "aes-estate:rehearsal"])) };
}

function readEntry(site: string, file: string, entry: string, rehearsal: boolean): CloudEntry {
  try {
    return readCloud(file, entry);
  } catch (error) {
    const reason = (error as Error).message;
    if (rehearsal) throw new UserError(REHEARSAL.noCloud, { site, reason });
    throw new UserError(TEXTS.badEntry, { site, reason });
  }
}

/** The same rule that the enforcement points evaluate for a program's connection. */
function denyNonCompliant(
  site: string,
  file: string,
  entry: string,
  authUrl: string,
  alliance: Alliance,
  rehearsal: boolean,
): void {
  const type = `${file}: clouds.${entry}`;
  const fact = { subject: site, type, effects: [], connection: { authUrl } };
  const [found] = endpoint.find(fact, { alliance, site, rehearsal }, []);
  if (found === undefined) return;
  const words = endpoint.messages.cases[found.case];
  if (words === undefined) throw new Error(`there is no message for ${found.case}`);
  const { what, remediation } = words;
  const message = { fr: `${what.fr}. ${remediation.fr}`, en: `${what.en}. ${remediation.en}` };
  throw new UserError(message, { ...found.values, site, type });
}

/** Trusts the site's own certificate authority, in addition to Node's. */
function trust(authority: string | undefined): void {
  if (authority === undefined) return;
  const others = tls.getCACertificates("default");
  tls.setDefaultCACertificates([...others, readFileSync(authority, "utf8")]);
}
