/** The engine's events in the format of its log (`apitype/events.go`); only the fields that are read. */

export interface RawState {
  readonly id?: string;
  readonly parent?: string;
  /** `<urn of the provider>::<id>`. */
  readonly provider?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
}

export interface RawStep {
  readonly op: string;
  readonly urn: string;
  readonly type: string;
  readonly old?: RawState | null;
  readonly new?: RawState | null;
  readonly keys?: readonly string[];
  readonly diffs?: readonly string[];
  readonly detailedDiff?: Readonly<Record<string, { readonly diffKind: string }>> | null;
}

export interface RawDiagnostic {
  readonly severity: string;
  readonly message: string;
  readonly urn?: string;
}

export interface RawEvent {
  readonly timestamp: number;
  readonly diagnosticEvent?: RawDiagnostic;
  readonly resourcePreEvent?: { readonly metadata: RawStep };
  readonly resOutputsEvent?: { readonly metadata: RawStep };
  readonly resOpFailedEvent?: { readonly metadata: RawStep };
  readonly policyEvent?: {
    readonly resourceUrn?: string;
    readonly policyName: string;
    readonly message: string;
    readonly enforcementLevel: string;
    readonly exceptions?: readonly unknown[];
  };
  readonly summaryEvent?: {
    readonly resourceChanges?: Readonly<Record<string, number>>;
    readonly PolicyPacks?: Readonly<Record<string, string>>;
  };
}
