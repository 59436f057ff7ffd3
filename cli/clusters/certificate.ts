/** A client certificate of a cluster's own authority, through Magnum: who may ask for it is a matter of the project's roles. */
import { webcrypto } from "node:crypto";
import { Utf8String } from "asn1js";
import { AttributeTypeAndValue, CertificationRequest } from "pkijs";
import type { Cloud } from "../cloud/client.ts";

const COMMON_NAME = "2.5.4.3";
const ORGANIZATION = "2.5.4.10";
const LINE = 64;

/** Who a certificate is for, as Kubernetes reads it. */
export interface Subject {
  /** Name of the user. */
  readonly user: string;
  /** The one group. */
  readonly group: string;
}

/** A certificate and its key, both PEM. The key never leaves this process but by the caller's hand. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** Has a cluster's authority sign a new key for a user of a group. `robot` is the tenant's own connection. */
export async function certify(robot: Cloud, cluster: string, subject: Subject): Promise<Certified> {
  const { csr, key } = await request(subject);
  const { pem } = await robot.write<{ pem: string }>("POST", "container-infra", "/certificates", {
    cluster_uuid: cluster,
    csr,
  });
  return { certificate: pem, key };
}

/** A signing request and the key it is for, both PEM. */
export async function request({ user, group }: Subject): Promise<{ csr: string; key: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256" };
  const pair = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const csr = new CertificationRequest();
  csr.attributes = []; // none, but said: strict readers, Magnum's among them, miss the field otherwise
  // The library writes one set of both, and a set is ordered by its encoding.
  const names = [named(ORGANIZATION, group), named(COMMON_NAME, user)];
  csr.subject.typesAndValues.push(...names.sort((a, b) => Buffer.compare(der(a), der(b))));
  await csr.subjectPublicKeyInfo.importKey(pair.publicKey);
  await csr.sign(pair.privateKey, "SHA-256");
  return {
    csr: pem("CERTIFICATE REQUEST", csr.toSchema().toBER()),
    key: pem("PRIVATE KEY", await webcrypto.subtle.exportKey("pkcs8", pair.privateKey)),
  };
}

function named(type: string, value: string): AttributeTypeAndValue {
  return new AttributeTypeAndValue({ type, value: new Utf8String({ value }) });
}

function der(name: AttributeTypeAndValue): Buffer {
  return Buffer.from(name.toSchema().toBER());
}

function pem(label: string, content: ArrayBuffer): string {
  const text = Buffer.from(content).toString("base64");
  const lines = text.match(new RegExp(`.{1,${LINE}}`, "g")) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}
