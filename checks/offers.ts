/** What a site's file offers by name is what the registry declares of the site: or the law would refuse its own estate. */

import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";

export function declaredOffers({ key, allianceSite, site }: SiteContext): Issue[] {
  const { offers } = allianceSite;
  // A registry from before has none: what is asked for by name is denied where it is made.
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
