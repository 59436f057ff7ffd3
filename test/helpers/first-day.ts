/** What a site does in its fork on its first days, by the README and docs/. */
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { execaNode } from "execa";
import { agreeOnTheWayHome } from "../estate/move/contract-home.ts";
import { checkOut, everything } from "./checkout.ts";
import { edit } from "./edit.ts";
import { newTenant } from "./new-tenant.ts";

/** Something done in a fork's folder. */
export type Act = (folder: string) => Promise<void>;

/** A copy of the whole repository, with its tests, in a new folder. */
export async function copyWhole(folder: string): Promise<void> {
  await mkdir(folder);
  await checkOut(folder, await everything());
}

async function estate(folder: string, ...args: string[]): Promise<void> {
  const env = { AES_ESTATE_PROJECT: folder, AES_ESTATE_LANGUAGE: "en" };
  await execaNode(join(folder, "cli/estate.ts"), args, { cwd: folder, env });
}

/** README. */
const tenantMade: Act = async (folder) => {
  await newTenant(join(folder, "stacks"));
};

/** docs/new-site.md. */
const newSite: Act = (folder) => estate(folder, "new-site", "niamey", "--country", "NE");

const APPROVED = ["--approved-by", "responsable de la conformité du Niger"];

/** docs/new-site.md, when a hosted tenant comes home. */
const finishedMove: Act = async (folder) => {
  await agreeOnTheWayHome(join(folder, "stacks"));
  await edit(join(folder, "stacks/bamako/tenants/niger-civil-registry.yaml"), (text) =>
    text.replace(/^groups:$/m, "movesTo: niamey\ngroups:"),
  );
  await estate(folder, "move", "bamako/niger-civil-registry", "--finish", ...APPROVED);
};

/** docs/failover.md: `pulumi config set` at a real site, which rewrites the file. */
const configSet: Act = (folder) =>
  writeFile(
    join(folder, "Pulumi.bamako.yaml"),
    `secretsprovider: passphrase
encryptionsalt: v1:AAAAAAAAAAA=:v1:AAAAAAAAAAAAAAAA:AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA
config:
  aes-estate:cloud: bamako
  aes-estate:copyAccounts:
    treasury: AUTH_00000000000000000000000000000000
  aes-estate:language: en
  aes-estate:rehearsal: "true"
`,
  );

/** Each of a site's first days, alone. */
export const DAYS: Readonly<Record<string, readonly Act[]>> = {
  "the README's new tenant": [tenantMade],
  "a new site": [newSite],
  "a move that is finished": [newSite, finishedMove],
  "the documented config set": [configSet],
};

/** All of them, one after the other. */
export const ALL_DAYS: readonly Act[] = [tenantMade, newSite, finishedMove, configSet];
