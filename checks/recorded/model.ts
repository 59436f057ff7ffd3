/** What a site's stack has made of its tenants so far, as its state records it: what a change of the files meets on the cloud. Plain data. */

/** A site's tenants by the key they were made under; its own and those that it stands by for. */
export type Recorded = Readonly<Record<string, RecordedTenant>>;

/** One tenant as it was made. */
export interface RecordedTenant {
  /** Member state whose domain its project is in; absent where there is no project yet. */
  readonly owner?: string | undefined;
  /** Whether the engine refuses to delete or replace its project. */
  readonly kept: boolean;
  /** Whether its robot has an application credential. */
  readonly credential: boolean;
  /** By key. */
  readonly segments: Readonly<Record<string, RecordedSegment>>;
  /** By key. */
  readonly clusters: Readonly<Record<string, RecordedCluster>>;
}

/** One segment as it was made; without the addresses that it has not been given yet. */
export interface RecordedSegment {
  readonly ipv4?: string;
  readonly ipv6?: string;
  /** Whether it has a router of its own. */
  readonly router: boolean;
}

/** One cluster as it was made: what no cluster takes in place. */
export interface RecordedCluster {
  /** Segment its nodes stand in, `<tenant>/<segment>`; absent where it was made under none that is recorded. */
  readonly segment?: string;
  /** Flavor of its control plane. */
  readonly flavor: string;
  /** Servers of its control plane. */
  readonly count: number;
  /** Who reaches its API; absent where its driver keeps no such list. */
  readonly apiAccess?: readonly string[];
  /** Whether a pool of it was sized by the cluster itself; absent where it is not known. */
  readonly autoscaled?: boolean;
  /** Whether the engine refuses to delete or replace it. */
  readonly kept: boolean;
}
