/** The law: pure questions about plain facts, the same at every gate. */
import type { Fact, StackFact, StateFact } from "./facts.ts";
import type {
  Finding,
  LawContext,
  ResourceRule,
  Rule,
  RuleDefinition,
  StackRule,
  StateRule,
  Violation,
} from "./law.ts";
import { assertAlliance } from "./registry.ts";
import { administration } from "./rules/administration/rule.ts";
import { annotations } from "./rules/annotations/rule.ts";
import { backendAddress } from "./rules/backend-address/rule.ts";
import { classCountry } from "./rules/class-country/rule.ts";
import { classServices } from "./rules/class-services/rule.ts";
import { cluster } from "./rules/cluster/rule.ts";
import { containerTelemetry } from "./rules/container-telemetry/rule.ts";
import { customField } from "./rules/custom-field/rule.ts";
import { dangerousInput } from "./rules/dangerous-input/rule.ts";
import { dataFlow } from "./rules/data-flow/rule.ts";
import { dataOwner } from "./rules/data-owner/rule.ts";
import { defaultDeny } from "./rules/default-deny/rule.ts";
import { defaultGroup } from "./rules/default-group/rule.ts";
import { endpoint } from "./rules/endpoint/rule.ts";
import { externalReach } from "./rules/external-reach/rule.ts";
import { hostAccess } from "./rules/host-access/rule.ts";
import { imageProvenance } from "./rules/image-provenance/rule.ts";
import { imageRegistry } from "./rules/image-registry/rule.ts";
import { ingressHost } from "./rules/ingress-host/rule.ts";
import { keyCustody } from "./rules/key-custody/rule.ts";
import { labelTruth } from "./rules/label-truth/rule.ts";
import { location } from "./rules/location/rule.ts";
import { namespaceLabels } from "./rules/namespace-labels/rule.ts";
import { networkPolicy } from "./rules/network-policy/rule.ts";
import { networkPolicyClass } from "./rules/network-policy-class/rule.ts";
import { plainSecret } from "./rules/plain-secret/rule.ts";
import { podResolvers } from "./rules/pod-resolvers/rule.ts";
import { podSecurity } from "./rules/pod-security/rule.ts";
import { protectedEnforcement } from "./rules/protected-enforcement/rule.ts";
import { publicExposure } from "./rules/public-exposure/rule.ts";
import { quotaLimits } from "./rules/quota-limits/rule.ts";
import { repatriation } from "./rules/repatriation/rule.ts";
import { replicaContract } from "./rules/replica-contract/rule.ts";
import { replicaTarget } from "./rules/replica-target/rule.ts";
import { replication } from "./rules/replication/rule.ts";
import { routeBackend } from "./rules/route-backend/rule.ts";
import { stackReference } from "./rules/stack-reference/rule.ts";
import { stateResidency } from "./rules/state-residency/rule.ts";
import { storageClass } from "./rules/storage-class/rule.ts";
import { tenantSharing } from "./rules/tenant-sharing/rule.ts";
import { unclassifiedProperty } from "./rules/unclassified-property/rule.ts";
import { unclassifiedType } from "./rules/unclassified-type/rule.ts";
import { undeclaredName } from "./rules/undeclared-name/rule.ts";
import { volumeEncryption } from "./rules/volume-encryption/rule.ts";
import { volumeSource } from "./rules/volume-source/rule.ts";
import { vpnPeer } from "./rules/vpn-peer/rule.ts";
import { vpnStrength } from "./rules/vpn-strength/rule.ts";
import { wildcardRights } from "./rules/wildcard-rights/rule.ts";
import { zoneBoundary } from "./rules/zone-boundary/rule.ts";
import { type Language, type Message, render } from "./text.ts";

export type { Alliance, DataClass, Site } from "./alliance.ts";
export { type ClusterLaw, type ClusterOrder, clusterLaw } from "./cluster-law.ts";
export * from "./facts.ts";
export {
  type LawContext,
  type References,
  type ResourceRule,
  type Rule,
  type RuleMessages,
  type RuleMetadata,
  SEVERITIES,
  type Severity,
  type TenantLaw,
  type Violation,
} from "./law.ts";
export { type AllianceProblem, formatProblem } from "./problem.ts";
export { allianceProblems } from "./problems.ts";
export { AllianceError, isSound, parseAlliance } from "./registry.ts";

/** The rules every resource is asked, in the order of their answers. */
export const RESOURCE_RULES: readonly ResourceRule[] = [
  unclassifiedType,
  unclassifiedProperty,
  location,
  endpoint,
  classCountry,
  classServices,
  cluster,
  namespaceLabels,
  podSecurity,
  imageRegistry,
  hostAccess,
  storageClass,
  volumeSource,
  externalReach,
  annotations,
  backendAddress,
  podResolvers,
  containerTelemetry,
  ingressHost,
  routeBackend,
  networkPolicy,
  replicaTarget,
  customField,
  publicExposure,
  tenantSharing,
  defaultGroup,
  vpnStrength,
  vpnPeer,
  stackReference,
  dataFlow,
  keyCustody,
  wildcardRights,
  protectedEnforcement,
  replication,
  administration,
  volumeEncryption,
  undeclaredName,
  plainSecret,
  dangerousInput,
  quotaLimits,
  labelTruth,
  imageProvenance,
  repatriation,
];

