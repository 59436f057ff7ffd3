/** A site's tenants as its state records them: the starting point for a change of the files. Plain data. */

/** A site's own tenants and its standbys, by the key they were created under. */
export type Recorded = Readonly<Record<string, RecordedTenant>>;

/** One recorded tenant. */
export interface RecordedTenant {
  /** Member state whose domain contains its project; absent if there is no project yet. */
  readonly owner?: string | undefined;
  /** Whether the engine protects its project from deletion and replacement. */
  readonly kept: boolean;
  /** By key. */
  readonly segments: Readonly<Record<string, RecordedSegment>>;
  /** By key. */
  readonly clusters: Readonly<Record<string, RecordedCluster>>;
}

/** One recorded segment, without addresses that it does not have yet. */
export interface RecordedSegment {
  readonly ipv4?: string;
  readonly ipv6?: string;
  /** Whether it has a router of its own. */
  readonly router: boolean;
}

/** One recorded cluster: the properties that cannot be changed in place. */
export interface RecordedCluster {
  /** Segment of its nodes, `<tenant>/<segment>`; absent if that segment is not recorded. */
  readonly segment?: string;
  /** Flavor of its control plane. */
  readonly flavor: string;
  /** Servers of its control plane. */
  readonly count: number;
  /** Networks that reach its API; absent if its driver has no such list. */
  readonly apiAccess?: readonly string[];
  /** Whether the cluster itself sized one of its pools; absent if unknown. */
  readonly autoscaled?: boolean;
  /** Whether the engine protects it from deletion and replacement. */
  readonly kept: boolean;
}
