/** Counts resources in the same way in every command and as the engine does (docs/adr/0045). */

const DEFAULT_PROVIDER = /::pulumi:providers:[^:]+::default[^:]*$/;

/** The number of resources as the engine counts: default providers are recorded too and do not count. */
export function countResources(urns: readonly string[]): number {
  return urns.filter((urn) => !DEFAULT_PROVIDER.test(urn)).length;
}
