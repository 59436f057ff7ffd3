import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { attributeReads, attributesOf } from "../../../../policies/resources/readers/index.ts";

const TYPE = "openstack:images/image:Image";
const properties = { image_source: "private", image_build_date: "2026-11-01" };
const signed = { ...properties, image_original_user: "debian" };

test("the reader finds an image's origin and its proof", (t) => {
  const given = {
    imageSourceUrl: "https://a.example/x",
    visibility: "private",
    properties: signed,
  };
  for (const key of Object.keys(given)) t.true(attributeReads(TYPE).includes(key), key);
  t.like(attributesOf(TYPE, given).image, {
    source: "https://a.example/x",
    verified: true,
    visibility: "private",
    missing: [],
  });
  t.is(attributesOf(TYPE, { localFilePath: "./x" }).image?.file, "./x");
});

test("an image is unverified without its checksum or after Glance's own download, and unknown if either is unknown", (t) => {
  const verified = (given: Record<string, unknown>) => attributesOf(TYPE, given).image?.verified;
  t.true(verified({}));
  t.true(verified({ webDownload: false, verifyChecksum: true }));
  t.false(verified({ webDownload: true }));
  t.false(verified({ webDownload: UNKNOWN, verifyChecksum: false }));
  t.is(verified({ webDownload: UNKNOWN }), UNKNOWN);
  t.is(verified({ verifyChecksum: UNKNOWN }), UNKNOWN);
});

test("provenance is missing if a property is absent or empty", (t) => {
  const missing = (given: unknown) => attributesOf(TYPE, { properties: given }).image?.missing;
  t.deepEqual(missing(properties), ["image_original_user"]);
  t.deepEqual(missing({ ...signed, image_source: "" }), ["image_source"]);
  t.is((missing(undefined) as string[]).length, 3);
  t.is(missing(UNKNOWN), UNKNOWN);
});
