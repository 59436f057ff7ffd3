/**
 * A client certificate signed by a cluster's own authority, through Magnum: the project's roles decide who may request
 * it.
 */
import { webcrypto } from "node:crypto";
import "reflect-metadata"; // before the next one, which needs it when it is loaded
import { PemConverter, Pkcs10CertificateRequestGenerator } from "@peculiar/x509";
import type { Cloud } from "../cloud/client.ts";

/** The subject of a certificate, as Kubernetes reads it. */
export interface Subject {
  /** Name of the user. */
  readonly user: string;
  /** The one group. */
  readonly group: string;
}

/** A certificate and its key, both PEM. Only the caller can take the key out of this process. */
export interface Certified {
  readonly certificate: string;
  readonly key: string;
}

/** Has a cluster's authority sign a new key for a user of a group. `account` is the tenant's own connection. */
export async function certify(
  account: Cloud,
  cluster: string,
  subject: Subject,
): Promise<Certified> {
  const { csr, key } = await request(subject);
  const { pem } = await account.write<{ pem: string }>("POST", "container-infra", "/certificates", {
    cluster_uuid: cluster,
    csr,
  });
  return { certificate: pem, key };
}

/** A signing request and the key it is for, both PEM. */
export async function request({ user, group }: Subject): Promise<{ csr: string; key: string }> {
  const algorithm = { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" };
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
  const csr = await Pkcs10CertificateRequestGenerator.create({
    name: [{ O: [group] }, { CN: [user] }],
    keys,
    signingAlgorithm: algorithm,
  });
  const key = await webcrypto.subtle.exportKey("pkcs8", keys.privateKey);
  return { csr: `${csr.toString("pem")}\n`, key: `${PemConverter.encode(key, "PRIVATE KEY")}\n` };
}
