/**
 * The same number of resources everywhere: from the check of the files, from `up` in the stack, and from the engine.
 */
import test from "ava";
import { loadEstate } from "../../../checks/load.ts";
import { withStandbys } from "../../../estate/standby.ts";
import { countResources } from "../../../operations/state/count-resources.ts";
import { standingBy } from "../../../planning/continuity/standing-by.ts";
import { STACKS } from "../../estate/overlay.ts";
import { estateIn } from "../../helpers/command.ts";

const urn = (type: string, name: string) => `urn:pulumi:bamako::aes-estate::${type}::${name}`;

test("the engine's default providers are not counted, a declared one is", (t) => {
  const counted = [
    urn("pulumi:pulumi:Stack", "aes-estate-bamako"),
    urn("pulumi:providers:openstack", "bamako-administrator"),
    urn("random:index/randomPassword:RandomPassword", "default"),
    urn("a:b:C$pulumi:providers:kubernetes", "bamako-health-records"),
  ];
  const own = [
    urn("pulumi:providers:random", "default_4_18_4"),
    urn("pulumi:providers:openstack", "default"),
  ];
  t.is(countResources([...counted, ...own]), counted.length);
});

test("standbys of other sites are counted and named as such", (t) => {
  t.is(standingBy(0, "en"), "");
  t.is(standingBy(2, "en"), " (2 of them another site's, standing by)");
  t.is(standingBy(2, "fr"), " (dont 2 d'un autre site, de secours)");
});

test("`check` prints the same numbers as `up`", async (t) => {
  const { estate: own } = await loadEstate("bamako", { root: STACKS });
  if (own === undefined) return t.fail("bamako has issues");
  const built = Object.values(withStandbys(own).tenants);
  const segments = built.flatMap((tenant) => Object.keys(tenant.segments)).length;
  const { stdout } = await estateIn({}, ["check", "bamako", "--lang", "en"]);
  const standing = standingBy(Object.keys(own.standbys).length, "en");
  t.true(
    stdout.startsWith(`bamako: ${built.length} tenants${standing}, ${segments} segments, `),
    stdout,
  );
});
