/** cert-manager: certificates for names of the site, from authorities of the site. */

import {
  block,
  boolean,
  type CustomKind,
  choice,
  denied,
  duration,
  each,
  elsewhere,
  type Field,
  kindsOf,
  leads,
  like,
  list,
  mailbox,
  name,
  number,
  text,
} from "./field.ts";
import {
  credentialsOfHost,
  evadesNames,
  annotations as noAnnotations,
  otherCloud,
  otherController,
  podDetails,
  unverified,
} from "./reasons.ts";
import { labels, ownLabels, secretKey } from "./shared-fields.ts";

const GROUP = "cert-manager.io";
const mail = like("[A-Za-z0-9._+-]+@[A-Za-z0-9.-]+", "une adresse", "an address");

const issuerRef = block({ name, kind: choice("Issuer", "ClusterIssuer"), group: choice(GROUP) }, [
  "name",
]);
const keystore = {
  create: boolean,
  passwordSecretRef: secretKey,
  password: denied({ fr: "un mot de passe en clair", en: "a password in the open" }),
};
const certificate = block({
  secretName: name,
  issuerRef,
  commonName: elsewhere("ingress-host"),
  dnsNames: list(elsewhere("ingress-host")),
  ipAddresses: list(leads("site")),
  emailAddresses: list(mail),
  duration,
  renewBefore: duration,
  renewBeforePercentage: number,
  isCA: boolean,
  encodeUsagesInRequest: boolean,
  usages: list(text),
  privateKey: block({ algorithm: name, encoding: name, rotationPolicy: name, size: number }),
  signatureAlgorithm: name,
  revisionHistoryLimit: number,
  subject: block({
    ...each(
      list(text),
      "countries",
      "localities",
      "organizationalUnits",
      "organizations",
      "postalCodes",
      "provinces",
      "streetAddresses",
    ),
    serialNumber: name,
  }),
  secretTemplate: block({ labels, annotations: noAnnotations }),
  keystores: block({
    jks: block({ ...keystore, alias: name }),
    pkcs12: block({ ...keystore, profile: name }),
  }),
  additionalOutputFormats: list(block({ type: name })),
  uris: list(
    like(
      "spiffe://cluster\\.local/[A-Za-z0-9._/-]+",
      "un nom SPIFFE du cluster",
      "a SPIFFE name of the cluster",
    ),
  ),
  ...each(evadesNames, "literalSubject", "otherNames"),
});

const solver = block({
  selector: block({
    dnsNames: list(name),
    dnsZones: list(text),
    matchLabels: ownLabels,
  }),
  http01: block({
    ingress: block({
      ingressClassName: name,
      class: name,
      name,
      serviceType: choice("ClusterIP"),
      podTemplate: podDetails,
      ingressTemplate: noAnnotations,
    }),
    gatewayHTTPRoute: block({
      labels,
      parentRefs: list(
        block({ group: name, kind: name, name, namespace: name, sectionName: name, port: number }),
      ),
      serviceType: choice("ClusterIP"),
      podTemplate: podDetails,
    }),
  }),
  dns01: block({
    cnameStrategy: choice("None"),
    rfc2136: block({
      nameserver: leads("dns"),
      protocol: name,
      tsigAlgorithm: name,
      tsigKeyName: name,
      tsigSecretSecretRef: secretKey,
    }),
    ...each(otherCloud, "akamai", "azureDNS", "cloudDNS", "cloudflare", "digitalocean", "route53"),
    ...each(otherController, "acmeDNS", "webhook"),
  }),
});
const authorities = list(leads("site"));
const issuer: Field = block({
  selfSigned: block({ crlDistributionPoints: authorities }),
  ca: block({
    secretName: name,
    ...each(authorities, "crlDistributionPoints", "issuingCertificateURLs", "ocspServers"),
  }),
  acme: block(
    {
      server: leads("site", "cluster"),
      // The certificate authority writes there, and publishes whom it certifies.
      email: mailbox,
      privateKeySecretRef: secretKey,
      caBundle: text,
      preferredChain: text,
      profile: name,
      disableAccountKeyGeneration: boolean,
      enableDurationFeature: boolean,
      externalAccountBinding: block({ keyID: name, keySecretRef: secretKey, keyAlgorithm: name }),
      solvers: list(solver),
      skipTLSVerify: unverified,
    },
    ["server"],
  ),
  vault: block(
    {
      server: leads("keys", "cluster"),
      path: text,
      caBundle: text,
      serverName: name,
      ...each(secretKey, "caBundleSecretRef", "clientCertSecretRef", "clientKeySecretRef"),
      auth: block({
        tokenSecretRef: secretKey,
        appRole: block({ path: name, roleId: name, secretRef: secretKey }),
        kubernetes: block({
          mountPath: text,
          role: name,
          secretRef: secretKey,
          serviceAccountRef: block({ name, audiences: list(text) }),
        }),
        clientCertificate: block({ mountPath: text, name, secretName: name }),
        aws: credentialsOfHost,
      }),
    },
    ["server"],
  ),
  venafi: otherCloud,
});

export const certManager: readonly CustomKind[] = [
  kindsOf(GROUP, "v1")(
    "Certificate",
    "names",
    {
      fr: "une clé pour des noms du site, gardée dans un Secret de l'espace de noms",
      en: "a key for names of the site, kept in a Secret of the namespace",
    },
    certificate,
  ),
  ...(["Issuer", "ClusterIssuer"] as const).map(
    (kind): CustomKind => ({
      group: GROUP,
      kind,
      resource: `${kind.toLowerCase()}s`,
      versions: ["v1"],
      scope: kind === "Issuer" ? "Namespaced" : "Cluster",
      effect: "names",
      why: {
        fr: "une autorité du site : elle-même, un Secret, le Vault ou l'ACME du site",
        en: "an authority of the site: itself, a Secret, the site's Vault or ACME",
      },
      fields: { spec: issuer },
    }),
  ),
];
