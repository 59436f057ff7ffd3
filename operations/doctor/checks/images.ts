/** Images: their provenance, who may change them, and those of the nodes of each Kubernetes version. */
import { z } from "zod";
import type { Check } from "../check.ts";
import type { Examined } from "../examined.ts";
import { REHEARSED } from "../examined.ts";
import { finding } from "../model.ts";
import { TEXTS } from "./images-messages.ts";

const image = z.looseObject({
  id: z.string(),
  name: z.string().nullish(),
  status: z.string(),
  visibility: z.string(),
  protected: z.boolean(),
});
type Image = z.output<typeof image>;

/** Properties that say who built an image, when and from what (scs-0102). */
const PROVENANCE = [
  "image_source",
  "image_build_date",
  "image_original_user",
  "os_distro",
  "os_version",
];
const SIGNATURE = [
  "img_signature",
  "img_signature_hash_method",
  "img_signature_key_type",
  "img_signature_certificate_uuid",
];
/** The purpose of images for nodes of clusters. */
const NODES = "k8snode";

function publicImages({ cloud }: Examined): Promise<Image[]> {
  return cloud.list("image", "/v2/images?visibility=public", "images", image);
}

const isSet = (value: unknown) => typeof value === "string" && value.trim() !== "";
const labelOf = ({ name, id }: Image) => ({ image: name ?? "—", id });

export const images: Check = {
  key: "images",
  item: "images",
  title: TEXTS.title,
  standards: ["scs-0102-v1", "scs-0104-v1"],
  unseen: TEXTS.unseen,
  async *run(examined) {
    const found = await publicImages(examined);
    const usable = found.filter((one) => one.status === "active" && one.os_purpose !== NODES);
    if (usable.length === 0) yield finding(TEXTS.none);
    for (const one of found) {
      const missing = PROVENANCE.filter((property) => !isSet(one[property]));
      if (missing.length > 0) {
        yield finding(TEXTS.provenance, { ...labelOf(one), missing: missing.join(", ") });
      }
      const date = String(one.image_build_date ?? "");
      const dated = /^\d{4}-\d{2}-\d{2}( \d{2}:\d{2}(:\d{2})?)?$/.test(date);
      if (isSet(one.image_build_date) && !dated) {
        yield finding(TEXTS.date, { ...labelOf(one), date });
      }
      if (!one.protected) yield finding(TEXTS.unprotected, labelOf(one));
    }
  },
};

export const imports: Check = {
  key: "image-imports",
  item: "images",
  title: TEXTS.importTitle,
  async *run({ cloud }) {
    const answer = z.object({ "import-methods": z.object({ value: z.array(z.string()) }) });
    const found = await cloud.get("image", "/v2/info/import", answer);
    if (found["import-methods"].value.includes("web-download")) yield finding(TEXTS.download);
  },
};

export const nodeImages: Check = {
  key: "node-images",
  item: "node-images",
  title: TEXTS.nodesTitle,
  standards: ["scs-0102-v1"],
  unseen: TEXTS.nodesUnseen,
  async *run(examined) {
    const { kubernetes } = examined.estate.site;
    const found = await publicImages(examined);
    for (const [version, { image: name }] of Object.entries(kubernetes?.versions ?? {})) {
      const [one, ...more] = found.filter((each) => each.name === name);
      const values = { image: name, version, id: one?.id ?? "—" };
      if (one === undefined) {
        yield finding(TEXTS.noNode, values);
        continue;
      }
      if (more.length > 0) yield finding(TEXTS.twice, values);
      if (one.status !== "active") yield finding(TEXTS.inactive, { ...values, status: one.status });
      const wanted = { os_distro: "ubuntu", os_purpose: NODES, kube_version: `v${version}` };
      for (const [property, want] of Object.entries(wanted)) {
        const got = String(one[property] ?? "—");
        if (got !== want) yield finding(TEXTS.property, { ...values, property, got, want });
      }
    }
  },
};

export const signatures: Check = {
  key: "signed-images",
  item: "signed-images",
  title: TEXTS.signedTitle,
  unseen: TEXTS.signedUnseen,
  async *run(examined) {
    if (examined.rehearsal) {
      yield REHEARSED;
      return;
    }
    for (const one of await publicImages(examined)) {
      const missing = SIGNATURE.filter((property) => !isSet(one[property]));
      if (missing.length > 0) {
        yield finding(TEXTS.unsigned, { ...labelOf(one), missing: missing.join(", ") });
      }
    }
  },
};
