/** Values computed once for a thing that does not change. */
import test from "ava";
import { oncePer } from "../../policies/values/once.ts";

test("a thing is worked on once, and another for itself", (t) => {
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

test("an answer of nothing is an answer", (t) => {
  let asked = 0;
  const nothing = oncePer((): undefined => {
    asked += 1;
  });
  const key = {};
  t.is(nothing(key), undefined);
  t.is(nothing(key), undefined);
  t.is(asked, 1);
});

test("work that fails is tried again, never remembered as an answer", (t) => {
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
