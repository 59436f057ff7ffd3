/** The shape of a rule's self-test (`self-test.ts` in its folder), and helpers to build one. */
import type { EvaluationContext } from "./context.ts";
import { PROJECT } from "./facts/estate-program.ts";
import {
  type Fact,
  type KubernetesObject,
  type StackFact,
  type StateFact,
  UNKNOWN,
} from "./facts/fact.ts";
import { toKubernetesLabels } from "./labels/labels.ts";

/** A place where some data is compliant, in the registry's own terms. */
export interface Place {
  readonly context: EvaluationContext;
  readonly region: string;
  readonly authUrl: string;
  readonly dataClass: string;
  readonly owner: string;
}

/** The subject: a fact, where a state is kept, or a whole stack. */
type Subject =
  | {
      readonly fact: (place: Place) => Fact;
      readonly state?: undefined;
      readonly stack?: undefined;
    }
  | { readonly state: StateFact; readonly fact?: undefined; readonly stack?: undefined }
  | {
      readonly stack: (place: Place) => StackFact;
      readonly fact?: undefined;
      readonly state?: undefined;
    };

/** One case: something a rule must deny, or every rule must allow. */
export type SelfTest = { readonly name: string } & Subject;

const subject = "urn:pulumi:self-test::self-test::self-test:index:SelfTest::self-test";

/** A volume in a country that its owner allows. */
export function volumeAt({ dataClass, owner, region, authUrl }: Place): Fact {
  const effects = ["stores", "processes"] as const;
  const connection = { authUrl, region };
  return { subject, type: "self-test", effects, dataClass, owner, connection };
}

/** Objects sent to a cluster that no tenant's file orders, and thus by the estate's own program. */
export function sentBy({ context }: Place, ...objects: KubernetesObject[]): Fact {
  const identifier = `${context.site}/platform/self-test`;
  const cluster = { identifier, kubeconfig: UNKNOWN } as const;
  const sender = `urn:pulumi:${context.site}::${PROJECT}::self-test:index:SelfTest::self-test`;
  return { subject: sender, type: "self-test", effects: [], cluster, objects };
}

/** The metadata of a namespace that holds data of the place. */
export function namespaceAt({ context, dataClass, owner }: Place) {
  const labels = { dataClass, owner, tenant: "self-test", site: context.site, rehearsal: false };
  return { name: "self-test", labels: toKubernetesLabels(labels) };
}

export function wholeStack(...facts: Fact[]): StackFact {
  return { facts, whole: true };
}

/** A volume with one thing changed. */
export function volumeWith(name: string, change: Partial<Fact>): SelfTest {
  return { name, fact: (place) => ({ ...volumeAt(place), ...change }) };
}

/** An object sent to a cluster. */
export function objectOf(apiVersion: string, kind: string, rest: object): SelfTest {
  const object = { apiVersion, kind, metadata: { name: "self-test" }, ...rest };
  return { name: kind, fact: (place) => sentBy(place, object) };
}

/** A pod sent to a cluster. */
export function podWith(spec: object): SelfTest {
  return objectOf("v1", "Pod", { spec });
}

/** Nothing resolves below `.invalid` (RFC 2606), and no registry has a class of this name. */
export const NOWHERE = "self-test.invalid";

/** Cases that every rule must allow: a rule that denies everything fails the self-test, too. */
export const COMPLIANT: readonly SelfTest[] = [
  { name: "a volume where its owner allows it", fact: volumeAt },
  {
    name: "a map of settings",
    fact: (place) => sentBy(place, { apiVersion: "v1", kind: "ConfigMap" }),
  },
  { name: "a stack of one volume", stack: (place) => wholeStack(volumeAt(place)) },
];
