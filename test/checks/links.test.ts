/**
 * Links of critical tenants as both of their sites see them: near here is far there, and no other traffic is allowed.
 */
import test from "ava";
import type { Estate } from "../../estate/estate.ts";
import { linksOf } from "../../estate/links.ts";
import { standbysAt, withStandbys } from "../../estate/standby.ts";
import { estates } from "../helpers/reference.ts";

const estateOf = (site: string) => estates.find(({ siteKey }) => siteKey === site) as Estate;
const [bamako, ouagadougou] = [estateOf("bamako"), estateOf("ouagadougou")];

test("a link has an end at both sites, under the tenant's key there", (t) => {
  t.deepEqual(Object.keys(linksOf(bamako)), ["treasury", "ouagadougou-customs"]);
  t.deepEqual(Object.keys(linksOf(ouagadougou)), ["customs", "bamako-treasury"]);
  t.deepEqual(linksOf(withStandbys(bamako)), linksOf(bamako));
});

test("both ends agree: the near addresses of one are the far addresses of the other, in the same order", (t) => {
  const here = linksOf(bamako).treasury;
  const there = linksOf(ouagadougou)["bamako-treasury"];
  const { continuity, segments } = bamako.tenants.treasury ?? {};
  if (here === undefined || there === undefined || continuity === undefined) return t.fail();
  t.is(here.peer, "ouagadougou");
  t.is(there.peer, "bamako");
  t.is(here.order, "bamako/treasury");
  t.is(there.order, here.order);
  t.deepEqual([there.near, there.far], [here.far, here.near]);
  t.deepEqual([here.near, here.far], [continuity.link?.home, continuity.link?.standby] as never);
  t.deepEqual(here.segments, continuity.segments as never);
  t.deepEqual(Object.keys(there.segments), Object.keys(segments ?? {}));
  t.is(there.segments.ledger?.ipv4, segments?.ledger?.ipv4);
  t.is(there.router, here.router);
});

test("only segments of the linked router use the link; without a link there is no end", (t) => {
  const { treasury } = bamako.tenants;
  if (treasury?.continuity === undefined) return t.fail();
  const { ledger, ...segments } = treasury.segments;
  if (ledger === undefined) return t.fail();
  const { router: _, ...isolated } = ledger;
  const alone = { ...treasury, segments: { ...segments, ledger: isolated } };
  const through = (tenant: typeof treasury, site = "bamako") => {
    const standbys = standbysAt(site, [{ siteKey: "bamako", tenants: { treasury: tenant } }]);
    const tenants = site === "bamako" ? { treasury: tenant } : {};
    const [link] = Object.values(linksOf({ siteKey: site, tenants, standbys }));
    return link && Object.keys(link.segments);
  };
  for (const site of ["bamako", "ouagadougou"]) {
    t.deepEqual(through(treasury, site), ["front", "ledger"]);
    t.deepEqual(through(alone, site), ["front"]);
    const { link: _, ...continuity } = treasury.continuity;
    t.is(through({ ...treasury, continuity }, site), undefined);
  }
});
