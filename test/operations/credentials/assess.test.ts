/** The age of each credential against the registry's limit; what is unknown is never in time. */
import test from "ava";
import fc from "fast-check";
import { assess } from "../../../operations/credentials/assess.ts";
import { STEPS } from "../../../operations/credentials/messages.ts";
import type { Known } from "../../../operations/credentials/model.ts";
import { recordedCredentials } from "../../../operations/credentials/recorded.ts";
import { toText } from "../../../operations/credentials/text.ts";
import { withAccount } from "./state.ts";

const NOW = new Date("2026-11-30T12:00:00Z");
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000).toISOString();

function one(more: Partial<Known>, ...given: Parameters<typeof assess>[1][]) {
  const [limits] = given.length > 0 ? given : [{ "link-key": 90 }];
  const known = { kind: "link-key", id: "link-key", owner: "ML", ...more } as const;
  const [found] = assess([known], limits, NOW);
  if (found === undefined) throw new Error("one in, one out");
  const {
    kind: _,
    id: __,
    owner: ___,
    since: ____,
    rotates: _____,
    overlap: ______,
    ...result
  } = found;
  return result;
}

test("in time on the last day, overdue on the next", (t) => {
  t.deepEqual(one({ since: daysAgo(90) }), { result: "in time", days: 90, limitDays: 90 });
  t.deepEqual(one({ since: daysAgo(91) }), { result: "overdue", days: 91, limitDays: 90 });
});

test("an unknown age, a date to come, a missing limit and an unrecorded one are not assessed", (t) => {
  const no = { result: "not assessed" } as const;
  t.deepEqual(one({}), { ...no, reason: "age", limitDays: 90 });
  t.deepEqual(one({ since: "yesterday" }), { ...no, reason: "age", limitDays: 90 });
  t.deepEqual(one({ since: daysAgo(-2) }), { ...no, reason: "future", limitDays: 90 });
  t.deepEqual(one({ since: daysAgo(5) }, {}), { ...no, reason: "limit", days: 5 });
  t.deepEqual(one({ since: daysAgo(5) }, undefined), { ...no, reason: "limit", days: 5 });
  t.deepEqual(one({ since: daysAgo(5), recorded: false }), {
    ...no,
    reason: "unrecorded",
    recorded: false,
    limitDays: 90,
  } as never);
});

test("no age below the limit is overdue, and none above it is in time", (t) => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4000 }),
      fc.integer({ min: 1, max: 3650 }),
      (days, limit) => {
        const { result } = one({ since: daysAgo(days) }, { "link-key": limit });
        return result === (days > limit ? "overdue" : "in time");
      },
    ),
  );
  t.pass();
});

test("a state shows service accounts, application credentials and clusters, each with its owner", (t) => {
  const found = recordedCredentials("bamako", "ML", withAccount({ password: daysAgo(3) }));
  t.deepEqual(
    found.map(({ kind, id, owner, since, tenant }) => ({ kind, id, owner, since, tenant })),
    [
      { kind: "kubeconfig", id: "kubeconfig/treasury/apps", owner: "ML", since: undefined },
      { kind: "service-account", id: "service-account/treasury", owner: "ML", since: daysAgo(3) },
      {
        kind: "application-credential",
        id: "application-credential/treasury",
        owner: "ML",
        since: undefined,
      },
    ].map((each) => ({ ...each, tenant: "treasury" })) as never,
  );
});

test("a person reads what is late, what is unknown, and what a person replaces", (t) => {
  const credentials = assess(
    [
      { kind: "state-key", id: "state-key", owner: "ML", since: daysAgo(100) },
      { kind: "passphrase", id: "passphrase", owner: "ML", since: daysAgo(3) },
      { kind: "ec2-key", id: "ec2-key/\u001b[2Jx/1", owner: "ML", recorded: false },
    ],
    { "state-key": 90, passphrase: 365 },
    NOW,
  );
  const since = daysAgo(1);
  const begun = [{ id: "state-key", since, step: "overlap" as const }];
  const reason = { fr: "pas de réponse", en: "no answer" };
  const site = { site: "bamako", state: "kept" as const, credentials, begun };
  const text = toText([{ ...site, unread: [{ source: "cloud", reason }] }], "en");
  t.is(
    text,
    `Credentials of bamako
Credential              Country  Since       Days  Limit  Result                                        Replaced by
ec2-key/<U+001B>[2Jx/1  ML       —              —      —  not assessed: in the cloud, recorded nowhere  a person
passphrase              ML       2026-11-27     3    365  in time                                       estate rotate, with overlap
state-key               ML       2026-08-22   100     90  OVERDUE                                       estate rotate, with overlap

What a person replaces, and how:
  ec2-key: ${STEPS["ec2-key"]?.en}
Replaced on 2026-11-29, and the old one waits for its end: state-key. Once the new one is in place everywhere: \`npx estate rotate bamako state-key --finish\`.
The state that was read is the last one that this machine kept.
Not read: Keystone, and so the credentials that are recorded nowhere (no answer)
bamako: 3 credentials, 1 overdue, 1 not assessed.`,
  );
});
