/** Zones, their records, and their owners (Designate). */
import { items } from "../kubernetes/objects/read.ts";
import { secretsInText } from "../properties/attributes.ts";
import { count, denied, flag, named, oneOf, refers, secret, shaped } from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import { holdsNoData } from "../resources/classification.ts";
import type { Properties } from "../resources/readers/reader.ts";
import { domainName, host, otherProject } from "./addresses.ts";
import { OPERATOR } from "./denials.ts";
import { project, region, valueSpecs } from "./entries.ts";

/**
 * policies/resources/readers/data-flows/records.ts reads where a record's type leads; a type given by number can lead
 * anywhere.
 */
const recordType = {
  ...shaped(
    /^(A|AAAA|AFSDB|CAA|CERT|CNAME|DNAME|DNSKEY|DS|HTTPS|KX|MX|NAPTR|NS|OPENPGPKEY|PTR|SMIMEA|SOA|SPF|SRV|SSHFP|SVCB|TLSA|TXT|TYPE\d{1,5}|URI)$/i,
    { fr: "un type d'enregistrement DNS", en: "a type of DNS record" },
  ),
  is: "host",
} as const;

const ZONE = "openstack:dns/zone:Zone";

/** Records are readable by everyone. */
const shown = (properties: Properties) =>
  items(properties, "records").flatMap((text, index) =>
    secretsInText(`records[${index}]`, text, false),
  );

export const dns: Rows = {
  "openstack:dns/recordSet:RecordSet": row(
    holdsNoData("names"),
    {
      description: named,
      disableStatusCheck: flag,
      name: domainName,
      projectId: project,
      records: host,
      region,
      ttl: count,
      type: recordType,
      valueSpecs,
      zoneId: refers(ZONE),
    },
    { secrets: shown },
  ),
  "openstack:dns/transferAccept:TransferAccept": row(holdsNoData("grants"), {
    disableStatusCheck: flag,
    // The key gives ownership of the zone.
    key: secret(),
    region,
    valueSpecs,
    // A transfer takes over another project's zone with its content: only a request of the same program is admitted.
    zoneTransferRequestId: refers("openstack:dns/transferRequest:TransferRequest"),
  }),
  "openstack:dns/transferRequest:TransferRequest": row(holdsNoData("grants"), {
    description: named,
    disableStatusCheck: flag,
    key: secret(),
    region,
    targetProjectId: otherProject,
    valueSpecs,
    zoneId: refers(ZONE),
  }),
  "openstack:dns/zone:Zone": row(holdsNoData("names"), {
    // They choose the pool of name servers that hosts the zone.
    attributes: denied(OPERATOR),
    description: named,
    disableStatusCheck: flag,
    email: {
      ...shaped(/^[^\s@<>:/\\]+@[^\s@<>:/\\]+$/, {
        fr: "une adresse de courriel",
        en: "an e-mail address",
      }),
      why: "shown to people in the zone's SOA record; Designate sends nothing there",
    },
    masters: host,
    // The owner of a zone answers for all its names: only those of the site's own domains and addresses are admitted.
    name: { ...domainName, is: "host" },
    projectId: project,
    region,
    ttl: count,
    type: oneOf("PRIMARY", "SECONDARY"),
    valueSpecs,
  }),
};
