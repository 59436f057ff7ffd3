/** A review as data: what `--format json` prints. */
import type { Language } from "../../output/message.ts";

/** What a change does to what stands, the worst first; `unknown`: no table says it. */
export const EFFECTS = [
  "deletes",
  "replaces",
  "rollsNodes",
  "unknown",
  "inPlace",
  "creates",
  "nothing",
] as const;
export type Effect = (typeof EFFECTS)[number];

/** A changed value of a file. */
export interface Change {
  /** Path inside the document, e.g. `clusters.lab.version`; `.` for the whole document. */
  readonly path: string;
  /** Shortened; absent: it was not there. */
  readonly before?: string;
  /** Shortened; absent: it is no longer there. */
  readonly after?: string;
  readonly effect: Effect;
}

export const KINDS = ["tenant", "site", "facility", "alliance", "repatriation", "waivers"] as const;
export type Kind = (typeof KINDS)[number];

/** A file of the estate that is not the same on both sides. */
export interface ChangedFile {
  /** Path in the project's folder. */
  readonly file: string;
  readonly kind: Kind;
  readonly site?: string;
  readonly tenant?: string;
  /** Member states that own its data, before and after. */
  readonly owners?: readonly string[];
  /** `reformatted`: the same data in another form. `unreadable`: one side could not be read. */
  readonly status: "added" | "removed" | "renamed" | "changed" | "reformatted" | "unreadable";
  /** The worst of its changes. */
  readonly effect: Effect;
  readonly changes: readonly Change[];
}

/** A computed figure that is another one after the change. */
export interface Figure {
  readonly subject: "capacity" | "availability" | "energy";
  readonly site: string;
  readonly tenant?: string;
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** A way between a tenant and what is outside it. */
export interface Way {
  readonly site: string;
  readonly tenant: string;
  /** Path in the tenant's file. */
  readonly path: string;
  readonly direction: "out" | "in" | "copy";
  /** Where it leads to or comes from. */
  readonly reach: "internet" | "government" | "proxy" | "otherTenant" | "otherSite" | "prefix";
  /** The place, prefix, tenant or site. */
  readonly end: string;
  /** `tcp 443`; empty for a copy. */
  readonly traffic: string;
}

export interface ChangedWay extends Way {
  readonly change: "opened" | "closed";
}

/** A violation of the files' checks, or a deletion without `retire`. */
export interface ReviewedViolation {
  readonly state: "new" | "unchanged" | "absent";
  /** Identifies the kind of violation, in any language. */
  readonly rule: string;
  readonly file: string;
  readonly line: number;
  readonly path: string;
  readonly message: string;
  readonly remediation?: string;
}

/** An agreement that the change needs. */
export interface Signature {
  /** A role of CODEOWNERS, or the capacity in which an office signs. */
  readonly role: string;
  /** The countries whose offices may sign; empty: the role alone is known. */
  readonly countries: readonly string[];
  /** Offices of those countries in the registry at BASE. */
  readonly offices: readonly string[];
  readonly reasons: readonly string[];
  /** The files, in the repository. */
  readonly files: readonly string[];
}

export interface Review {
  readonly schemaVersion: 1;
  readonly language: Language;
  readonly tool: { readonly name: "aes-estate"; readonly version: string };
  readonly base: string;
  readonly head: string;
  /** Day (UTC) on which both sides were evaluated. */
  readonly today: string;
  readonly result: "passed" | "failed";
  /** Whether the estate is another one: data, not form. */
  readonly changesEstate: boolean;
  readonly counts: {
    readonly files: number;
    readonly tenants: number;
    readonly effects: Readonly<Record<Effect, number>>;
    readonly violations: Readonly<Record<ReviewedViolation["state"], number>>;
  };
  readonly files: readonly ChangedFile[];
  /** Files beside the estate's data that differ: the program, its pipeline, pages. */
  readonly otherFiles: readonly string[];
  readonly figures: readonly Figure[];
  readonly ways: readonly ChangedWay[];
  readonly violations: readonly ReviewedViolation[];
  readonly signatures: readonly Signature[];
  /** What this review does not say, and why. */
  readonly notAssessed: readonly string[];
}
