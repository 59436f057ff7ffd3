/** The ids of a run's own resources, as the engine records them on the way; and what kind of run it is. */
import test from "ava";
import { EarlyRelations } from "../../policies/early.ts";
import { toFact } from "../../policies/fact.ts";
import { ownIds } from "../../policies/own-ids.ts";
import { isUpdate, listening } from "../../policies/updating.ts";
import { alliance, TODAY } from "../sovereignty/fixture.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const jurisdiction = {
  context,
  language: "en",
  state: { backendUrl: "file:///mine" },
} as const;
const NETWORK = "openstack:networking/network:Network";
const PORT = "openstack:networking/port:Port";
const urn = (type: string, name: string) => `urn:pulumi:bamako::ledger::${type}::${name}`;
const tags = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=tax"];
const theirs = ["aes:class=citizen", "aes:owner=ML", "aes:tenant=health"];
const recorded = (name: string, more: object) => ({
  urn: urn(NETWORK, name),
  type: NETWORK,
  ...more,
});
const state = JSON.stringify({
  deployment: {
    resources: [
      { urn: urn("pulumi:pulumi:Stack", "ledger-bamako"), type: "pulumi:pulumi:Stack" },
      recorded("own", { id: "own-id", inputs: { tags }, outputs: { tags, name: "front" } }),
      recorded("read", { id: "read-id", external: true, inputs: {}, outputs: { tags: theirs } }),
    ],
  },
});
const port = (networkId: string) => {
  return toFact(urn(PORT, "p"), PORT, { networkId, tags }, { region: "bamako-1" });
};

test("what is recorded leads to what the program said of it, what it reads to what the cloud says", (t) => {
  const early = new EarlyRelations();
  const asked: string[][] = [];
  const learn = ownIds(
    () => true,
    (...names) => {
      asked.push(names);
      return state;
    },
    {},
  );
  t.true(early.isStrange(port("own-id")));
  t.true(learn(early, jurisdiction, urn(PORT, "p")));
  t.deepEqual(asked, [["file:///mine", "organization/ledger/bamako"]]);
  t.false(early.isStrange(port("own-id")));
  t.true(early.isStrange(port("0f0f")));
  const said = (id: string) => {
    return early.judge(port(id), context, true).map((found) => `${found.rule} ${found.case}`);
  };
  t.deepEqual(said("own-id"), []);
  t.deepEqual(said("read-id"), ["zone-boundary tenant"]);
  t.deepEqual(said("0f0f"), ["zone-boundary elsewhere"]);
});

test("nothing is learnt in a preview, of a recorded state, where it cannot be read, or where it is written at the end", (t) => {
  const early = new EarlyRelations();
  const text = () => state;
  const away = { ...jurisdiction, state: undefined };
  const late = { PULUMI_SKIP_CHECKPOINTS: "true" };
  t.false(ownIds(() => false, text, {})(early, jurisdiction, urn(PORT, "p")));
  t.false(ownIds(() => true, text, {})(early, away, urn(PORT, "p")));
  t.false(
    ownIds(
      () => true,
      () => undefined,
      {},
    )(early, jurisdiction, urn(PORT, "p")),
  );
  t.false(ownIds(() => true, text, late)(early, jurisdiction, urn(PORT, "p")));
  t.true(early.isStrange(port("own-id")));
});

test.serial("the engine says whether it updates, and the library still hears it", (t) => {
  const heard: unknown[] = [];
  const service = listening({ configureStack: (call, ...rest) => heard.push(call, ...rest) });
  t.false(isUpdate());
  for (const dryRun of [false, true]) {
    const call = { request: { getDryRun: () => dryRun } };
    service.configureStack?.(call, "callback");
    t.is(isUpdate(), !dryRun);
    t.deepEqual(heard.splice(0), [call, "callback"]);
  }
  t.deepEqual(listening({}), {});
});
