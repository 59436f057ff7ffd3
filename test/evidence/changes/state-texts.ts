/** Two recorded states of Bamako between which each kind of change is made once. */
import type { StatesPart } from "../../../evidence/changes/model.ts";
import { pairOf, type StatePair } from "../../../evidence/changes/states/read.ts";
import { type Policies, policiesAt } from "../../../evidence/changes/states/rules.ts";
import { statesOf } from "../../../evidence/changes/states/states.ts";
import type { Language } from "../../../output/message.ts";
import { encrypted, type Given, root, site, stateOf, urnOf } from "../audit/states.ts";
import { granting, qosOf, volumeOf, waiver } from "../compliance/fixture.ts";
import { patchedTree, TODAY } from "../review/cases.ts";

export const BEFORE = "2026-11-03T09:00:00.000Z";
export const AFTER = "2026-11-20T09:00:00.000Z";

/** A state that was written at a time. */
export function stateAt(
  time: string | undefined,
  resources: readonly Given[],
  more: Readonly<Record<string, unknown>> & { readonly stack?: string } = {},
  deployment: Readonly<Record<string, unknown>> = {},
): string {
  const manifest = time === undefined ? {} : { time };
  return stateOf(resources, { ...more, deployment: { manifest, ...deployment } });
}

const project = (tenant: string): Given => ({
  type: "aes-estate:index:TenantProject",
  name: `bamako-${tenant}`,
});

/** A password that the file keeps as a secret, and one that it does not. */
const password = (ciphertext: string, plain: string): Given => ({
  type: "random:index/randomPassword:RandomPassword",
  name: "bamako-tax-password",
  inputs: { result: { ...encrypted, ciphertext }, password: plain, __defaults: [plain] },
});

const replicas = (id: string, more = {}): Given => ({
  ...volumeOf("standby-customs", "BF", "citizen"),
  more: { id, ...more },
});

export const before: readonly Given[] = [
  root(),
  site,
  project("standby-customs"),
  volumeOf("niger-civil-registry", "NE", "citizen"),
  qosOf(),
  replicas("id-1", { protect: true }),
  password("AAA", "hunter2-before"),
  { ...volumeOf("mail", "ML", "internal"), provider: "site" },
];

export const after: readonly Given[] = [
  root({ site: "bamako", rehearsal: false, token: "hunter2-output" }),
  site,
  project("standby-customs"),
  volumeOf("niger-civil-registry", "NE", "citizen", { size: 2, description: "hunter2-value" }),
  qosOf({ shared: true }),
  replicas("id-2"),
  password("BBB", "hunter2-after"),
  volumeOf("tax", "ML", "citizen", { description: "password: hunter2-new" }),
];

const text = (name: string, content: string) => ({ name, text: content });

/** Both as files. */
export const TEXTS = [
  text("before.json", stateAt(BEFORE, before)),
  text("after.json", stateAt(AFTER, after)),
] as const;

const SITES = { sites: ["bamako", "ouagadougou"] };

/** The pair of two texts. */
export function pairWith(
  one: string,
  other: string,
  more: { readonly site?: string; readonly language?: Language } = {},
): StatePair {
  const { language = "en", ...wanted } = more;
  const texts = [text("before.json", one), text("after.json", other)] as const;
  return pairOf(texts, { ...SITES, ...wanted }, language);
}

const tree = patchedTree("", []);

/** HEAD's policies, with a waiver of what is shared. */
export const policies: Policies = {
  ...policiesAt(tree, TODAY, "en"),
  waivers: granting({ "shared-qos": { ...waiver, scope: urnOf(qosOf()) } }),
};

const known = new Map<Language, StatesPart>();

/** The report on both, made once in each language. */
export function statesWith(language: Language = "en"): StatesPart {
  const found =
    known.get(language) ??
    statesOf(
      { pair: pairWith(TEXTS[0].text, TEXTS[1].text), policies, trees: [tree], from: "2026-11-01" },
      language,
    );
  known.set(language, found);
  return found;
}
