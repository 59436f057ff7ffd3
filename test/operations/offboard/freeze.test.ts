/** A frozen tenant passes the check, keeps every comment of its file, and leaves no flow of another tenant without an end. */
import { readFile, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import test from "ava";
import { CST, Lexer } from "yaml";
import { loadEstates } from "../../../checks/load.ts";
import { Overtaken } from "../../../estate/edit/files.ts";
import type { Tenant } from "../../../estate/model/index.ts";
import { declaredAt } from "../../../operations/offboard/declared.ts";
import {
  type Frozen,
  freeze,
  freezeText,
  frozenText,
  isFrozen,
} from "../../../operations/offboard/freeze.ts";
import type { Declared } from "../../../operations/offboard/obstacles.ts";
import { offboard } from "../../../operations/offboard/run.ts";
import { Misuse, UserError } from "../../../output/user-error.ts";
import { estateFolder, STACKS } from "../../estate/overlay.ts";
import { edit } from "../../helpers/edit.ts";
import { estates, TODAY } from "../../helpers/reference.ts";

const ALL = estates.flatMap(({ siteKey, tenants }) =>
  Object.entries(tenants).map(([tenant, data]) => ({ site: siteKey, tenant, data })),
);

/** Tenants to whose segments a flow of another one leads, with its line. */
const FOLLOWED: Readonly<Record<string, string>> = {
  "bamako/treasury": "ouagadougou/tenants/customs.yaml:33: flows.treasury-of-mali",
  "ouagadougou/customs": "bamako/tenants/treasury.yaml:33: flows.front-to-customs",
};

const fileOf = (root: string, site: string, tenant: string) =>
  join(root, site, "tenants", `${tenant}.yaml`);

async function declared(root: string, site: string, tenant: string): Promise<Declared> {
  const found = await declaredAt(site, tenant, root, false);
  if (found === undefined) throw new Error(`no ${tenant}`);
  return found;
}

function commentsOf(text: string): string[] {
  return [...new Lexer().lex(text)].filter((token) => CST.tokenType(token) === "comment").sort();
}

/** What a tenant may still do and let pass. */
function rightsOf({ groups, flows, clusters, serviceAccount }: Tenant) {
  const namespaces = Object.values(clusters).flatMap((each) => Object.values(each.namespaces));
  return {
    groups: [...new Set(Object.values(groups).flatMap(({ roles }) => roles))],
    access: [...new Set(namespaces.flatMap(({ access }) => Object.values(access)))],
    flows: [flows, ...namespaces.map((each) => each.flows)].flatMap(Object.keys),
    credential: serviceAccount?.applicationCredential ?? false,
  };
}

test("all tenants pass the check when they are frozen, and every comment of their files stays", async (t) => {
  const root = await estateFolder(t);
  const count = { tenants: 0, comments: 0 };
  for (const { site, tenant, data } of ALL) {
    const file = fileOf(root, site, tenant);
    const text = await readFile(file, "utf8");
    const after = frozenText(text, data);
    t.false(isFrozen(data), tenant);
    t.deepEqual(commentsOf(after), commentsOf(text), tenant);
    count.tenants += 1;
    count.comments += commentsOf(text).length;
    await writeFile(file, after);
  }
  t.true(count.tenants > 15 && count.comments > 20, JSON.stringify(count));
  const { issues, estates: frozen } = await loadEstates(undefined, { root, today: TODAY });
  t.deepEqual(issues, []);
  for (const { tenants } of frozen) {
    for (const [tenant, data] of Object.entries(tenants)) {
      t.true(isFrozen(data), tenant);
      const access = Object.keys(data.clusters).length === 0 ? [] : ["view"];
      t.deepEqual(rightsOf(data), { groups: ["reader"], access, flows: [], credential: false });
    }
  }
});

test("the service account keeps only what the deletion of its clusters, containers and keys needs", (t) => {
  const kept = (roles: Tenant["groups"][string]["roles"], more: Partial<Tenant> = {}) => {
    const serviceAccount = { roles, applicationCredential: true };
    const text = `serviceAccount: { roles: [${roles.join(", ")}], applicationCredential: true }\n`;
    const nothing = { groups: {}, flows: {}, clusters: {}, containers: {} };
    return frozenText(text, { ...nothing, serviceAccount, ...more } as Tenant);
  };
  const account = (roles: string) =>
    `serviceAccount: { roles: [${roles}], applicationCredential: false }\n`;
  const all = ["member", "load-balancer_member", "creator"] as const;
  t.is(kept(["member", "load-balancer_member"]), account("reader"));
  t.is(kept(all), account("member, creator"));
  t.is(kept(["member"], { containers: { a: { maxGiB: 1 } } }), account("member"));
  const cluster = { namespaces: {} } as unknown as Tenant["clusters"][string];
  t.is(kept(all, { clusters: { a: cluster } }), account(all.join(", ")));
});

test("a flow of another tenant is named with its line, in both languages, and nothing is written", async (t) => {
  for (const [key, line] of Object.entries(FOLLOWED)) {
    const [site = "", tenant = ""] = key.split("/");
    const found = await declared(STACKS, site, tenant);
    const error = await t.throwsAsync(freeze(found, TODAY), { instanceOf: UserError });
    const own = relative(process.cwd(), found.file);
    const shown = `  test/reference/stacks/${line}`;
    t.is(
      error.in("en"),
      `${tenant}: 1 flow of another tenant leads to its segments; nothing was written. In one change, take what follows out of the other file, and the answer to it out of ${own}, then run again:\n${shown}`,
    );
    t.true(
      error
        .in("fr")
        .endsWith(
          `rien n'a été écrit. Dans une même modification, retirez de l'autre fichier ce qui suit, et de ${own} la réponse, puis relancez :\n${shown}`,
        ),
    );
    t.is(await readFile(found.file, "utf8"), found.text);
  }
});

test("the file is written once; a second freeze finds it frozen", async (t) => {
  const root = await estateFolder(t);
  const before = await declared(root, "bamako", "health");
  const { file } = before;
  const done = await freeze(before, TODAY);
  const kept = ["member", "load-balancer_member", "creator"];
  t.deepEqual(done, { site: "bamako", tenant: "health", file, kept, written: true });
  const text = await readFile(file, "utf8");
  t.is(text, frozenText(before.text, before.data));
  const again = await freeze(await declared(root, "bamako", "health"), TODAY);
  t.deepEqual(again, { ...done, written: false });
  t.is(await readFile(file, "utf8"), text);
});

test("a file that changed after it was read is not overwritten", async (t) => {
  const root = await estateFolder(t);
  const before = await declared(root, "bamako", "tax");
  await edit(before.file, (text) => `${text}# of another person\n`);
  await t.throwsAsync(freeze(before, TODAY), { instanceOf: Overtaken });
  t.is(await readFile(before.file, "utf8"), `${before.text}# of another person\n`);
  await edit(before.file, (text) => text.replace("flows:", "flow:"));
  await t.throwsAsync(declaredAt("bamako", "tax", root, false), { instanceOf: Overtaken });
});

test("a file that would not pass the check is not written", async (t) => {
  const root = await estateFolder(t);
  const before = await declared(root, "bamako", "health");
  // As if its clusters were not known: its account would lose a role that they need.
  const without = { ...before, data: { ...before.data, clusters: {} } };
  const error = await t.throwsAsync(freeze(without, TODAY), { instanceOf: UserError });
  t.regex(
    error.in("en"),
    /would not pass `estate check` .* {2}bamako\/tenants\/health\.yaml:\d+: serviceAccount\.roles: /s,
  );
  t.is(await readFile(before.file, "utf8"), before.text);
});

test("one stage at a time, and a key only where something is signed", async (t) => {
  const of = { site: "bamako", tenant: "tax", root: STACKS, estates };
  for (const options of [
    { freeze: true, destroyKeys: true },
    { freeze: true, export: "folder" },
    { export: "folder", certify: "folder" },
    { freeze: true, key: "key" },
  ]) {
    await t.throwsAsync(offboard(of, options, "en"), { instanceOf: Misuse });
  }
});

test("it says what comes next, in both languages", (t) => {
  const frozen: Frozen = {
    site: "bamako",
    tenant: "treasury",
    file: fileOf(STACKS, "bamako", "treasury"),
    written: true,
    kept: ["member"],
    standby: "ouagadougou",
  };
  t.is(
    freezeText(frozen, "en"),
    `test/reference/stacks/bamako/tenants/treasury.yaml: treasury is frozen: its groups only read, no flow passes, no application credential. Next:
  - have the file reviewed; the tenant stops its programs;
  - make up SITE=bamako
  - make up SITE=ouagadougou, its standby site
  - npx estate rotate bamako service-account/treasury; npx estate rotate ouagadougou service-account/bamako-treasury: its service account keeps member, which the deletion needs; a new password closes the account to its programs`,
  );
  const already = freezeText({ ...frozen, written: false, kept: [] }, "fr");
  t.regex(
    already,
    /treasury est déjà gelé, rien n'a été écrit\. .*\n.*relire.*\n {2}- make up SITE=bamako\n/,
  );
  t.false(already.includes("rotate"));
});
