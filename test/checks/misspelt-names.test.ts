/** A misspelt word in a tenant's file: one message with the right word, and everything else is still checked. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { loadEstates } from "../../checks/load.ts";
import { formatIssue } from "../../estate/issue.ts";
import { estateFolder } from "../estate/overlay.ts";

async function messages(t: ExecutionContext, file: string, ...words: [from: string, to: string][]) {
  const root = await estateFolder(t);
  let text = await readFile(join(root, file), "utf8");
  for (const [from, to] of words) {
    t.true(text.includes(from), from);
    text = text.replace(from, to);
  }
  await writeFile(join(root, file), text);
  const { estates, issues } = await loadEstates(undefined, { root });
  t.deepEqual(estates, []);
  return issues
    .map((issue) => formatIssue(issue, "en", root).replace(/:\d+:/, ":").split("\n")[0])
    .sort();
}

const TAX = "bamako/tenants/tax.yaml";
const MEMBERS = "want a member of the alliance: ML, BF, NE";

test.serial(
  "`owner: Mali` is reported once, beside the flow to nowhere and the volumes without encryption",
  async (t) => {
    t.deepEqual(
      await messages(
        t,
        TAX,
        ["owner: ML", "owner: Mali"],
        ["from: app, to: data", "from: app, to: dat"],
      ),
      [
        `${TAX}: flows.app-to-data.to: got dat, want one of front, app, data, government, internet, proxy, dns; did you mean data?`,
        `${TAX}: owner: got Mali, ${MEMBERS}; did you mean ML?`,
      ],
    );
    t.deepEqual(
      await messages(t, TAX, ["owner: ML", "owner: Mali"], ["[encrypted]", "[encrypted, plain]"]),
      [
        `${TAX}: owner: got Mali, ${MEMBERS}; did you mean ML?`,
        `${TAX}: volumeTypes[1]: got plain, which is not encrypted, want an encrypted volume type, required by class citizen: encrypted`,
      ],
    );
  },
);

test.serial(
  "a site's country by name instead of its code is one message, not one for each part of the site",
  async (t) => {
    t.deepEqual(await messages(t, "alliance.yaml", ["country: ML", "country: Mali"]), [
      `alliance.yaml: sites.bamako.country: got Mali, ${MEMBERS}; did you mean ML?`,
    ]);
  },
);

test.serial("an owner that is not a member is rejected, without a suggestion", async (t) => {
  t.deepEqual(await messages(t, TAX, ["owner: ML", "owner: France"]), [
    `${TAX}: owner: got France, ${MEMBERS}`,
  ]);
});

test.serial("a misspelt key is reported once, and the values below it are read", async (t) => {
  t.deepEqual(await messages(t, TAX, ["segments:", "segmnts:"], ["10.32.23.0/26", "10.32.23.0"]), [
    `${TAX}: segmnts.front.ipv4: got "10.32.23.0", want an IPv4 prefix such as 10.32.16.0/26`,
    `${TAX}: segmnts: got the unknown key segmnts, want one of the keys segments, tenant, owner, quota, movesTo and 15 more; did you mean segments?`,
  ]);
});

test.serial("a value in capitals gets the suggestion in small letters", async (t) => {
  t.deepEqual(await messages(t, TAX, ["class: small", "class: Small"]), [
    `${TAX}: quota.class: got Small, want one of none, small, medium, large; did you mean small?`,
  ]);
});

test.serial("a map that is left empty names its keys", async (t) => {
  t.deepEqual(await messages(t, TAX, ["quota: { class: small }", "quota:"]), [
    `${TAX}: quota: got nothing, want key: value pairs, that is class, and if needed override`,
  ]);
});
