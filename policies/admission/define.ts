/** One rule as the API server evaluates it, written beside its `rule.ts`. */
import type { RuleMessages } from "../rule-messages.ts";

/** Which requests are evaluated. Operations default to creation and change. */
export interface Requests {
  readonly groups: readonly string[];
  /** @default v1, in which the API server shows an object of any version */
  readonly versions?: readonly string[];
  readonly resources: readonly string[];
  readonly operations?: readonly ("CREATE" | "UPDATE" | "DELETE")[];
}

/** One case of a rule: the condition that must hold, and the values of its message, all in CEL. */
export interface AdmissionCase {
  readonly holds: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A rule as the API server evaluates it, beside its `rule.ts`. */
export interface Admission {
  readonly name: string;
  readonly messages: RuleMessages;
  readonly requests: readonly Requests[];
  /** Labels of the objects that it evaluates. @default all */
  readonly objects?: Readonly<Record<string, string>>;
  /** A CEL expression: only requests for which it holds are evaluated. @default every request */
  readonly matchCondition?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, AdmissionCase | undefined>>;
  /** False for the policies that protect: they read no parameters and exempt no namespace. */
  readonly parametrised?: boolean;
}

/** Binds a rule's CEL to its messages, so that a case without a text does not compile. */
export function defineAdmission<const Messages extends RuleMessages>(
  name: string,
  messages: Messages,
  admission: Omit<Admission, "name" | "messages" | "cases"> & {
    readonly cases: Partial<Record<keyof Messages["cases"] & string, AdmissionCase>>;
  },
): Admission {
  return { name, messages, ...admission };
}
