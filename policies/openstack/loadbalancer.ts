/** Load balancers, their listeners and their targets (Octavia). */
import { at, items } from "../kubernetes/objects/read.ts";
import {
  count,
  dangerous,
  type Entry,
  flag,
  inert,
  isGiven,
  joins,
  map,
  named,
  object,
  oneOf,
  owed,
  partOf,
  reference,
  refers,
  refersWhereSeen,
  shaped,
} from "../properties/entry.ts";
import { type Rows, row } from "../properties/row.ts";
import {
  deniedType,
  holdsNoData,
  labelled,
  partOf as within,
} from "../resources/classification.ts";
import { domainName, host, openAddress, opening, token } from "./addresses.ts";
import {
  adminStateUp,
  limit,
  offered,
  openPort,
  port,
  project,
  region,
  SECURITY_GROUP,
  tags,
  zone,
} from "./entries.ts";

const OLD_LOAD_BALANCER = "load balancer v1 has no place for labels; use v2";

/** Octavia sets the value of each of these; a program only switches them on. */
const INSERTED = [
  "X-Forwarded-For",
  "X-Forwarded-Port",
  "X-Forwarded-Proto",
  "X-SSL-Client-Verify",
  "X-SSL-Client-Has-Cert",
  "X-SSL-Client-DN",
  "X-SSL-Client-CN",
  "X-SSL-Issuer",
  "X-SSL-Client-SHA1",
  "X-SSL-Client-Not-Before",
  "X-SSL-Client-Not-After",
];

/** The URL of a secret in a key manager: rule `key-custody`. */
const key = {
  ...refersWhereSeen(
    "a text: Barbican answers only to the caller's own project, or to whom an ACL names, which is denied",
    "openstack:keymanager/secretV1:SecretV1",
  ),
  is: "secret",
} as const;

const alpnProtocols = oneOf("h2", "http/1.0", "http/1.1");
const tlsVersions = oneOf("TLSv1.2", "TLSv1.3");
const tlsCiphers = shaped(/^[\w:+-]+$/, {
  fr: "des suites de chiffrement d'OpenSSL",
  en: "cipher suites of OpenSSL",
});

/** A path on a member: with a second slash at the start it would begin with a host. */
const urlPath = shaped(/^\/(?!\/)[^\s\\]*$/, {
  fr: "un chemin d'URL, /healthz",
  en: "the path of a URL, /healthz",
});

const member: Readonly<Record<string, Entry>> = {
  address: host,
  adminStateUp,
  backup: flag,
  // The balancer sends its health checks there instead of to the member's own address.
  monitorAddress: host,
  monitorPort: port,
  name: named,
  protocolPort: port,
  weight: count,
};

