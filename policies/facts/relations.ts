/** The relations of a resource to the rest of its stack: the resources that it is a part of, joins, closes or reads. */
import type { Unknown } from "./unknown.ts";

export interface Relations {
  /**
   * Its role in a network: a segment, or a port filter that denies everything by itself (`closed`) or does not
   * (`open`).
   */
  readonly network?: "segment" | "closed" | "open" | Unknown | undefined;
  /** Subjects of the resources it is a part of; absent where dependencies are not visible. */
  readonly partOf?: readonly string[] | undefined;
  /** The resources it is joined to; absent when there are none. */
  readonly joins?: readonly Join[] | undefined;
  /** By the input of a join, the targets that it may name and that need no labels. */
  readonly refers?: Readonly<Record<string, Reference>> | undefined;
  /** True for a resource that the estate created and the stack only uses. */
  readonly used?: boolean | undefined;
  /** The labelled resource that contains what it opens; absent where it opens itself. */
  readonly opensIn?: Join | undefined;
  /** The project that its input names, by id; absent where none is named or known. */
  readonly project?:
    | {
        readonly at: string;
        readonly id: string;
        /** The estate's project of that id. */
        readonly to?: readonly string[];
        /** The projects of the stack that have that id. */
        readonly from?: readonly string[];
      }
    | undefined;
  /** Prefix of the addresses it gives, where known. */
  readonly range?: string | undefined;
  /** Addresses that it places in the subnets that an input names; absent when there are none. */
  readonly inside?:
    | { readonly at: string; readonly field: string; readonly addresses: readonly string[] }
    | undefined;
  /** Inputs by which it restores a copy that no stack shows: snapshots and backups. */
  readonly restores?: readonly string[] | undefined;
  /** Name of the stack whose outputs it reads, as written in the program. */
  readonly readsStack?: string | Unknown | undefined;
}

/** A resource without labels of its own that an input names: a filter, a zone, a user. */
export interface Reference {
  /**
   * `known`: the stack creates it, or the estate created it for the same tenant. `made`: the stack creates it. `seen`:
   * where the stack shows it, it is evaluated, and a literal text passes. `copied`: the same for the source of a copy,
   * whose class may be lower.
   */
  readonly how: "known" | "made" | "seen" | "copied";
  /** The types it may have. */
  readonly types: readonly string[];
}

/** One input that names another resource, so that data of one reaches the other. */
export interface Join {
  /** The input. */
  readonly at: string;
  /** Subjects of the resources it leads to; empty where the reference is a literal text, or they are not visible. */
  readonly to: readonly string[];
  /** The id of the resource, or its name, where known; only set until the resource is resolved. */
  readonly id?: string | undefined;
  /**
   * The input and its field (`networks.uuid`) that names the resource, where the input alone does not; set as long as
   * the id.
   */
  readonly as?: string | undefined;
}
