/** The images that belong to the tenant's projects, verified by the digest that Glance keeps. */
import { renderEach } from "../../../output/message.ts";
import type { Item } from "../../cloud/client.ts";
import { type Digest, rangeFrom } from "./content.ts";
import { type Exporting, projectsOf } from "./exporting.ts";
import { EXPORT } from "./messages.ts";
import { fileName } from "./paths.ts";

const SERVICE = "image";

export async function exportImages(exporting: Exporting): Promise<void> {
  const { site, cloud, folder, missing } = exporting;
  if (!cloud.offers(SERVICE)) return;
  for (const project of projectsOf(exporting)) {
    for (const hidden of ["", "&os_hidden=true"]) {
      const path = `/v2/images?visibility=all&owner=${project}${hidden}`;
      for (const image of await cloud.list(SERVICE, path, "images")) {
        const { id, name = id, status } = image;
        const what = `image ${name} (${id})`;
        if (status !== "active") {
          missing(what, renderEach(EXPORT.notActive, { status: String(status) }), true);
          continue;
        }
        const digest = digestOf(image);
        const file = `/v2/images/${encodeURIComponent(id)}/file`;
        const done = await folder.fetch({
          path: `${site}/images/${fileName(id)}.${fileName(String(image.disk_format ?? "raw"))}`,
          identity: `${id} ${digest?.value ?? image.size}`,
          digest: () => digest,
          open: (offset) => cloud.download(SERVICE, file, rangeFrom(offset, undefined)),
        });
        if ("reason" in done) missing(what, { fr: done.reason, en: done.reason }, true);
      }
    }
  }
}

function digestOf({ os_hash_algo: algorithm, os_hash_value: value, checksum }: Item) {
  if (typeof algorithm === "string" && typeof value === "string") return { algorithm, value };
  const digest: Digest | undefined =
    typeof checksum === "string" ? { algorithm: "md5", value: checksum } : undefined;
  return digest;
}
