/** The shape of a law: what it is asked in, what it answers, what one rule is. */
import type { Alliance, Site } from "./alliance.ts";
import { type ClusterLaw, type SiteLaw, siteLaw } from "./cluster-law.ts";
import { type Fact, type StackFact, type StateFact, UNKNOWN } from "./facts.ts";
import type { Message, MessageValues } from "./text.ts";

/** Which stack of the alliance is being judged. */
export interface LawContext {
  /** The register: members, sites, data classes, contracts. */
  readonly alliance: Alliance;
  /** Key of the site this stack belongs to. */
  readonly site: string;
  /** True when the stack rehearses on a cloud of this machine. */
  readonly rehearsal: boolean;
  /**
   * Day of the judgement (UTC, `2026-11-24`); without one no contract is in force.
   * @default none; the guard takes the current day
   */
  readonly today?: string | undefined;
  /**
   * The site's clusters by `<site>/<tenant>/<cluster>`, where the gate knows the estate's orders.
   * @default unknown: nothing in a cluster is compared with an order
   */
  readonly clusters?: Readonly<Record<string, ClusterLaw>> | undefined;
  /**
   * The site's tenants by key, where the gate knows the estate's orders.
   * @default unknown
   */
  readonly tenants?: Readonly<Record<string, TenantLaw>> | undefined;
}

/** Whose data a tenant's is, and of which class. */
export interface TenantLaw {
  /** Country (ISO 3166-1 alpha-2) that owns it. */
  readonly owner: string;
  /** Its class of data. */
  readonly dataClass: string;
}

/** One breach of one rule, with everything a person needs to act on it. */
export interface Violation {
  /** The rule's name, which is its folder's. */
  readonly rule: string;
  /** Which of the rule's cases it is, stable for machines. */
  readonly case: string;
  readonly subject: string;
  readonly what: Message;
  readonly why: Message;
  readonly mend: Message;
  readonly waiver: Message;
  readonly values: MessageValues;
}

/** The words of one rule. All its messages may use `{subject}`, `{type}` and `{site}`. */
export interface RuleMessages {
  readonly title: Message;
  readonly why: Message;
  readonly waiver: Message;
  readonly cases: Readonly<Record<string, { readonly what: Message; readonly mend: Message }>>;
}

/** How grave a breach is, for reports and for what is mended first; every rule is mandatory all the same. */
export const SEVERITIES = ["critical", "high", "medium"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Requirements of the frameworks that auditors know, by their own numbers. */
export interface References {
  /** ANSSI SecNumCloud 3.2. */
  readonly secNumCloud?: readonly string[];
  /** BSI C5:2025. */
  readonly c5?: readonly string[];
  /** CSA Cloud Controls Matrix 4. */
  readonly ccm?: readonly string[];
  /** Sovereign Cloud Stack standards. */
  readonly scs?: readonly string[];
}

/** Packs that leave rules out; the full pack evaluates every rule (policies/packs.ts). */
export type PackName = "residency";

/** Facts about a rule that its findings do not show. */
export interface RuleMetadata {
  readonly severity: Severity;
  /** Whether the alliance may waive it for a time; where not, its message says what to do instead. */
  readonly waivable: boolean;
  readonly references: References;
  /** Packs that evaluate it beside the full one. */
  readonly packs: readonly PackName[];
}

/** What a rule found: which of its cases, and the values its messages need. */
export interface Finding<Case extends string = string> {
  readonly case: Case;
  /** What it is about, where a rule sees more than one thing; else the subject it was asked about. */
  readonly about?: { readonly subject: string; readonly type: string };
  readonly values?: MessageValues;
}

/** What a rule evaluates, by its scope. */
export interface Subjects {
  /** Each resource of OpenStack, Kubernetes or another provider. */
  readonly resource: Fact;
  /** Each resource that sends Kubernetes objects to a cluster. */
  readonly object: Fact;
  /** Where the state is recorded, and what protects its secrets. */
  readonly state: StateFact;
  /** The whole stack: finds also what is missing from it. */
  readonly stack: StackFact;
  /** How resources of a stack relate: a part of the stack is enough. */
  readonly relation: StackFact;
}
export type Scope = keyof Subjects;

/** What a rule is beside its evaluation. */
export interface RuleDefinition<Messages extends RuleMessages = RuleMessages> {
  /** The same as its folder's. */
  readonly name: string;
  readonly metadata: RuleMetadata;
  readonly messages: Messages;
}

/** One rule: a pure function of a fact, of a state or of a stack. */
export interface RuleOf<S extends Scope> extends RuleDefinition {
  readonly scope: S;
  find(subject: Subjects[S], context: LawContext): Finding[];
}
export type Rule = { [S in Scope]: RuleOf<S> }[Scope];
export type ResourceRule = RuleOf<"resource"> | RuleOf<"object">;
export type StateRule = RuleOf<"state">;
export type StackRule = RuleOf<"stack"> | RuleOf<"relation">;

/** Binds a rule's cases to its messages, so that a finding without words does not compile. */
const define =
  <S extends Scope>(scope: S) =>
  <const Messages extends RuleMessages>(
    definition: RuleDefinition<Messages>,
    find: (
      subject: Subjects[S],
      context: LawContext,
    ) => Finding<keyof Messages["cases"] & string>[],
  ): RuleOf<S> => ({ ...definition, scope, find });

export const defineResourceRule = define("resource");
export const defineStateRule = define("state");
export const defineStackRule = define("stack");
export const defineRelationRule = define("relation");

/** A rule about Kubernetes objects: resources that send none are not evaluated. */
export const defineObjectRule: ReturnType<typeof define<"object">> = (definition, find) =>
  define("object")(definition, (fact, context) =>
    fact.objects === undefined ? [] : find(fact, context),
  );

/** The site a stack belongs to, or nothing when the registry does not name it. */
export function contextSite(context: LawContext): Site | undefined {
  const { sites } = context.alliance;
  return Object.hasOwn(sites, context.site) ? sites[context.site] : undefined;
}

/** What holds where a Kubernetes object goes: its cluster's law where the gate knows it, else its site's. */
export function lawOf(
  { cluster }: Fact,
  context: LawContext,
): (SiteLaw & Partial<ClusterLaw>) | undefined {
  if (contextSite(context) === undefined) return undefined;
  const identifier = cluster === UNKNOWN ? undefined : cluster?.identifier;
  const { clusters = {} } = context;
  const own = typeof identifier === "string" && Object.hasOwn(clusters, identifier);
  return (own && clusters[identifier]) || siteLaw(context.alliance, context.site, context.today);
}