export const loadbalancer: Rows = {
  "openstack:loadbalancer/l7PolicyV2:L7PolicyV2": row(within("its listener", "moves"), {
    action: oneOf("REDIRECT_TO_POOL", "REDIRECT_TO_URL", "REDIRECT_PREFIX", "REJECT"),
    adminStateUp,
    description: named,
    listenerId: partOf(),
    name: named,
    position: count,
    redirectHttpCode: oneOf(301, 302, 303, 307, 308),
    redirectPoolId: joins(),
    redirectPrefix: host,
    redirectUrl: host,
    region,
    tenantId: project,
  }),
  "openstack:loadbalancer/l7RuleV2:L7RuleV2": row(within("its listener", "moves"), {
    adminStateUp,
    compareType: oneOf("CONTAINS", "ENDS_WITH", "EQUAL_TO", "REGEX", "STARTS_WITH"),
    invert: flag,
    key: token,
    l7policyId: partOf(),
    region,
    tenantId: project,
    type: oneOf(
      "COOKIE",
      "FILE_TYPE",
      "HEADER",
      "HOST_NAME",
      "PATH",
      "SSL_CONN_HAS_CERT",
      "SSL_DN_FIELD",
      "SSL_VERIFY_RESULT",
    ),
    value: inert("compared with a request; nothing is sent there"),
  }),
  "openstack:loadbalancer/listener:Listener": row(labelled("tags", "moves", "exposes"), {
    adminStateUp,
    allowedCidrs: opening,
    alpnProtocols,
    clientAuthentication: oneOf("NONE", "OPTIONAL", "MANDATORY"),
    clientCaTlsContainerRef: key,
    clientCrlContainerRef: key,
    connectionLimit: count,
    defaultPoolId: joins(),
    defaultTlsContainerRef: key,
    description: named,
    hstsIncludeSubdomains: flag,
    hstsMaxAge: count,
    hstsPreload: flag,
    insertHeaders: map({ named: Object.fromEntries(INSERTED.map((header) => [header, flag])) }),
    loadbalancerId: joins(),
    name: named,
    protocol: oneOf("HTTP", "HTTPS", "PROMETHEUS", "SCTP", "TCP", "TERMINATED_HTTPS", "UDP"),
    protocolPort: openPort,
    region,
    sniContainerRefs: key,
    tags,
    tenantId: project,
    timeoutClientData: count,
    timeoutMemberConnect: count,
    timeoutMemberData: count,
    timeoutTcpInspect: count,
    tlsCiphers,
    tlsVersions,
  }),
  "openstack:loadbalancer/loadBalancer:LoadBalancer": row(labelled("tags", "moves", "exposes"), {
    adminStateUp,
    availabilityZone: zone,
    description: named,
    flavorId: offered,
    // Any other driver hands the traffic to an appliance outside the cloud.
    loadbalancerProvider: oneOf("amphora", "amphorav2", "octavia", "ovn"),
    name: named,
    region,
    securityGroupIds: refers(SECURITY_GROUP),
    tags,
    tenantId: project,
    vipAddress: openAddress,
    vipNetworkId: joins(),
    vipPortId: joins(),
    vipQosPolicyId: reference("a limit of speed"),
    vipSubnetId: joins(),
  }),
  "openstack:loadbalancer/member:Member": row(within("its load balancer", "moves"), {
    ...member,
    poolId: partOf(),
    region,
    subnetId: owed(joins()),
    tags,
    tenantId: project,
  }),
  "openstack:loadbalancer/memberV1:MemberV1": row(deniedType(OLD_LOAD_BALANCER)),
  "openstack:loadbalancer/members:Members": row(within("its load balancer", "moves"), {
    members: dangerous(
      object(
        {
          ...member,
          id: reference("of the member itself, given by Octavia"),
          subnetId: reference("evaluated as a join of the pool"),
        },
        { is: "host", joins: ["subnetId"] },
      ),
      "guessed",
      (members) => items(members).some((one) => !isGiven(at(one, "subnetId"))),
    ),
    poolId: partOf(),
    region,
  }),
  "openstack:loadbalancer/monitor:Monitor": row(within("its load balancer", "moves"), {
    adminStateUp,
    delay: count,
    domainName: {
      ...domainName,
      why: "the host name that the member receives; its address defines where the request goes",
    },
    expectedCodes: shaped(/^\d{3}([-,] ?\d{3})*$/, {
      fr: "des codes HTTP, 200-202",
      en: "HTTP codes, 200-202",
    }),
    httpMethod: oneOf(
      "CONNECT",
      "DELETE",
      "GET",
      "HEAD",
      "OPTIONS",
      "PATCH",
      "POST",
      "PUT",
      "TRACE",
    ),
    httpVersion: oneOf("1.0", "1.1"),
    maxRetries: count,
    maxRetriesDown: count,
    name: named,
    poolId: partOf(),
    region,
    tenantId: project,
    timeout: count,
    type: oneOf("HTTP", "HTTPS", "PING", "SCTP", "TCP", "TLS-HELLO", "UDP-CONNECT"),
    urlPath,
  }),
  "openstack:loadbalancer/monitorV1:MonitorV1": row(deniedType(OLD_LOAD_BALANCER)),
  "openstack:loadbalancer/pool:Pool": row(within("its load balancer", "moves"), {
    adminStateUp,
    alpnProtocols,
    caTlsContainerRef: key,
    crlContainerRef: key,
    description: named,
    lbMethod: oneOf("LEAST_CONNECTIONS", "ROUND_ROBIN", "SOURCE_IP", "SOURCE_IP_PORT"),
    listenerId: partOf(),
    loadbalancerId: partOf(),
    name: named,
    persistence: object({
      cookieName: token,
      type: oneOf("APP_COOKIE", "HTTP_COOKIE", "SOURCE_IP"),
    }),
    protocol: oneOf("HTTP", "HTTPS", "PROXY", "PROXYV2", "SCTP", "TCP", "UDP"),
    region,
    tags,
    tenantId: project,
    tlsCiphers,
    tlsContainerRef: key,
    tlsEnabled: flag,
    tlsVersions,
  }),
  "openstack:loadbalancer/poolV1:PoolV1": row(deniedType(OLD_LOAD_BALANCER)),
  "openstack:loadbalancer/quota:Quota": row(holdsNoData("grants"), {
    healthMonitor: limit,
    l7Policy: limit,
    l7Rule: limit,
    listener: limit,
    loadbalancer: limit,
    member: limit,
    pool: limit,
    projectId: project,
    region,
  }),
  "openstack:loadbalancer/vip:Vip": row(deniedType(OLD_LOAD_BALANCER)),
};
