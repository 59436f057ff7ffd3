/** The source of a server image. */
import { UNKNOWN, type Unknown } from "../../../facts/fact.ts";
import { at, textAt } from "../../../kubernetes/objects/read.ts";
import { isNotFalse, isTrue } from "../../../openstack/entries.ts";
import type { Family, Properties } from "../reader.ts";

/** Properties that scs-0102 requires of every image. */
const PROVENANCE = ["image_build_date", "image_original_user", "image_source"];

export const images: Family = {
  "openstack:images/image:Image": {
    reads: [
      "imageSourceUrl",
      "localFilePath",
      "properties",
      "verifyChecksum",
      "visibility",
      "webDownload",
    ],
    attributes: (properties) => ({
      image: {
        source: textAt(properties, "imageSourceUrl"),
        file: textAt(properties, "localFilePath"),
        verified: verified(properties),
        visibility: textAt(properties, "visibility"),
        missing: missing(properties),
      },
    }),
  },
};

/** When Glance fetches the image itself (`webDownload`), no checksum is compared. */
function verified({ webDownload, verifyChecksum }: Properties): boolean | Unknown {
  if (isTrue(webDownload) || !isNotFalse(verifyChecksum)) return false;
  return webDownload === UNKNOWN || verifyChecksum === UNKNOWN ? UNKNOWN : true;
}

function missing(properties: Properties): string[] | Unknown {
  if (at(properties, "properties") === UNKNOWN) return UNKNOWN;
  return PROVENANCE.filter((name) => {
    const value = at(properties, "properties", name);
    return value === undefined || value === "";
  });
}
