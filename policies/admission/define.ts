/** One rule as the API server asks it, written beside its `rule.ts`. */
import type { RuleMessages } from "../rule-messages.ts";

/** Which requests are asked; operations are creation and change unless it says otherwise. */
export interface Requests {
  readonly groups: readonly string[];
  /** @default v1, in which the API server shows an object of any version */
  readonly versions?: readonly string[];
  readonly resources: readonly string[];
  readonly operations?: readonly ("CREATE" | "UPDATE" | "DELETE")[];
}

/** One case of a rule: what must hold, and the values of its message, all in CEL. */
export interface AdmissionCase {
  readonly holds: string;
  readonly values?: Readonly<Record<string, string>>;
}

/** A rule as the API server asks it, beside its `rule.ts`. */
export interface Admission {
  readonly name: string;
  readonly messages: RuleMessages;
  readonly requests: readonly Requests[];
  /** Labels of the objects it is about. @default all */
  readonly objects?: Readonly<Record<string, string>>;
  /** Who is not asked, in CEL: the request is asked when this holds. */
  readonly asked?: string;
  readonly variables?: Readonly<Record<string, string>>;
  readonly cases: Readonly<Record<string, AdmissionCase | undefined>>;
  /** False for the policies that protect, which read no parameters and spare no namespace. */
  readonly parametrised?: boolean;
}

/** Binds a rule's CEL to its messages, so that a case without words does not compile. */
export function defineAdmission<const Messages extends RuleMessages>(
  name: string,
  messages: Messages,
  admission: Omit<Admission, "name" | "messages" | "cases"> & {
    readonly cases: Partial<Record<keyof Messages["cases"] & string, AdmissionCase>>;
  },
): Admission {
  return { name, messages, ...admission };
}
