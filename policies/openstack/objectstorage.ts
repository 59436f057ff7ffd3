/** Containers and objects (Swift). */
import {
  count,
  dangerous,
  denied,
  evaluated,
  flag,
  inert,
  isGiven,
  joins,
  named,
  object,
  oneOf,
  secret,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { holdsNoData, labelled } from "../resources/classification.ts";
import { LOCAL_FILE, UNVERIFIABLE } from "./denials.ts";
import { endedInput, headers, isTrue, region } from "./entries.ts";

const mediaType = shaped(/^[a-z]+\/[\w.+*-]+( ?; ?[\w-]+=[\w."-]+)*$/i, {
  fr: "un type de contenu",
  en: "a media type",
});

/** The maximum content of a container. */
const QUOTA = { "quota-bytes": count, "quota-count": count };

const page = shaped(/^[\w-][\w.-]{0,63}$/, { fr: "le nom d'une page", en: "the name of a page" });

/** A container as a website, readable as far as `containerRead` allows anonymous readers. */
const WEB = {
  "web-error": { ...page, why: "an object of the same container" },
  "web-index": { ...page, why: "an object of the same container" },
  "web-listings": oneOf("true", "false"),
};

const isPublicWhereSite = (metadata: unknown): boolean =>
  typeof metadata !== "object" ||
  metadata === null ||
  !Object.keys(WEB).some((key) => isGiven((metadata as Record<string, unknown>)[key])) ||
  (metadata as Record<string, unknown>)["aes-class"] === "public";

export const objectstorage: Rows = {
  "openstack:objectstorage/container:Container": row(labelled("metadata", "stores"), {
    containerRead: evaluated("opens"),
    containerSyncKey: secret(),
    containerSyncTo: evaluated("copies"),
    containerWrite: evaluated("opens"),
    contentType: mediaType,
    forceDestroy: dangerous(flag, "destroys", isTrue),
    // Swift's own headers (temporary URLs, synchronisation) are metadata too: headers that are not named here are
    // denied.
    metadata: {
      ...headers,
      keys: { ...headers.keys, named: { ...headers.keys?.named, ...QUOTA, ...WEB } },
      holds: isPublicWhereSite,
      want: {
        fr: "web-index, web-error et web-listings seulement avec aes-class: public",
        en: "web-index, web-error and web-listings only with aes-class: public",
      },
    },
    name: named,
    region,
    storagePolicy: {
      ...shaped(/^[A-Za-z0-9][\w.-]{0,63}$/, {
        fr: "le nom d'une politique de stockage du site",
        en: "the name of one of the site's storage policies",
      }),
      is: "storage",
      offer: "storagePolicies",
      why: "one of the site's own, by its name: rule undeclared-name",
    },
    versioning: flag,
    versioningLegacy: endedInput(
      object({
        location: inert("another container of the same account"),
        type: oneOf("versions", "history"),
      }),
      "versioning",
    ),
  }),
  "openstack:objectstorage/containerObject:ContainerObject": row(labelled("metadata", "stores"), {
    containerName: joins(),
    content: { ...inert("the data itself, which its class protects"), open: "text" },
    contentDisposition: shaped(/^(inline|attachment)( ?; ?filename\*?=[^\r\n]{1,200})?$/i, {
      fr: "« inline » ou « attachment »",
      en: "“inline” or “attachment”",
    }),
    contentEncoding: oneOf("gzip", "deflate", "br", "identity", "zstd"),
    contentType: mediaType,
    copyFrom: denied(UNVERIFIABLE),
    deleteAfter: count,
    deleteAt: inert("a date"),
    detectContentType: flag,
    etag: inert("a checksum: only compared"),
    metadata: headers,
    name: named,
    objectManifest: denied(UNVERIFIABLE),
    region,
    source: denied({
      fr: `${LOCAL_FILE.fr} ; utilisez content`,
      en: `${LOCAL_FILE.en}; use content`,
    }),
  }),
  "openstack:objectstorage/tempUrl:TempUrl": row(holdsNoData("exposes"), {
    container: inert("denied for every container: anyone with the URL could read the data"),
    method: oneOf("GET", "POST", "HEAD", "PUT", "DELETE"),
    object: inert("denied for every object: anyone with the URL could read the data"),
    regenerate: flag,
    region,
    split: inert("how the provider splits the URL it makes"),
    ttl: count,
  }),
};
