/** Recorded names: those that the program requested are compared, those that the cloud chose itself are not. */
import test from "ava";
import { readRecording } from "../../../policies/enforce/recorded/index.ts";
import { evaluate } from "../../../policies/evaluate.ts";
import { alliance, TODAY } from "../../policies/fixture.ts";
import { compliant, stateOf, volume } from "./states.ts";

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };

/** The paths of undeclared names, in the declared inputs and in the cloud's answers. */
function undeclared(inputs: object, outputs: object): unknown[][] {
  const given = { ...volume, inputs: { ...volume.inputs, ...inputs } };
  const state = stateOf([
    ...compliant.slice(0, 2),
    { ...given, outputs: { ...given.inputs, ...outputs } },
  ]);
  const one = readRecording(state).resources.find(({ declared }) => declared.type === volume.type);
  return [one?.declared, one?.actual].map((fact) =>
    fact === undefined
      ? []
      : evaluate(fact, context)
          .filter(({ rule }) => rule === "undeclared-name")
          .map(({ values }) => `${values.at} ${values.name}`),
  );
}

test("a zone that the program did not request is not compared", (t) => {
  t.deepEqual(undeclared({}, { availabilityZone: "cloud-default" }), [[], []]);
});

test("a requested zone is compared, and so is the zone that the cloud reports for it", (t) => {
  const [here, abroad] = [{ availabilityZone: "bamako-1a" }, { availabilityZone: "eu-1a" }];
  t.deepEqual(undeclared(here, here), [[], []]);
  t.deepEqual(undeclared(abroad, {}), [["availabilityZone eu-1a"], []]);
  t.deepEqual(undeclared(here, abroad), [[], ["availabilityZone eu-1a"]]);
});
