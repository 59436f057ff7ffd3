import test from "ava";
import { fromKubernetesLabels, type Labels, toKubernetesLabels } from "../../sovereignty/labels.ts";

const labels: Labels = {
  owner: "ML",
  dataClass: "citizen",
  tenant: "tax",
  site: "bamako",
  rehearsal: false,
};

test("labels go to Kubernetes and come back", (t) => {
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

test("another prefix, another type or an empty text is no label", (t) => {
  const found = fromKubernetesLabels({ "aes:owner": "ML", "aes.example/class": 7, tenant: "tax" });
  t.deepEqual(found, { rehearsal: false });
});
