/** Shares changed in one place of the reference registry: the whole message, in both languages. */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test, { type ExecutionContext } from "ava";
import { parseDocument } from "yaml";
import { loadEstates } from "../../../checks/load.ts";
import { formatIssue } from "../../../estate/issue.ts";
import { LANGUAGES } from "../../../output/message.ts";
import { estateFolder } from "../../estate/overlay.ts";

const NOTHING = { cores: 0, ramGiB: 0, volumeGiB: 0, floatingIps: 0 };

/** The messages, without lines, once a share is set or removed; in French, then in English. */
async function messagesWith(t: ExecutionContext, path: readonly string[], value: unknown) {
  const root = await estateFolder(t);
  const file = join(root, "alliance.yaml");
  const registry = parseDocument(await readFile(file, "utf8"));
  if (value === undefined) registry.deleteIn(["shares", ...path]);
  else registry.setIn(["shares", ...path], registry.createNode(value));
  await writeFile(file, String(registry));
  const { estates, issues } = await loadEstates(undefined, { root });
  t.deepEqual(estates, []);
  return LANGUAGES.map((language) =>
    issues.flatMap((issue) => formatIssue(issue, language, root).replace(/:\d+:/, ":").split("\n")),
  );
}

test.serial("a tenant whose member has no share is rejected at its owner field", async (t) => {
  t.deepEqual(await messagesWith(t, ["bamako", "NE"], undefined), [
    [
      "bamako/tenants/niger-civil-registry.yaml: owner: reçu NE, sans part à bamako, attendu un membre qui en a une : ML, BF",
      "    Écrivez shares.bamako.NE dans alliance.yaml, ou choisissez un autre site.",
    ],
    [
      "bamako/tenants/niger-civil-registry.yaml: owner: got NE, which has no share of bamako, want a member that has one: ML, BF",
      "    Write shares.bamako.NE in alliance.yaml, or choose another site.",
    ],
  ]);
});

test.serial(
  "guarantees beyond the offer, and beyond what the building carries after its losses, are rejected separately",
  async (t) => {
    t.deepEqual(await messagesWith(t, ["ouagadougou", "NE", "guaranteed", "ramGiB"], 900), [
      [
        "alliance.yaml: shares.ouagadougou: reçu 1\u202f828 ramGiB garantis au total : ML 192, BF 736, NE 900, attendu au plus 1\u202f024, capacity.ramGiB de ouagadougou/site.yaml",
        "    804 de trop : baissez des parts garanties ici, ou offrez plus dans ouagadougou/site.yaml.",
        "alliance.yaml: shares.ouagadougou: reçu 1\u202f828 ramGiB garantis au total : ML 192, BF 736, NE 900, attendu au plus 1\u202f440, ce que porte ouagadougou/facility.yaml après les pertes de sa réserve (zones : 1 ; hôtes dans chaque autre zone : 1)",
        "    388 de trop : baissez des parts garanties ici, ou ajoutez ce qui manque dans ouagadougou/facility.yaml.",
      ],
      [
        "alliance.yaml: shares.ouagadougou: got 1,828 ramGiB guaranteed in total: ML 192, BF 736, NE 900, want at most 1,024, capacity.ramGiB of ouagadougou/site.yaml",
        "    804 too many: lower guaranteed parts here, or offer more in ouagadougou/site.yaml.",
        "alliance.yaml: shares.ouagadougou: got 1,828 ramGiB guaranteed in total: ML 192, BF 736, NE 900, want at most 1,440, what ouagadougou/facility.yaml carries after the losses of its reserve (zones: 1; hosts in each other zone: 1)",
        "    388 too many: lower guaranteed parts here, or add what is missing to ouagadougou/facility.yaml.",
      ],
    ]);
  },
);

test.serial("shares of a site whose building has not been counted are rejected", async (t) => {
  const share = { NE: { guaranteed: { ...NOTHING, cores: 8 }, burst: NOTHING } };
  t.deepEqual(await messagesWith(t, ["niamey"], share), [
    [
      "alliance.yaml: shares.niamey: reçu des parts de niamey sans fichier niamey/facility.yaml, attendu ce fichier : ce que porte le bâtiment",
      "    On ne partage que ce qui est compté : faites écrire ce fichier par l'exploitation du centre, ou retirez shares.niamey.",
    ],
    [
      "alliance.yaml: shares.niamey: got shares of niamey without a file niamey/facility.yaml, want that file: what the building carries",
      "    Only what has been counted is shared: have the centre's operations write that file, or remove shares.niamey.",
    ],
  ]);
});
