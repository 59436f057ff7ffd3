/** What the law is asked about: plain facts, the same whichever gate saw them. */

/** What a thing does with data. */
export const EFFECTS = ["stores", "moves", "processes", "exposes", "grants", "names"] as const;
export type Effect = (typeof EFFECTS)[number];

/** A value a gate could not see (an unknown output, an unreadable field). The law treats it as a violation. */
export const UNKNOWN = Symbol.for("aes-estate.unknown");
export type Unknown = typeof UNKNOWN;

/** One thing that does something with data, as one gate saw it. */
export interface Fact {
  /** Where a person finds it: a URN, or `file:line: path`. */
  readonly subject: string;
  /** Its type: a Pulumi type token, or `estate:<what>` for the data itself. */
  readonly type: string;
  /** What it does with data; `undefined` when its type is not classified at all. */
  readonly effects: readonly Effect[] | undefined;
  /** Data class; absent when it carries no class. */
  readonly dataClass?: string | Unknown | undefined;
  /** Country (ISO 3166-1 alpha-2) that owns the data; absent when it carries no owner. */
  readonly owner?: string | Unknown | undefined;
  /** True when its API has no place for labels: its data is judged where its labelled parent is. */
  readonly labelledByParent?: boolean | undefined;
  /** OpenStack region the thing itself asks for; absent when it follows its connection. */
  readonly region?: string | Unknown | undefined;
  /** The connection it is made through; absent when it needs none (random values, components). */
  readonly connection?: Connection | Unknown | undefined;
}

/** Where a provider would send its requests. */
export interface Connection {
  /** True for the engine's default provider, which nobody declared and the environment decides. */
  readonly implicit?: boolean | undefined;
  /** Entry of clouds.yaml; the provider prefers it to `authUrl`. */
  readonly cloud?: string | Unknown | undefined;
  /** Identity (Keystone) URL. */
  readonly authUrl?: string | Unknown | undefined;
  /** Region of the provider. */
  readonly region?: string | Unknown | undefined;
  /** Service endpoints that override the catalogue, by service type. */
  readonly endpointOverrides?: Readonly<Record<string, string | Unknown>> | Unknown | undefined;
}

/** Where a stack records its state, and which key protects the secrets in it. */
export interface StateFact {
  readonly backendUrl?: string | undefined;
  readonly secretsProvider?: string | undefined;
}
