/** What a thing is to the rest of its stack: what it is a part of, what it closes or reads. */
import type { Unknown } from "./unknown.ts";

export interface Relations {
  /** What it is to a network: a segment of it, or a filter of ports that lets nothing through by itself (or does). */
  readonly network?: "segment" | "closed" | "open" | Unknown | undefined;
  /** Subjects of the things it is a part of; absent where the gate does not see what depends on what. */
  readonly partOf?: readonly string[] | undefined;
  /** What it is joined to; absent where it is to nothing. */
  readonly joins?: readonly Join[] | undefined;
  /** By the input of a join, what it may name that owes no labels. */
  readonly refers?: Readonly<Record<string, Reference>> | undefined;
  /** True for what the estate made and the stack only uses. */
  readonly used?: boolean | undefined;
  /** The labelled thing that what it opens is a part of; absent where it opens itself. */
  readonly opensIn?: Join | undefined;
  /** The project that its input says it is made in, by its id; absent where none is said, or none is known. */
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
  /** Prefix of the addresses it gives, where it is known. */
  readonly range?: string | undefined;
  /** Addresses that it says are in the subnets that an input names; absent where it says none. */
  readonly inside?:
    | { readonly at: string; readonly field: string; readonly addresses: readonly string[] }
    | undefined;
  /** Inputs by which it is a copy of what no stack shows: snapshots and backups. */
  readonly restores?: readonly string[] | undefined;
  /** Name of the stack whose outputs it reads, as the program wrote it. */
  readonly readsStack?: string | Unknown | undefined;
}

/** What an input names that owes no labels of its own: a filter, a zone, a person. */
export interface Reference {
  /**
   * `known`: the stack makes it, or the estate made it for the same tenant. `made`: the stack makes it. `seen`: what the stack
   * shows of it is evaluated, and a text passes. `copied`: the same of what is copied from, whose class may be lower.
   */
  readonly how: "known" | "made" | "seen" | "copied";
  /** The types it may be of. */
  readonly types: readonly string[];
}

/** One input that names another thing, so that data of the one reaches the other. */
export interface Join {
  /** The input. */
  readonly at: string;
  /** Subjects of the things it leads to; none where the thing is written as text, or the gate does not see them. */
  readonly to: readonly string[];
  /** The id of the thing, or its name, where it is known; only until it is known what it leads to. */
  readonly id?: string | undefined;
  /** The input and its field (`networks.uuid`) that names the thing, where the input alone does not; as long as the id. */
  readonly as?: string | undefined;
}
