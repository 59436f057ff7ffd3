/** The parts of a URN, and of a reference to a provider. */
import test from "ava";
import { nameOf, providerOf, typeOf } from "../../../policies/resources/urn.ts";

const PROVIDER = "urn:pulumi:bamako::aes-estate::part$pulumi:providers:openstack::tax::a";

test("type and name of a resource below a component, whose name has colons", (t) => {
  t.is(typeOf(PROVIDER), "pulumi:providers:openstack");
  t.is(nameOf(PROVIDER), "tax::a");
});

test("a reference to a provider ends in its id; no reference names no provider", (t) => {
  t.is(providerOf(`${PROVIDER}::6f2c`), PROVIDER);
  for (const none of [undefined, "", "no reference"]) t.is(providerOf(none), "");
});
