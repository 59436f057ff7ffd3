/** The hosts of services in the registry: at every site, a server that answers for one is taken for the service. */
import type { Alliance } from "../../alliance/model.ts";
import type { ServedName } from "../../facts/data-flows.ts";
import { isUnderDomain } from "../../values/domains.ts";
import { oncePer } from "../../values/once.ts";

/** Host names in a URL, a prefix of one or a `host:port`; addresses do not count. */
const HOSTS = /(?:[a-z0-9_-]+\.)+[a-z][a-z0-9-]*/gi;

const registeredHosts = oncePer((alliance: Alliance): readonly string[] => {
  const written = [
    ...Object.values(alliance.sites).flatMap(
      ({ endpoints, destinations, keys, state, workloads }) => [
        ...Object.values(endpoints).flat(),
        ...Object.values(destinations).flat(),
        ...Object.values(keys).map(({ url }) => url),
        ...state.backends,
        ...state.secretsProviders,
        ...workloads.registries,
      ],
    ),
    ...Object.values(alliance.contracts).flatMap(({ endpoints }) => endpoints),
  ];
  return [...new Set(written.flatMap((text) => text.toLowerCase().match(HOSTS) ?? []))];
});

/** A host of the registry that a name would answer for. */
export function claimedBy({ name, whole }: ServedName, alliance: Alliance): string | undefined {
  const wild = name.startsWith("*.");
  const plain = wild ? name.slice(2) : name;
  return registeredHosts(alliance).find((host) =>
    whole || wild ? isUnderDomain(host, plain) && !(wild && host === plain) : host === plain,
  );
}
