/** Values computed once for a thing that does not change. */
import test from "ava";
import { oncePer } from "../../policies/values/once.ts";

test("the work runs once for each thing", (t) => {
  const worked: string[] = [];
  const nameOf = oncePer(({ name }: { readonly name: string }) => {
    worked.push(name);
    return name.toUpperCase();
  });
  const bamako = { name: "bamako" };
  t.is(nameOf(bamako), "BAMAKO");
  t.is(nameOf(bamako), "BAMAKO");
  t.is(nameOf({ name: "bamako" }), "BAMAKO");
  t.deepEqual(worked, ["bamako", "bamako"]);
});

test("a result of undefined is remembered", (t) => {
  let calls = 0;
  const nothing = oncePer((): undefined => {
    calls += 1;
  });
  const key = {};
  t.is(nothing(key), undefined);
  t.is(nothing(key), undefined);
  t.is(calls, 1);
});

test("work that fails is tried again and never remembered", (t) => {
  let fails = true;
  const work = oncePer(() => {
    if (fails) throw new Error("not yet");
    return "done";
  });
  const key = {};
  t.throws(() => work(key), { message: "not yet" });
  fails = false;
  t.is(work(key), "done");
});
