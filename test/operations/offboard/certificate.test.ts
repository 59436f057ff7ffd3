/** The certificate says what was read and what is not proven, in both languages. */
import test from "ava";
import {
  type Certificate,
  certificateText,
  isRequired,
} from "../../../operations/offboard/certificate.ts";

const CERTIFICATE: Certificate = {
  schemaVersion: 1,
  at: "2026-12-31T10:00:00.000Z",
  rehearsal: true,
  record: {
    site: "bamako",
    tenant: "tax",
    title: { fr: "Impôts", en: "Taxes" },
    owner: "ML",
    dataClass: "citizen",
    retire: { after: "2026-12-31", approvedBy: { name: "a person", office: "an-office" } },
    seen: "2026-12-30T10:00:00.000Z",
    subjects: [
      {
        site: "bamako",
        key: "tax",
        cloud: "id-of-the-cloud",
        address: "http://127.0.0.1:21000/v3",
        ids: { abc: "project bamako-tax" },
      },
    ],
    keys: [{ site: "bamako", at: "2026-12-31T09:00:00.000Z", destroyed: 3 }],
  },
  listings: [
    {
      site: "bamako",
      service: "compute",
      what: "servers",
      outcome: "searched",
      items: 1200,
      traces: [],
    },
    { site: "bamako", service: "network", what: "trunks", outcome: "absent" },
    {
      site: "bamako",
      service: "object-store",
      what: "accounts",
      outcome: "failed",
      reason: "HTTP 403",
    },
  ],
  unsearched: [{ site: "bamako", service: "rating\u001b[2J" }],
};

test("in English: ids, keys, every list, and what is not proven", (t) => {
  const text = certificateText(CERTIFICATE, "en");
  t.is(
    text,
    `Certificate of the off-boarding of the tenant tax (Taxes), bamako

This is a rehearsal: these clouds are not the sites' own.

Country that owns the data: ML. Data class: citizen.
Deletion from 2026-12-31 on, approved by a person (an-office).
Last seen in the clouds on 2026-12-30T10:00:00.000Z, with this id:
  bamako: project bamako-tax, abc
Secrets destroyed in the key manager:
  bamako, on 2026-12-31T09:00:00.000Z: 3, and the list was empty afterwards

On 2026-12-31T10:00:00.000Z, these lists were read to their end, and none of them mentions one of these ids or a name of the tenant. Address and identity of each cloud were those that had been noted.
  bamako: http://127.0.0.1:21000/v3, id-of-the-cloud
The recorded state of each site does not contain it any more.

Site    Service  What     Looked at  The tenant's
bamako  compute  servers      1,200             0  searched
bamako  network  trunks           —             —  the service has none

What is not proven:
- media: disks, tapes, flash memory; erasing or destroying them is up to the operators of the building
- rows marked as deleted and backups of the services' databases, logs, records of usage
- former states (.pulumi/history, .pulumi/backups) and the history of the repository: they describe its resources, without its data
- what the tenant or others copied out of these clouds
- bamako: the key manager's secrets after the deletion: only an account of the project could list them
- bamako: object-store, accounts: the administrator cannot read them (HTTP 403)
- bamako: rating<U+001B>[2J is in the catalogue, and this program cannot search it
`,
  );
});

test("in French: the same facts", (t) => {
  const text = certificateText(CERTIFICATE, "fr");
  for (const fact of ["Impôts", "abc", "id-of-the-cloud", "HTTP 403", "supports", "répétition"]) {
    t.true(text.includes(fact), fact);
  }
});

test("only lists of one project may be missing from a certificate", (t) => {
  t.deepEqual(
    CERTIFICATE.listings.filter(isRequired).map(({ what }) => what),
    ["servers", "trunks"],
  );
});
