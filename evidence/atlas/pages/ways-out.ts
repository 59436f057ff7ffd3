/** Every way out of every site: gateways of segments, and flows from or to outside a tenant. */
import { gatewayOf } from "../../../estate/topology.ts";
import { html } from "../../../output/html.ts";
import type { Language } from "../../../output/message.ts";
import type { AddressBook } from "../draw/address-book.ts";
import { drawExits } from "../draw/exits.ts";
import { flowsOf } from "../draw/flows.ts";
import type { Atlas } from "../model.ts";
import { tenantPage } from "../paths.ts";
import { type Page, pictured, sayIn, table } from "./frame.ts";

export function waysOutPage({ estates }: Atlas, book: AddressBook, language: Language): Page {
  const say = sayIn(language);
  const tenants = estates.flatMap((estate) =>
    Object.entries(estate.tenants).map(([key, tenant]) => {
      const link = html`<a href="${tenantPage(estate.siteKey, key)}">${estate.siteKey}/${key}</a>`;
      return { estate, tenant, link };
    }),
  );
  const gateways = tenants.flatMap(({ estate, tenant, link }) => {
    const segments = Map.groupBy(Object.keys(tenant.segments), (one) => gatewayOf(tenant, one));
    const dataClass = estate.alliance.classes[tenant.dataClass]?.title[language];
    return [...segments].flatMap(([network, there]) => {
      if (network === undefined) return [];
      const reach = estate.site.externalNetworks[network]?.reach;
      const cells = [there.join(", "), network, reach ? say(reach) : "—"];
      return [[link, ...cells, dataClass ?? tenant.dataClass]];
    });
  });
  const flows = tenants.flatMap(({ tenant, link }) =>
    flowsOf(tenant, book, language)
      .filter(({ outside }) => outside)
      .map(({ name, of, from, to, traffic }) => [
        link,
        of === undefined ? name : `${name} (${of})`,
        from.title,
        to.title,
        traffic,
      ]),
  );
  const filter = { filter: say("filter") };
  const pictures = estates.map(
    (estate) =>
      html`<h2>${estate.allianceSite.title[language]}</h2>${pictured(drawExits(estate, book, language), estate.siteKey)}`,
  );
  const content = html`<p>${say("exitsNote")}</p>
${pictures}
<h2>${say("everyWayOut")}</h2>
<p>${say("waysOutNote")}</p>
${table(say("gateways"), [say("tenant"), say("segments"), say("network"), say("reach"), say("allowedBy")], gateways, filter)}
${table(say("flows"), [say("tenant"), say("flow"), say("from"), say("to"), say("traffic")], flows, filter)}`;
  return { name: "ways-out.html", title: say("waysOut"), content };
}
