/** A recorded state, in the format of an export and of a backend's checkpoint. */

/** The part of an exported state that we read. */
export interface StackState {
  readonly resources?: readonly StateResource[];
  readonly pending_operations?: readonly { type: string; resource: StateResource }[];
}

export interface StateResource {
  readonly urn: string;
  readonly type: string;
  /** Whether a provider made it; a component has no other content than its children. */
  readonly custom?: boolean;
  readonly id?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly parent?: string;
  /** `<urn of the provider>::<id>`. */
  readonly provider?: string;
  readonly dependencies?: readonly string[];
  /** When the engine created it, UTC; absent from states of old engines. */
  readonly created?: string;
  /** True if the engine may not delete or replace it. */
  readonly protect?: boolean;
  /** Whether it has been replaced already and only waits for its deletion. */
  readonly delete?: boolean;
}
