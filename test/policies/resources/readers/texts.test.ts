/** The destinations in the text of DNS records, as the enforcement points read them. */
import test from "ava";
import { UNKNOWN } from "../../../../policies/facts/fact.ts";
import { sinksOf } from "./sinks.ts";

const RECORD = "dns/recordSet:RecordSet";

/** DNS records whose text names hosts that may notify, receive or send mail. */
const texts: [type: string, record: string, places: string[]][] = [
  ["TXT", "v=DMARC1; p=reject; rua=mailto:dmarc@example.com", ["example.com"]],
  [
    "TXT",
    '"v=DMARC1; p=none; rua=mailto:a@gouv.ml.example,mailto:b@Example.com!10m; ruf=mailto:c@r.example."',
    ["gouv.ml.example", "Example.com", "r.example"],
  ],
  ["TXT", '"v=DMARC1; rua=mai" "lto:x@example.com"', ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto:x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto\x058x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=x@example.com", ["example.com"]],
  ["TXT", "v=DMARC1; rua=mailto:x%40example.com", ["example.com"]],
  [
    "TXT",
    "v=DMARC1; rua=mailto:x@example.com%2Cy@gouv.ml.example",
    ["example.com", "gouv.ml.example"],
  ],
  [
    "TXT",
    "v=DMARC1; rua=mailto:x@gouv.ml.example?cc=y@example.com",
    ["mailto:x@gouv.ml.example?cc=y@example.com"],
  ],
  ["TXT", "v=DMARC1; rua=mailto:%zz", ["mailto:%zz"]],
  ["TXT", "v=DMARC1; p=reject; adkim=s", []],
  [
    "TXT",
    "v=TLSRPTv1; rua=https://reports.example.com/v1,mailto:tls@example.org",
    ["https://reports.example.com/v1", "example.org"],
  ],
  ["TXT", "v=STSv1; id=20261127T000000;", []],
  ["TXT", "v=BIMI1; l=https://e.example/l.svg; a=", ["https://e.example/l.svg"]],
  ["TXT", "v=DKIM1; k=rsa; p=MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8A//8AMIIBCgKCAQEA", []],
  [
    "TXT",
    "see sftp://e.example/x, or ask mailto:me@e2.example",
    ["sftp://e.example/x", "e2.example"],
  ],
  ["TXT", "owner of the zone: ministry of finance", []],
  [
    "TXT",
    '"v=spf1 a mx a:mail.example.com/24 ip4:203.0.113.0/24 ip6:2001:db8::/32 ~all"',
    ["mail.example.com", "203.0.113.0/24", "2001:db8::/32"],
  ],
  [
    "SPF",
    "v=spf1 +include:_spf.example.com. ?exists:%{i}._x.example.org redirect=example.net",
    ["example.com", "example.org", "example.net"],
  ],
  ["TXT", "v=spf1 exists:%{l} -all", ["%{l}"]],
  ["TXT", "v=spf1 mx -all", []],
  ["TXT", "v=spf1 +all", ["0.0.0.0/0"]],
  ["TXT", "v=spf1 a:mail.example.com//8 -all", ["0.0.0.0/0"]],
  ["TXT", "v=spf1 a/24//64 ?all", []],
  ["TXT", "did=did:web:example.com%3A8443:users:a", ["example.com"]],
  ["TXT", "dnslink=/ipns/www.example.com/x", ["www.example.com"]],
  ["TXT", "dnslink=/ipfs/bafy", ["/ipfs/bafy"]],
  ["CAA", '0 issue "ca.example; accounturi=https://a.example/1"', ["https://a.example/1"]],
  ["CAA", '0 issue "letsencrypt.org; accounturi=https://v02.letsencrypt.org/1"', []],
  ["CAA", '0 iodef "mailto:security@example.com"', ["example.com"]],
  ["CAA", '128 IODEF "https://caa.example.com/x"', ["https://caa.example.com/x"]],
  ["CAA", '0 contactemail "x@example.com"', ["example.com"]],
  ["CAA", '0 other "x"', ['0 other "x"']],
  ["CAA", "iodef mailto:x@example.com", ["iodef mailto:x@example.com"]],
  ["SOA", "ns.example.com. hostmaster.example.com. 1 3600 600 86400 300", ["ns.example.com"]],
  ["CERT", "PKIX 0 0 MIIB", []],
  ["CERT", "IPKIX 0 0 aHR0cHM6Ly9l", ["IPKIX 0 0 aHR0cHM6Ly9l"]],
];

for (const [index, [type, record, places]] of texts.entries()) {
  test(`places of text ${index}, ${type}`, (t) => {
    const sinks = places.map((place) => `hosts records ${place}`);
    t.deepEqual(sinksOf(RECORD, { type, records: [record] }), sinks);
  });
}

test("a text that only the update knows is evaluated in the update", (t) => {
  for (const type of ["TXT", "SPF", "CAA"])
    t.deepEqual(sinksOf(RECORD, { type, records: [UNKNOWN] }), []);
});
