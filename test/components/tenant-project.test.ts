import test from "ava";
import { NO_QUOTA, type Quota, TenantProject } from "../../components/index.ts";
import { dependencies, inventory, mockCloud, named, record, resolved } from "./recorder.ts";
import { fullestTenant, leastTenant, tags } from "./samples.ts";

test.before(mockCloud);

const labels = tags("ML", "citizen", "tax", true).join(", ");

test("at its defaults it makes a project and every limit, and no connection", async (t) => {
  const { component, made } = await record((opts) => new TenantProject("least", leastTenant, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:TenantProject least",
    "openstack:blockstorage/quoteSetV3:QuoteSetV3 least-volume-quota < least",
    "openstack:compute/quotaSetV2:QuotaSetV2 least-compute-quota < least",
    "openstack:identity/project:Project least-project < least",
    "openstack:loadbalancer/quota:Quota least-load-balancer-quota < least",
    "openstack:networking/quotaV2:QuotaV2 least-network-quota < least",
  ]);
  t.deepEqual(named(made, "least-project").inputs, {
    name: "bamako-tax",
    description: "Tax office",
    domainId: "domain-ml",
    isDomain: false,
    enabled: true,
    tags: tags("ML", "citizen", "tax"),
  });
  t.is(component.connection, undefined);
  t.is(component.serviceAccountUserId, undefined);
  t.is(component.applicationCredentialId, undefined);
});

test("only the project is protected, until it may be deleted", async (t) => {
  const guarded = async (more: { deletable?: boolean }) => {
    const args = { ...fullestTenant, ...more };
    const { made } = await record((opts) => new TenantProject("kept", args, opts));
    return made.filter((each) => each.guarded).map(({ name }) => name);
  };
  t.deepEqual(await guarded({}), ["kept-project"]);
  t.deepEqual(await guarded({ deletable: true }), []);
});

test("at its fullest it adds groups, grants, a service account, its connection and its credential", async (t) => {
  const { made } = await record((opts) => new TenantProject("full", fullestTenant, opts));
  t.deepEqual(inventory(made), [
    "aes-estate:index:TenantProject full",
    "openstack:blockstorage/quoteSetV3:QuoteSetV3 full-volume-quota < full",
    "openstack:blockstorage/volumeTypeAccessV3:VolumeTypeAccessV3 full-volume-type-encrypted < full",
    "openstack:compute/flavorAccess:FlavorAccess full-flavor-small < full",
    "openstack:compute/quotaSetV2:QuotaSetV2 full-compute-quota < full",
    "openstack:identity/applicationCredential:ApplicationCredential full-application-credential < full",
    "openstack:identity/groupV3:GroupV3 full-group-auditors < full",
    "openstack:identity/groupV3:GroupV3 full-group-operators < full",
    "openstack:identity/project:Project full-project < full",
    "openstack:identity/roleAssignment:RoleAssignment full-group-auditors-reader < full",
    "openstack:identity/roleAssignment:RoleAssignment full-group-operators-load-balancer_member < full",
    "openstack:identity/roleAssignment:RoleAssignment full-group-operators-member < full",
    "openstack:identity/roleAssignment:RoleAssignment full-service-account-creator < full",
    "openstack:identity/roleAssignment:RoleAssignment full-service-account-member < full",
    "openstack:identity/user:User full-service-account < full",
    "openstack:loadbalancer/quota:Quota full-load-balancer-quota < full",
    "openstack:networking/quotaV2:QuotaV2 full-network-quota < full",
    "openstack:networking/rbacPolicyV2:RbacPolicyV2 full-external-network-government < full",
    "pulumi:providers:openstack full-connection < full",
    "random:index/randomPassword:RandomPassword full-service-account-password < full",
  ]);
  t.deepEqual(named(made, "full-group-operators").inputs, {
    name: "bamako-tax-operators",
    description: `Tax office: operators (${labels})`,
    domainId: "domain-ml",
  });
  t.deepEqual(named(made, "full-group-operators-load-balancer_member").inputs, {
    groupId: "full-group-operators.id",
    projectId: "full-project.id",
    roleId: "role-l",
  });
  t.deepEqual(named(made, "full-flavor-small").inputs, {
    flavorId: "flavor-s",
    tenantId: "full-project.id",
  });
  t.deepEqual(named(made, "full-volume-type-encrypted").inputs, {
    volumeTypeId: "type-e",
    projectId: "full-project.id",
  });
  t.deepEqual(named(made, "full-external-network-government").inputs, {
    action: "access_as_external",
    objectType: "network",
    objectId: "net-gov",
    targetTenant: "full-project.id",
  });
});

test("each service gets all of its limits, in its own words", async (t) => {
  const { made } = await record((opts) => new TenantProject("words", fullestTenant, opts));
  const projectId = "words-project.id";
  t.deepEqual(named(made, "words-compute-quota").inputs, {
    projectId,
    instances: 1,
    cores: 2,
    ram: 3 * 1024,
    serverGroups: 4,
    serverGroupMembers: 5,
    keyPairs: 6,
    metadataItems: 7,
    injectedFiles: 0,
    injectedFileContentBytes: 0,
    injectedFilePathBytes: 0,
  });
  t.deepEqual(named(made, "words-volume-quota").inputs, {
    projectId,
    volumes: 8,
    gigabytes: 9,
    snapshots: 10,
    backups: 11,
    backupGigabytes: 12,
    perVolumeGigabytes: 13,
    groups: 14,
    volumeTypeQuota: {
      volumes_encrypted: 7,
      gigabytes_encrypted: 70,
      snapshots_encrypted: 3,
      volumes_plain: 0,
      gigabytes_plain: 0,
      snapshots_plain: 0,
    },
  });
  t.deepEqual(named(made, "words-network-quota").inputs, {
    projectId,
    network: 15,
    subnet: 16,
    subnetpool: 17,
    router: 18,
    port: 19,
    floatingip: 20,
    securityGroup: 21,
    securityGroupRule: 22,
    rbacPolicy: 23,
  });
  t.deepEqual(named(made, "words-load-balancer-quota").inputs, {
    projectId,
    loadbalancer: 24,
    listener: 25,
    pool: 26,
    member: 27,
    healthMonitor: 28,
    l7Policy: 0,
    l7Rule: 0,
  });
});

