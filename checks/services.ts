/** A site's services are among its destinations in the registry: otherwise the policies would deny its own estate. */

import type { SiteContext } from "../estate/context.ts";
import { type Issue, issue } from "../estate/issue.ts";
import { REFERENCES } from "../estate/messages/references.ts";
import { choice } from "../output/nearest.ts";
import { isInside, isNetwork } from "../policies/values/addresses.ts";

export function registeredServices({ key, allianceSite, site }: SiteContext): Issue[] {
  return (["dns", "ntp", "proxy"] as const).flatMap((service) => {
    const allowed = allianceSite.destinations[service];
    const registered = allowed.filter(isNetwork);
    return site.data.services[service].flatMap((got, index) => {
      if (isInside(got, registered)) return [];
      const at = site.at(["services", service, index]);
      return [
        issue(at, REFERENCES.unregisteredService, {
          got,
          service,
          site: key,
          allowed: choice(allowed),
        }),
      ];
    });
  });
}
