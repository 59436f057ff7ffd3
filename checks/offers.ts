/** A site's file offers only names that the registry declares for it: otherwise the policies would deny its estate. */

import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";

export function declaredOffers({ key, allianceSite, site }: SiteContext): Issue[] {
  const { offers } = allianceSite;
  // Older registries declare no offers: the policies deny unknown names on creation.
  if (offers === undefined) return [];
  const plain = Object.entries(site.data.volumeTypes).filter(([, { encrypted }]) => !encrypted);
  const named = {
    zones: Object.keys(site.data.zones),
    flavors: Object.keys(site.data.flavors),
    volumeTypes: plain.map(([name]) => name),
  };
  return (["zones", "flavors", "volumeTypes"] as const).flatMap((part) =>
    named[part]
      .filter((got) => !offers[part]?.includes(got))
      .map((got) => {
        const values = { got, part, site: key, allowed: choice(offers[part] ?? [], got) };
        return issue(site.at([part, got]), REFERENCES.undeclaredOffer, values);
      }),
  );
}
