/**
 * Known failures of systems like this one, by number: a test for each that can happen here, a reason for each that
 * cannot.
 */
import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type ResourceValidationArgs, unknownCheckingProxy } from "@pulumi/policy";
import type { ComponentResourceOptions } from "@pulumi/pulumi";
import test, { type ExecutionContext } from "ava";
import { loadEstates } from "../../checks/load.ts";
import { mapEntries } from "../../components/grants.ts";
import {
  NetworkSegment,
  type NetworkSegmentArgs,
  SiteFoundation,
  TenantProject,
} from "../../components/index.ts";
import { AllianceError, parseAlliance } from "../../policies/alliance/registry.ts";
import { policies } from "../../policies/enforce/pack/policies.ts";
import { evaluate, evaluateStack } from "../../policies/evaluate.ts";
import type { Fact } from "../../policies/facts/fact.ts";
import { withRelations } from "../../policies/properties/relations.ts";
import { toFact } from "../../policies/resources/to-fact.ts";
import { RULES } from "../../policies/rules/index.ts";
import { formatViolations } from "../../policies/violations.ts";
import { foundationArgs } from "../../stacks/layers/foundation.ts";
import { mockCloud, record, sourcesOf, targetsOf } from "../components/recorder.ts";
import {
  fullestFoundation,
  fullestSegment,
  fullestTenant,
  leastSegment,
} from "../components/samples.ts";
import { estateFolder, STACKS } from "../estate/overlay.ts";
import { PACKAGES } from "../helpers/packages.ts";
import { changed, listsOf } from "./alliance/registry-edits.ts";
import { alliance, allianceData, samplesOf, TODAY } from "./fixture.ts";

test.before(mockCloud);

/** Pitfalls that cannot happen here, or that another test covers, and why. */
const ELSEWHERE: Record<number, string> = {
  9: "an exception has an end: test/policies/waivers/waivers.test.ts, and the policies themselves have no exceptions",
  10: "waived violations are counted apart: test/policies/waivers/apply.test.ts",
  21: "nothing has to be written in an auditors' format: the registry is YAML and the rules are TypeScript",
};

const shown = new Set<number>();
const root = join(import.meta.dirname, "../..");
const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const connection = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };
const rulesOf = (fact: Omit<Fact, "subject" | "type">, by = context) => [
  ...new Set(evaluate({ subject: "x", type: "t", ...fact }, by).map(({ rule }) => rule)),
];

/** Each pitfall is tested once. */
function pitfall(
  number: number,
  title: string,
  run: (t: ExecutionContext) => void | Promise<void>,
): void {
  shown.add(number);
  test(`${number}. ${title}`, run);
}

pitfall(
  1,
  "where nothing is listed, nothing is compliant, and no more is listed than is meant",
  (t) => {
    const lists = listsOf(allianceData(), []).filter(({ path }) => path.at(-1) !== "aliases");
    t.true(lists.length > 50);
    for (const { path } of lists) {
      const broken = changed(path, () => []);
      t.throws(() => parseAlliance(broken), { instanceOf: AllianceError }, path.join("."));
    }
    for (const right of ["reside", "process", "replicate", "operate"]) {
      const wider = changed(["classes", "public", right, "ML"], (list) => [...(list as []), "FR"]);
      t.throws(() => parseAlliance(wider), { instanceOf: AllianceError, message: /FR/ });
    }
  },
);

pitfall(2, "a rule that admits what it is named after: each rule shows what it denies", (t) => {
  for (const { name } of RULES) {
    const { allowed, denied } = samplesOf(name);
    t.true(allowed.length >= 3 && denied.length >= 3, name);
  }
});

pitfall(3, "the original is in its country and its copy is abroad", (t) => {
  const at = { effects: [], cluster: { identifier: "bamako/tax/apps", kubeconfig: [] } };
  const backup = (s3Url: string) => ({
    ...at,
    objects: [
      { apiVersion: "velero.io/v1", kind: "BackupStorageLocation", spec: { config: { s3Url } } },
    ],
  });
  t.deepEqual(rulesOf(backup("https://objects.bamako.aes.example")), []);
  t.deepEqual(rulesOf(backup("https://s3.example.com")), ["replica-target"]);
});

pitfall(4, "data is stored in its country and processed abroad", (t) => {
  const kept = parseAlliance(changed(["classes", "citizen", "reside", "BF"], () => ["BF", "ML"]));
  const elsewhere = structuredClone(kept);
  (elsewhere.classes.citizen as { process: Record<string, string[]> }).process.BF = ["BF"];
  const data = { dataClass: "citizen", owner: "BF", connection };
  t.deepEqual(rulesOf({ ...data, effects: ["stores"] }, { ...context, alliance: elsewhere }), []);
  for (const effect of ["processes", "moves"] as const) {
    const rules = rulesOf({ ...data, effects: [effect] }, { ...context, alliance: elsewhere });
    t.deepEqual(rules, ["class-country"]);
  }
});