/** The rules the stack's state is asked. */
export const STATE_RULES: readonly StateRule[] = [stateResidency];

/** The rules a whole stack is asked: what no single resource can show. */
export const STACK_RULES: readonly StackRule[] = [
  defaultDeny,
  dataOwner,
  zoneBoundary,
  replicaContract,
  networkPolicyClass,
];

/** Every rule there is, whatever it is asked about. */
export const RULES: readonly Rule[] = [...RESOURCE_RULES, ...STATE_RULES, ...STACK_RULES];

/** Judges one fact by every resource rule; throws an `AllianceError` when the registry itself is void. */
export function judge(fact: Fact, context: LawContext): Violation[] {
  const about = { subject: fact.subject, type: fact.type };
  return askAll(RESOURCE_RULES, fact, context, about);
}

/** Judges where the state is recorded and what protects its secrets. */
export function judgeState(state: StateFact, context: LawContext): Violation[] {
  const about = { subject: context.site, type: "pulumi:state" };
  return askAll(STATE_RULES, state, context, about);
}

/** Judges a stack as a whole: what its resources lack, or are to each other. */
export function judgeStack(stack: StackFact, context: LawContext): Violation[] {
  const about = { subject: context.site, type: "pulumi:stack" };
  return askAll(STACK_RULES, stack, context, about);
}

/** The rules about a whole stack that a part of it answers: what one resource leads to. */
const RELATIONS: readonly StackRule[] = [dataOwner, zoneBoundary, networkPolicyClass];

/** Judges what the resources of a part of a stack are to each other; nothing that is lacking is missed where it is not whole. */
export function judgeRelations(stack: StackFact, context: LawContext): Violation[] {
  const about = { subject: context.site, type: "pulumi:stack" };
  return askAll(RELATIONS, stack, context, about);
}

/** What the parts of a violation begin with. */
export const LABELS: Record<"why" | "mend" | "waiver", Message> = {
  why: { fr: "Pourquoi", en: "Why" },
  mend: { fr: "Remède", en: "Mend" },
  waiver: { fr: "Dérogation", en: "Waiver" },
};

/** One violation as text: what, why, how to mend it, how to ask for a waiver. */
export function formatViolation(violation: Violation, language: Language): string {
  return linesOf(violation, language).join("\n");
}

/** Several violations as text, each explanation once. */
export function formatViolations(violations: readonly Violation[], language: Language): string {
  return [...new Set(violations.flatMap((violation) => linesOf(violation, language)))].join("\n");
}

function linesOf({ values, ...violation }: Violation, language: Language): string[] {
  const colon = language === "fr" ? " :" : ":";
  const say = (message: Message) => render(message, values, language);
  return [
    `[${violation.rule}] ${violation.subject}${colon} ${say(violation.what)}`,
    ...(["why", "mend", "waiver"] as const).map(
      (part) => `  ${LABELS[part][language]}${colon} ${say(violation[part])}`,
    ),
  ];
}

/** A rule by what it evaluates, whatever its scope is called. */
interface Evaluable<Subject> extends RuleDefinition {
  find(subject: Subject, context: LawContext): Finding[];
}

/** What each rule answers. */
function askAll<Subject>(
  rules: readonly Evaluable<Subject>[],
  asked: Subject,
  context: LawContext,
  about: { subject: string; type: string },
): Violation[] {
  assertAlliance(context.alliance);
  return rules.flatMap((rule) => ask(rule, asked, context, about));
}

function ask<Subject>(
  rule: Evaluable<Subject>,
  asked: Subject,
  context: LawContext,
  about: { subject: string; type: string },
): Violation[] {
  let findings: Finding[];
  try {
    findings = rule.find(asked, context);
  } catch (error) {
    return [crashed(rule.name, about.subject, error)];
  }
  const { why, waiver, cases } = rule.messages;
  return findings.map((finding) => {
    const words = cases[finding.case] as { what: Message; mend: Message };
    const { subject, type } = finding.about ?? about;
    const values = { subject, type, site: context.site, ...finding.values };
    return {
      rule: rule.name,
      case: finding.case,
      subject,
      ...words,
      why,
      waiver,
      values,
    };
  });
}

/** The violation that stands for a judgement that could not be made: no verdict is never a pass. */
export function crashed(rule: string, subject: string, error: unknown): Violation {
  const reason = error instanceof Error ? error.message : String(error);
  return {
    rule,
    case: "crashed",
    subject,
    what: {
      fr: "la règle {rule} n'a pas pu juger : {reason}",
      en: "rule {rule} could not judge: {reason}",
    },
    why: {
      fr: "Ce qui n'a pas pu être jugé n'est pas admis.",
      en: "What could not be judged is not admitted.",
    },
    mend: {
      fr: "Signalez ce défaut d'aes-estate à ses mainteneurs.",
      en: "Report this defect of aes-estate to its maintainers.",
    },
    waiver: { fr: "Aucune dérogation.", en: "No waiver." },
    values: { rule, reason },
  };
}
