/** Zones, flavors and images taken away from a good cloud. */
import { at, type Taken } from "./change.ts";

const IMAGES = "image /v2/images?visibility=public";
const FLAVORS = "compute /flavors/detail?is_public=None";
const HOSTS = "compute /os-services?binary=nova-compute";

export const TAKEN_COMPUTE: Taken = {
  "no zone": [
    "zones",
    at("compute /os-availability-zone", (a) => a.availabilityZoneInfo.splice(1, 1)),
    /zone az2 of site.yaml does not exist/,
  ],
  "a zone without hosts": [
    "zones",
    at(HOSTS, (a) => (a.services[2].status = "disabled")),
    /zone az2 has no host/,
  ],
  "a zone that is down": [
    "zones",
    at(
      "compute /os-availability-zone",
      (a) => (a.availabilityZoneInfo[0].zoneState.available = false),
    ),
    /zone az1 is not available/,
  ],
  "a host in no zone": [
    "zones",
    at("compute /os-aggregates", (a) => a.aggregates[0].hosts.pop()),
    /host host-2 is in no zone/,
  ],
  "no flavor of the operator": [
    "acceptance-flavor",
    at(FLAVORS, (a) => a.flavors.shift()),
    /no private flavor of the operator/,
  ],
  "a public flavor": [
    "acceptance-flavor",
    at(FLAVORS, (a) => (a.flavors[1]["os-flavor-access:is_public"] = true)),
    /bamako-platform-small is public/,
  ],
  "a flavor smaller than its SCS name": [
    "acceptance-flavor",
    at(FLAVORS, (a) => (a.flavors[0].name = "SCS-2V-8-20")),
    /SCS-2V-8-20 has vCPU 1, its name promises 2/,
  ],
  "a flavor of no SCS form": [
    "acceptance-flavor",
    at(FLAVORS, (a) => (a.flavors[0].name = "SCS-large")),
    /SCS-large begins with SCS-/,
  ],
  "an image without source": [
    "images",
    at(IMAGES, (a) => delete a.images[0].image_source),
    /debian-12 does not state image_source/,
  ],
  "an image with a blank maker": [
    "images",
    at(IMAGES, (a) => (a.images[0].image_original_user = " ")),
    /does not state image_original_user/,
  ],
  "an image dated in words": [
    "images",
    at(IMAGES, (a) => (a.images[0].image_build_date = "April")),
    /image_build_date April/,
  ],
  "an image that anyone may delete": [
    "images",
    at(IMAGES, (a) => (a.images[1].protected = false)),
    /is not protected/,
  ],
  "no image for servers": [
    "images",
    at(IMAGES, (a) => a.images.shift()),
    /no public image for servers/,
  ],
  "a Glance that downloads": [
    "image-imports",
    at("image /v2/info/import", (a) => a["import-methods"].value.push("web-download")),
    /accepts web-download/,
  ],
  "no node image": [
    "node-images",
    at(IMAGES, (a) => (a.images[2].name = "other")),
    /ubuntu-24\.04-kube-v1\.35\.2 of Kubernetes 1\.35\.2 does not exist/,
  ],
  "a node image of another version": [
    "node-images",
    at(IMAGES, (a) => (a.images[2].kube_version = "v1.30.0")),
    /kube_version v1\.30\.0, want v1\.35\.2/,
  ],
  "two node images of one name": [
    "node-images",
    at(IMAGES, (a) => a.images.push({ ...a.images[2], id: "x" })),
    /several public images/,
  ],
  "an unsigned image": [
    "signed-images",
    at(IMAGES, (a) => delete a.images[0].img_signature),
    /debian-12 is not signed: img_signature missing/,
  ],
};