pitfall(5, "a malformed or unknown location passes as one of the alliance's", (t) => {
  const open = { ...connection };
  for (const region of [
    "global",
    "world",
    "mali",
    "ML",
    "bamako",
    "bamako-2",
    "BAMAKO-1",
    "aes",
    "*",
  ]) {
    t.deepEqual(rulesOf({ effects: [], region, connection: open }), ["location"], region);
  }
});

pitfall(6, "the policies exist, but are not enforced until someone turns them on", (t) => {
  for (const policy of policies(alliance, [])) t.is(policy.enforcementLevel, "mandatory");
  const { contracts: _, ...bare } = allianceData();
  const silent = { ...context, alliance: parseAlliance(bare) };
  const object = { apiVersion: "velero.io/v1", kind: "BackupStorageLocation" };
  const spec = { config: { s3Url: "https://objects.ouagadougou.aes.example" } };
  t.deepEqual(rulesOf({ effects: [], objects: [{ ...object, spec }] }, silent), ["replica-target"]);
});

pitfall(7, "a value that is not known yet becomes advice", (t) => {
  const props = { region: "04da6b54-80e4-46f7-96ec-b56ff0331ba9", tags: [] };
  const type = "openstack:networking/network:Network";
  const args = {
    type,
    urn: `urn:pulumi:bamako::p::${type}::n`,
    name: "n",
    props: unknownCheckingProxy(props),
  };
  const reported: string[] = [];
  for (const { validateResource } of policies(alliance, [])) {
    const validate = validateResource as
      | ((a: ResourceValidationArgs, r: (text: string) => void) => void)
      | undefined;
    t.notThrows(() =>
      validate?.(args as unknown as ResourceValidationArgs, (text) => reported.push(text)),
    );
  }
  t.regex(reported.join("\n"), /^\[location\].*n'est pas connue avant le déploiement/m);
});

/** A segment and the one behind it, whose group its rule names. */
function segments(name: string, args: NetworkSegmentArgs, opts: ComponentResourceOptions) {
  const { dataClass } = args;
  const behind = new NetworkSegment(`${name}-app`, { ...leastSegment, dataClass }, opts);
  const rules = mapEntries(args.rules ?? {}, (_, rule) =>
    rule.remoteGroupId === undefined ? rule : { ...rule, remoteGroupId: behind.securityGroupId },
  );
  return [behind, new NetworkSegment(name, { ...args, rules }, opts)];
}

const { updates: _, ...closedRules } = fullestSegment.rules ?? {};
const closedSegment = {
  ...fullestSegment,
  segment: "data",
  router: { externalNetworkId: "net-gov", enableSnat: false },
  rules: closedRules,
};

pitfall(8, "the policies lock out the people who wrote them", async (t) => {
  const { made } = await record((opts) => [
    new SiteFoundation("foundation", fullestFoundation, opts),
    new TenantProject("tenant", fullestTenant, opts),
    // Only public data may reach it; the rest joins the administration.
    ...segments("open-segment", { ...fullestSegment, dataClass: "public" }, opts),
    ...segments("closed-segment", closedSegment, opts),
  ]);
  const registered = made.filter(({ type }) => !type.startsWith("pulumi:"));
  const facts = registered.map(({ type, name, inputs }) =>
    toFact(name, type, inputs, type.startsWith("openstack:") ? connection : undefined),
  );
  t.true(facts.length >= 40, String(facts.length));
  t.is(
    formatViolations(
      facts.flatMap((fact) => {
        // The estate's own program: only it may create a tenant's rights and ways out.
        const subject = `urn:pulumi:${context.site}::aes-estate::${fact.type}::${fact.subject}`;
        return evaluate({ ...fact, subject }, context);
      }),
      "en",
    ),
    "",
  );
  const related = facts.map((fact, at) =>
    withRelations(fact, sourcesOf(registered[at]?.inputs ?? {}, registered), targetsOf(registered)),
  );
  t.is(formatViolations(evaluateStack({ facts: related, whole: true }, context), "en"), "");
});

pitfall(11, "input that no rule reads is left out without a message", (t) => {
  for (const type of [
    "acme:index:Thing",
    "openstack:future/thing:Thing",
    "kubernetes:acme.example/v1:Thing",
  ]) {
    const fact = toFact("x", type, {}, type.startsWith("openstack:") ? connection : undefined);
    t.true(
      evaluate(fact, context).some(({ rule }) => rule === "unclassified-type"),
      type,
    );
  }
});

pitfall(12, "a label alone decides what a zone is", (t) => {
  const tags = ["aes:class=public", "aes:owner=ML", "aes:site=bamako"];
  const type = "openstack:networking/port:Port";
  const port = { tags, securityGroupIds: ["group"] };
  const fact = toFact("x", type, port, { ...connection, region: "ouagadougou-1" });
  t.deepEqual([...new Set(evaluate(fact, context).map(({ rule }) => rule))], ["location"]);
});

pitfall(13, "a rule that was not evaluated, or crashed, counts as passed", (t) => {
  const broken = new Proxy({ subject: "x", type: "t" } as Fact, {
    get: (fact, key) => {
      if (key === "subject" || key === "type") return Reflect.get(fact, key);
      throw new Error("boom");
    },
  });
  const found = evaluate(broken, context);
  t.true(found.length > 10);
  for (const violation of found) t.is(violation.case, "crashed");
});

pitfall(14, "one site is evaluated, and the result counts for all", (t) => {
  for (const [key, { region, endpoints }] of Object.entries(alliance.sites)) {
    const authUrl = endpoints.identity[0];
    for (const [site, { status }] of Object.entries(alliance.sites)) {
      const compliant = site === key && status === "open";
      const rules = rulesOf({ effects: [], connection: { authUrl, region } }, { ...context, site });
      t.is(rules.length === 0, compliant, `${key} in the stack of ${site}`);
    }
  }
});

pitfall(
  15,
  "one language has fewer messages than the other, or several rules have the same message",
  (t) => {
    const texts = RULES.flatMap(({ messages: { title, why } }) => [title, why]);
    for (const language of ["fr", "en"] as const) {
      t.is(new Set(texts.map((message) => message[language])).size, texts.length, language);
    }
    for (const { fr, en } of texts) t.not(fr, en);
  },
);

pitfall(16, "a platform's ceiling on policies is hit as rules are added", (t) => {
  // The engine sees one policy per scope, however many rules there are.
  t.true(policies(alliance, []).length <= 3);
  t.true(RULES.length > 15);
});

pitfall(17, "an error is reported after the first resources exist", async (t) => {
  const folder = await estateFolder(t, "citizen-data-abroad");
  const { estates, issues } = await loadEstates(undefined, { root: folder });
  t.deepEqual(estates, [], "a program gets nothing to build from");
  t.true(issues.length > 0);
});

pitfall(18, "data of another version is read as if it were ours", (t) => {
  for (const schemaVersion of [0, 1, 3, "2", undefined]) {
    const other = { ...allianceData(), schemaVersion };
    t.throws(() => parseAlliance(other), { instanceOf: AllianceError, message: /schemaVersion/ });
  }
});

pitfall(19, "a resource is open until a second step closes it", async (t) => {
  const { made } = await record(
    (opts) => new NetworkSegment("closed-at-creation", fullestSegment, opts),
  );
  const group = made.find(({ type }) => type === "openstack:networking/secGroup:SecGroup");
  t.is(group?.inputs.deleteDefaultRules, true);
  const facts = [{ subject: "n", type: "t", effects: [], network: "segment" as const }];
  const violations = evaluateStack({ facts, whole: true }, context);
  t.deepEqual(
    violations.map(({ rule }) => rule),
    ["default-deny"],
  );
});

pitfall(20, "a region is written into the program", async (t) => {
  for (const region of [undefined, ""]) {
    t.deepEqual(rulesOf({ effects: [], connection: { ...connection, region } }), ["location"]);
  }
  const { estates } = await loadEstates(undefined, { root: STACKS });
  const regions = estates.map(({ allianceSite }) => allianceSite.region);
  const files = PACKAGES.flatMap((name) => globSync(`${name}/**/*.ts`, { cwd: root }));
  t.true(files.length > 150 && regions.length >= 2);
  for (const file of files) {
    const text = readFileSync(join(root, file), "utf8");
    t.deepEqual(
      regions.filter((region) => text.includes(region)),
      [],
      file,
    );
  }
});

pitfall(22, "the name of a domain shows a neighbour who is there", async (t) => {
  const { estates } = await loadEstates(undefined, { root: STACKS });
  for (const estate of estates) {
    const settings = {
      site: estate.siteKey,
      cloud: "c",
      language: "en",
      rehearsal: false,
      offline: true,
    } as const;
    const names = Object.values(foundationArgs(estate, settings).countries).map(({ name }) => name);
    const members = Object.keys(estate.alliance.members).map(
      (code) => `${estate.siteKey}-${code.toLowerCase()}`,
    );
    t.deepEqual(names.sort(), members.sort());
  }
});

test("each pitfall has a test here or the name of its test elsewhere", (t) => {
  const numbers = [...shown, ...Object.keys(ELSEWHERE).map(Number)].sort((a, b) => a - b);
  t.deepEqual(
    numbers,
    Array.from({ length: 22 }, (_, index) => index + 1),
  );
});
