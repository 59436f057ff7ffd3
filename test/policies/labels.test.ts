import test from "ava";
import {
  fromDescription,
  fromKubernetesLabels,
  type Labels,
  toKubernetesLabels,
  toTags,
} from "../../policies/labels/labels.ts";

const labels: Labels = {
  owner: "ML",
  dataClass: "citizen",
  tenant: "tax",
  site: "bamako",
  rehearsal: false,
};

test("labels are written to Kubernetes and read back", (t) => {
  const there = {
    "aes.example/class": "citizen",
    "aes.example/owner": "ML",
    "aes.example/site": "bamako",
    "aes.example/tenant": "tax",
  };
  t.deepEqual(toKubernetesLabels(labels), there);
  t.deepEqual(fromKubernetesLabels(there), labels);
  const rehearsal = { ...labels, rehearsal: true };
  t.is(toKubernetesLabels(rehearsal)["aes.example/rehearsal"], "true");
  t.deepEqual(fromKubernetesLabels(toKubernetesLabels(rehearsal)), rehearsal);
});

test("another prefix, another type or an empty text is not a label", (t) => {
  const found = fromKubernetesLabels({ "aes:owner": "ML", "aes.example/class": 7, tenant: "tax" });
  t.deepEqual(found, { rehearsal: false });
});

test("labels in a text for people are found, and only whole ones", (t) => {
  const found = (text: string) => fromDescription(text);
  t.deepEqual(found(`users-to-front, ping (${toTags(labels).join(", ")})`), labels);
  t.like(found("aes:class=public"), { dataClass: "public" });
  t.is(found("xaes:class=public aes:classes=public aes:class").dataClass, undefined);
  t.is(found("aes:class=public/x").dataClass, "public/x");
  t.is(found("(aes:class=public) (aes:class=citizen)").dataClass, undefined);
  t.is(found("").dataClass, undefined);
});
