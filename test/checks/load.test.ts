/**
 * `estate check` as people and machines run it: once as a process, then inside this one; exit codes, both languages.
 */
import { join } from "node:path";
import test from "ava";
import { execaNode } from "execa";
import { estateFolder, STACKS } from "../estate/overlay.ts";
import { estateIn } from "../helpers/command.ts";

const ESTATE = join(import.meta.dirname, "..", "..", "cli", "estate.ts");

const estate = (args: string[], env: Record<string, string> = {}) => estateIn(env, args);

test.serial("every open site passes, in French by default", async (t) => {
  const { exitCode, stdout, stderr } = await execaNode(ESTATE, ["check"], {
    cwd: STACKS,
    env: { LC_ALL: "", LANG: "C" },
  });
  t.is(exitCode, 0);
  t.is(stderr, "");
  t.regex(
    stdout,
    /^bamako : 13 locataires \(dont 1 d'un autre site, de secours\), .* : aucun problème\nouagadougou : 10 locataires \(dont 2 d'un autre site, de secours\), .* : aucun problème\n(attesté, (bamako|ouagadougou)\/site\.yaml:\d+: volumeTypes\.encrypted\.attestation : \2-operations, 2026-\d\d-\d\d : .+\n?){2}(non évalué, (bamako|ouagadougou)\/site\.yaml:\d+: contracts : qui a signé 2 contrats ; aucun bureau de (ML|BF) n'a de clé .+\n?){2}$/,
  );
});

test.serial("one site, in English by option or by locale", async (t) => {
  const line =
    /^bamako: 13 tenants \(1 of them another site's, standing by\), 28 segments, 53 flows, 3 clusters, 384 of 464 cores promised: no issue\nattested, \S+bamako\/site\.yaml:\d+: volumeTypes\.encrypted\.attestation: bamako-operations, 2026-03-16: .+\nnot assessed, \S+bamako\/site\.yaml:\d+: contracts: who signed 2 contracts; no office of ML has a key \(alliance\.yaml, offices\.\*\.signers\), so the digest alone counts$/;
  t.regex((await estate(["check", "bamako", "--lang", "en"])).stdout, line);
  t.regex((await estate(["check", "bamako"], { LC_ALL: "en_GB.UTF-8" })).stdout, line);
});

test.serial("a broken estate gives exit code 1, with every issue at its line", async (t) => {
  const root = await estateFolder(t, "citizen-data-abroad");
  const fr = await estate(["check", "--root", root]);
  t.is(fr.exitCode, 1);
  t.regex(fr.stdout, /bamako\/tenants\/civil-registry\.yaml:6: dataClass: \[class-country\] /);
  t.regex(fr.stdout, /\n1 problème dans 1 fichier$/);
  const en = await estate(["check", "bamako", "--root", root, "--lang", "en"]);
  t.is(en.exitCode, 1);
  t.regex(en.stdout, /\n1 issue in 1 file$/);
  const elsewhere = await estate(["check", "ouagadougou", "--root", root]);
  t.is(elsewhere.exitCode, 0);
});

test.serial("JSON for programs, with the same exit code", async (t) => {
  const fine = await estate(["check", "bamako", "--json"]);
  t.like(JSON.parse(fine.stdout), {
    sites: [{ site: "bamako", tenants: 13, standingBy: 1 }],
    issues: [],
    attested: [{ entry: "encrypted", by: "bamako-operations", date: "2026-03-16" }],
    digestOnly: [
      {
        path: "contracts",
        country: "ML",
        contracts: ["bamako-ouagadougou-continuity", "ouagadougou-bamako-continuity"],
      },
    ],
  });
  const root = await estateFolder(t, "rehearsal-ports-meet");
  const rejected = await estate(["check", "--json", "--root", root, "--lang", "en"]);
  t.is(rejected.exitCode, 1);
  t.like(JSON.parse(rejected.stdout).issues[0], {
    line: 95,
    path: "sites.ouagadougou.rehearsal.firstPort",
    message: "got ports 21050-21149, already taken by bamako, want 100 ports of its own",
    remediation: "Keep first ports at least 100 apart.",
  });
});

for (const [name, args, message] of [
  ["an unknown site", ["check", "zagora"], /reçu le site zagora, attendu l'un des sites bamako/],
  ["a folder that is no estate", ["check", "--root", "/"], /reçu \/, attendu un dossier/],
  ["an unknown command", ["chek"], /reçu la commande chek/],
  ["an unknown option", ["check", "--fast"], /reçu l'option --fast/],
  [
    "an unknown language",
    ["check", "--lang", "de"],
    /reçu de pour l'option --lang, attendu fr, en/,
  ],
  [
    "an option without its value",
    ["check", "--root"],
    /l'option --root <folder> attend une valeur/,
  ],
  ["too many arguments", ["check", "bamako", "ouagadougou"], /trop d'arguments/],
] as const) {
  test.serial(`${name} gives exit code 2 and one sentence`, async (t) => {
    const { exitCode, stdout, stderr } = await estate([...args]);
    t.is(exitCode, 2);
    t.is(stdout, "");
    t.regex(stderr, message);
    t.is(stderr.split("\n").length, 1);
  });
}

test.serial("help in both languages", async (t) => {
  t.regex((await estate(["check", "--help"])).stdout, /^Usage : estate check \[site\]/);
  t.regex(
    (await estate(["check", "--help", "--lang", "en"])).stdout,
    /^Usage: estate check \[site\]/,
  );
});

/** The packages that a check needs; any other would slow down every start. */
const NEEDED = ["cidr-tools", "commander", "intl-messageformat", "tldts", "yaml", "zod"];

test.serial("the check loads the packages that it needs, and nothing of Pulumi", async (t) => {
  const witness = `import { registerHooks } from "node:module";
    const packages = new Set();
    registerHooks({ resolve(specifier, context, next) {
      const own = !context.parentURL?.includes("/node_modules/");
      if (own && /^[@a-z]/.test(specifier) && !specifier.includes(":")) packages.add(specifier);
      return next(specifier, context);
    } });
    process.on("exit", () => console.error(JSON.stringify([...packages].sort())));`;
  const { stderr } = await execaNode(ESTATE, ["check"], {
    nodeOptions: ["--import", `data:text/javascript,${encodeURIComponent(witness)}`],
  });
  t.deepEqual(JSON.parse(stderr), NEEDED);
});