test("the service account is a user of the tenant's domain that logs in to its project", async (t) => {
  const { made } = await record((opts) => new TenantProject("account", fullestTenant, opts));
  t.deepEqual(named(made, "account-service-account-password").inputs, {
    length: 32,
    special: false,
  });
  t.deepEqual(named(made, "account-service-account").inputs, {
    name: "bamako-tax-service-account",
    description: `Tax office: service account (${labels})`,
    domainId: "domain-ml",
    defaultProjectId: "account-project.id",
    password: "account-service-account-password.result",
    enabled: true,
    ignoreChangePasswordUponFirstUse: true,
    ignorePasswordExpiry: true,
    ignoreLockoutFailureAttempts: true,
  });
  const connection = named(made, "account-connection");
  t.deepEqual(connection.inputs, {
    authUrl: "https://identity.bamako.aes.example/v3",
    region: "bamako-1",
    userName: "bamako-tax-service-account",
    userDomainId: "domain-ml",
    password: "account-service-account-password.result",
    tenantId: "account-project.id",
    maxRetries: "5",
  });
  t.is(connection.opts.version, "5.4.1");
  t.deepEqual(await dependencies(connection), [
    "account-service-account-creator",
    "account-service-account-member",
  ]);
});

test("the application credential is made by the service account itself, and cannot make more of its kind", async (t) => {
  const { component, made } = await record(
    (opts) => new TenantProject("credential", fullestTenant, opts),
  );
  const { inputs, opts } = named(made, "credential-application-credential");
  t.deepEqual(inputs, {
    name: "bamako-tax-service-account",
    description: "Service account",
    roles: ["creator", "member", "reader"],
    unrestricted: false,
  });
  t.is(opts.provider, component.connection);
  t.true(opts.deleteBeforeReplace);
  // Keystone cannot change them: deployed ones keep what they have, and their secret stays valid.
  t.deepEqual(opts.ignoreChanges, ["name", "description"]);
});

test("its outputs are ids by key, the project's after its network limits", async (t) => {
  const { component } = await record((opts) => new TenantProject("out", fullestTenant, opts));
  t.is(await resolved(component.projectId), "out-project.id");
  t.deepEqual(await resolved(component.groupIds), {
    auditors: "out-group-auditors.id",
    operators: "out-group-operators.id",
  });
  t.deepEqual(await resolved(component.externalNetworkIds), { government: "net-gov" });
  t.is(await resolved(component.serviceAccountUserId), "out-service-account.id");
  t.is(await resolved(component.serviceAccountUserName), "bamako-tax-service-account");
  t.is(await resolved(component.serviceAccountPassword), "out-service-account-password.result");
  t.is(await resolved(component.applicationCredentialId), "out-application-credential.id");
  t.is(await resolved(component.applicationCredentialSecret), "out-application-credential.secret");
});

test("a limit that is left out is 0 in every service, as with NO_QUOTA", async (t) => {
  /** The limits passed to the four services, without the tenant's name. */
  const limits = async (name: string, quota: Quota) => {
    const { made } = await record(
      (opts) => new TenantProject(name, { ...leastTenant, quota }, opts),
    );
    return ["compute", "volume", "network", "load-balancer"].map((service) => {
      const { projectId: _, ...values } = named(made, `${name}-${service}-quota`).inputs;
      return values;
    });
  };
  const none = await limits("none", NO_QUOTA);
  t.deepEqual(await limits("empty", {}), none);
  const [compute, volume, network, loadBalancer] = none;
  t.deepEqual(await limits("one", { networks: 1 }), [
    compute,
    volume,
    { ...network, network: 1 },
    loadBalancer,
  ]);
});

test("every wrong input of a project is reported at once, and nothing is created", (t) => {
  const misspelt = { ...fullestTenant.quota, cores: -1, ramGB: 16 };
  const error = t.throws(
    () =>
      new TenantProject("wrong", {
        ...fullestTenant,
        tenant: "Tax",
        owner: "Mali",
        title: " ",
        quota: misspelt,
        volumeTypeQuotas: { plain: { volumes: 0.5, volumeGiB: 0, snapshots: 0 } },
        groups: { Ops: { roles: [] }, auditors: { roles: ["reader", "admin"] } },
        serviceAccount: { roles: ["member", "member"], authUrl: "https://x", region: "r" },
      }),
  );
  const roles = "one of creator, load-balancer_member, member, reader, once";
  t.is(
    error?.message,
    [
      'TenantProject "wrong": 10 inputs are not as expected',
      '  tenant: got "Tax", want lower-case letters, digits and hyphens, a letter first',
      '  owner: got "Mali", want an ISO 3166-1 country code of two capital letters',
      '  title: got " ", want one line of text',
      "  quota.cores: got -1, want a whole number, 0 or more",
      "  quota.ramGB: got 16, want no such limit",
      "  volumeTypeQuotas.plain.volumes: got 0.5, want a whole number, 0 or more",
      '  groups.Ops: got "Ops", want lower-case letters, digits and hyphens, a letter first',
      "  groups.Ops.roles: got [], want at least one role",
      `  groups.auditors.roles: got "admin", want ${roles}`,
      `  serviceAccount.roles: got "member", want ${roles}`,
    ].join("\n"),
  );
});
