/**
 * The labels that messages and the page show to paste are those that the policies read, for every type with
 * labels.
 */
import test from "ava";
import { parse } from "yaml";
import { LANGUAGES } from "../../../output/message.ts";
import { evaluate, evaluateStack } from "../../../policies/evaluate.ts";
import { labelPage } from "../../../policies/labels/page.ts";
import { labelPlaceOf } from "../../../policies/labels/places.ts";
import { labelSyntax } from "../../../policies/labels/syntax.ts";
import { classify, ROWS } from "../../../policies/resources/index.ts";
import { toFact } from "../../../policies/resources/to-fact.ts";
import { formatViolations } from "../../../policies/violations.ts";
import { isGenerated } from "../../generate/generated.ts";
import { alliance, TODAY } from "../fixture.ts";

const wanted = { dataClass: "citizen", owner: "ML", tenant: "tax", site: "bamako" };
const NAMESPACE = "kubernetes:core/v1:Namespace";
const types = [...Object.keys(ROWS), NAMESPACE].filter(
  (type) => classify(type)?.labels !== undefined,
);

for (const type of types) {
  test(`labels pasted into ${type} are read`, (t) => {
    const place = labelPlaceOf(type, classify(type)?.labels);
    if (place === undefined) return t.fail();
    const { dataClass, owner, tenant, labelledSite } = toFact(
      "urn",
      type,
      parse(`{ ${labelSyntax(place, wanted)} }`),
      undefined,
    );
    t.deepEqual({ dataClass, owner, tenant, site: labelledSite }, wanted);
  });
}

const PAGES = { fr: "docs/labels.fr.md", en: "docs/labels.md" } as const;

for (const language of LANGUAGES) {
  test(`${PAGES[language]} has the classification (make generate writes it)`, (t) => {
    isGenerated(t, PAGES[language], labelPage(language));
  });
}

const context = { alliance, site: "bamako", rehearsal: false, today: TODAY };
const PASTED = {
  "openstack:networking/port:Port":
    'tags: ["aes:class=…", "aes:owner=…", "aes:site=bamako", "aes:tenant=…"]',
  "openstack:blockstorage/volume:Volume":
    'metadata: { "aes:class": "…", "aes:owner": "…", "aes:site": "bamako", "aes:tenant": "…" }',
  "openstack:objectstorage/container:Container":
    'metadata: { "aes-class": "…", "aes-owner": "…", "aes-site": "bamako", "aes-tenant": "…" }',
  "openstack:vpnaas/service:Service":
    'description: "… (aes:class=…, aes:owner=…, aes:site=bamako, aes:tenant=…)"',
  "openstack:containerinfra/clusterTemplate:ClusterTemplate":
    'labels: { "aes:class": "…", "aes:owner": "…", "aes:site": "bamako", "aes:tenant": "…" }',
} as const;
for (const [type, text] of Object.entries(PASTED)) {
  test(`${type} without labels gets its own labels in the message`, (t) => {
    const found = evaluate(toFact("urn", type, {}, undefined), context).filter(
      ({ rule }) => rule === "class-country",
    );
    t.is(found.length, 2);
    for (const language of LANGUAGES)
      t.true(formatViolations(found, language).includes(text), language);
  });
}

test("an opening without a class gets the label to add; an opening with another class gets no advice to change it", (t) => {
  const type = "openstack:networking/secGroupRule:SecGroupRule";
  const open = { direction: "ingress", ethertype: "IPv4", remoteIpPrefix: "0.0.0.0/0" };
  const message = (description?: string) =>
    formatViolations(
      evaluate(toFact("urn", type, { ...open, description }, undefined), context).filter(
        ({ rule }) => rule === "public-exposure",
      ),
      "en",
    );
  t.regex(
    message(),
    /may go as far as internet; label the data: description: "… \(aes:class=…, aes:owner=…/,
  );
  t.regex(message("(aes:class=citizen, aes:owner=ML)"), /may go as far as internet\.\n/);
});

test("the message asks for a part's owner in the notation of the resource that it is a part of", (t) => {
  const part = {
    subject: "a",
    type: "openstack:compute/volumeAttach:VolumeAttach",
    effects: [],
    labelledByParent: true,
    partOf: ["v"],
  };
  const volume = { ...toFact("v", "openstack:blockstorage/volume:Volume", {}, undefined) };
  const text = formatViolations(
    evaluateStack({ facts: [part, volume], whole: true }, context),
    "en",
  );
  t.true(
    text.includes(
      `Label openstack:blockstorage/volume:Volume, as plain values: ${PASTED["openstack:blockstorage/volume:Volume"]}`,
    ),
    text,
  );
});
