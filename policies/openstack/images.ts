/** Server images (Glance). */
import {
  count,
  evaluated,
  flag,
  inert,
  map,
  named,
  oneOf,
  reference,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { deniedType, holdsNoData, labelled } from "../resources/classification.ts";
import { otherProject } from "./addresses.ts";
import { label, OWN_KEYS, plainText, region, tags } from "./entries.ts";

const version = plainText;

/** The plugin uses its own folder below its user's home folder; the verification of its content is evaluated. */
const ownCache = {
  ...shaped(/^([A-Za-z]:)?([\\/](?!\.\.?[\\/])[\w .@-]+)*[\\/]\.terraform[\\/]image_cache$/, {
    fr: "rien : le greffon a son propre cache, ~/.terraform/image_cache",
    en: "nothing: the plugin has a cache of its own, ~/.terraform/image_cache",
  }),
  why: "the plugin's own folder of images on the machine that runs it: nothing else has that name",
};

export const images: Rows = {
  "openstack:images/image:Image": row(labelled("tags", "stores"), {
    containerFormat: oneOf("ami", "ari", "aki", "bare", "ovf"),
    decompress: flag,
    diskFormat: oneOf("ami", "ari", "aki", "vhd", "vmdk", "raw", "qcow2", "vdi", "iso"),
    hidden: flag,
    imageCachePath: ownCache,
    imageId: reference("the image's own id"),
    imageSourcePassword: secret(),
    imageSourceUrl: evaluated("host", { open: "text" }),
    imageSourceUsername: inert("sent to imageSourceUrl, which is evaluated"),
    localFilePath: evaluated("code"),
    minDiskGb: count,
    minRamMb: count,
    name: named,
    properties: map(
      {
        named: {
          ...OWN_KEYS,
          architecture: plainText,
          hotfix_hours: plainText,
          hypervisor_type: plainText,
          image_build_date: evaluated("code"),
          image_description: inert("a text or a page for people: nothing reads it"),
          image_original_user: evaluated("code"),
          image_source: evaluated("code"),
          kube_version: version,
          patchlevel: plainText,
          provided_until: plainText,
          replace_frequency: plainText,
          uuid_validity: plainText,
          vm_mode: plainText,
        },
        // Properties of the virtual hardware and of the system, in Nova's own namespaces.
        prefixes: { "aes:": label, hw_: plainText, os_: plainText, "trait:": plainText },
      },
      { is: "code", open: "map" },
    ),
    protected: flag,
    region,
    tags,
    verifyChecksum: { ...flag, is: "code" },
    visibility: evaluated("opens"),
    webDownload: { ...flag, is: "code" },
  }),
  "openstack:images/imageAccess:ImageAccess": row(holdsNoData("grants"), {
    imageId: reference("whom it is given to is evaluated"),
    memberId: otherProject,
    region,
    status: oneOf("accepted", "rejected", "pending"),
  }),
  "openstack:images/imageAccessAccept:ImageAccessAccept": row(
    deniedType(
      "takes another project's image: where that is from no rule saw; take one of the site's",
    ),
  ),
};
