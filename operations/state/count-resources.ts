/** How many there are: one number each, the same in every command and in what the engine says (docs/adr/0045). */

const DEFAULT_PROVIDER = /::pulumi:providers:[^:]+::default[^:]*$/;

/** The resources that the engine counts: a provider that it makes by itself lies among those recorded, and is none. */
export function countResources(urns: readonly string[]): number {
  return urns.filter((urn) => !DEFAULT_PROVIDER.test(urn)).length;
}
