/**
 * Our own test programs on the real engine. Each violating one is denied in `preview` and in `up`, by the guard without
 * a pack, and by the pack in a program without the guard.
 */
import { join } from "node:path";
import test from "ava";
import { type Engine, openEngine } from "../helpers/pulumi.ts";
import { ALLIANCE_FILE } from "./fixture.ts";

interface Violating {
  readonly rule: string;
  /** A part of the expected message. */
  readonly fr: string;
  readonly en: string;
  /** The result of `up`, if it knows more than the preview. */
  readonly up?: { readonly fr: string; readonly en: string };
  /** False for a stack that declares itself the real one. */
  readonly rehearsal?: false;
  /** The pack sees the plan, not a program's look-ups and reads, nor types for which the engine has no plugin. */
  readonly guardOnly?: true;
}

const violating: Record<string, Violating> = {
  "foreign-auth-url": {
    rule: "endpoint",
    fr: "mène hors de cette machine : « https://cloud.example.com/v3 »",
    en: "leads off this machine: “https://cloud.example.com/v3”",
  },
  "disguised-auth-url": {
    rule: "endpoint",
    fr: "« http://127.0.0.1:9@cloud.example.com/v3 » de la connexion de pulumi:providers:openstack n'est pas une URL simple",
    en: "is not a plain URL",
  },
  "redirected-service": {
    rule: "endpoint",
    fr: "mène hors de cette machine : « https://cinder.example.com/v3/ »",
    en: "leads off this machine: “https://cinder.example.com/v3/”",
  },
  "clouds-entry": {
    rule: "endpoint",
    fr: "utilise l'entrée « elsewhere » de clouds.yaml",
    en: "uses entry “elsewhere” of clouds.yaml",
  },
  "unknown-region": {
    rule: "location",
    fr: "la région de pulumi:providers:openstack n'est pas connue avant le déploiement",
    en: "the region of pulumi:providers:openstack is not known before deployment",
    up: { fr: "n'appartient à aucun site du registre", en: "belongs to no site of the registry" },
  },
  "region-override": {
    rule: "location",
    fr: "la région « ouagadougou-1 » de openstack:networking/network:Network appartient à un autre site",
    en: "belongs to a site other than bamako",
  },
  "default-connection": {
    rule: "endpoint",
    fr: "utilise la connexion par défaut, qui n'est pas déclarée",
    en: "uses the default connection, which is not declared",
  },
  "foreign-tunnel": {
    rule: "vpn-peer",
    fr: "mène à 203.0.113.9 (peerAddress), et aucun contrat en vigueur avec un autre site ne couvre ces données",
    en: "leads to 203.0.113.9 (peerAddress), and no contract in force with another site covers this data",
  },
  "class-not-here": {
    rule: "class-country",
    fr: "conserverait sur le site bamako (ML) des données de classe « citizen » appartenant à BF",
    en: "would store at site bamako (ML) data of class “citizen” owned by BF",
  },
  "class-absent": {
    rule: "class-country",
    fr: "openstack:compute/instance:Instance n'indique pas la classe de ses données",
    en: "openstack:compute/instance:Instance does not name the class of its data",
  },
  "owner-alias": {
    rule: "class-country",
    fr: "le propriétaire « ml » de openstack:blockstorage/volume:Volume n'est pas le code d'un État membre",
    en: "owner “ml” of openstack:blockstorage/volume:Volume is not the code of a member state",
  },
  "unknown-label": {
    rule: "class-country",
    fr: "la classe de données de openstack:blockstorage/volume:Volume n'est pas connue",
    en: "the data class of openstack:blockstorage/volume:Volume is not known",
    up: { fr: "n'est pas inscrite au registre", en: "is not in the registry" },
  },
  "plain-volume": {
    rule: "volume-encryption",
    fr: "sur le type de volume par défaut du nuage (volumeType), qui n'est pas attesté",
    en: "to the cloud's default volume type (volumeType), which is not attested",
  },
  "secret-in-user-data": {
    rule: "plain-secret",
    fr: "contient un secret (password) là où d'autres peuvent le lire : userData",
    en: "holds a secret (password) where others can read it: userData",
  },
  "foreign-package": {
    rule: "unclassified-type",
    fr: "le type acme:index:Bucket n'est pas admis",
    en: "type acme:index:Bucket is not admitted",
    guardOnly: true, // Without its plugin the engine shows the pack nothing of it.
  },
  "hidden-resources": {
    rule: "unclassified-type",
    fr: "le type openstack:orchestration/stackV1:StackV1 n'est pas admis",
    en: "type openstack:orchestration/stackV1:StackV1 is not admitted",
  },
  "made-in-apply": {
    rule: "location",
    fr: "la région « eu-west-1 » de openstack:networking/network:Network n'appartient à aucun site",
    en: "region “eu-west-1” of openstack:networking/network:Network belongs to no site",
  },
  "foreign-image": {
    rule: "image-registry",
    fr: "kubernetes:apps/v1:Deployment utilise l'image « nginx », qui ne vient d'aucun registre du site",
    en: "kubernetes:apps/v1:Deployment uses image “nginx”, which is not from a registry of site",
  },
  "public-load-balancer": {
    rule: "external-reach",
    fr: "kubernetes:core/v1:Service demande un répartiteur de charge qui n'est pas interne",
    en: "kubernetes:core/v1:Service requests a load balancer that is not internal",
  },
  "ambient-cluster": {
    rule: "cluster",
    fr: "utilise le fournisseur par défaut : il n'est pas déclaré",
    en: "uses the default provider: it is not declared",
  },
  "foreign-cluster": {
    rule: "cluster",
    fr: "mène au serveur « https://203.0.113.9:6443 »",
    en: "leads to server “https://203.0.113.9:6443”",
  },
  "disguised-kind": {
    rule: "unclassified-type",
    fr: "le type kubernetes:core/v1:ConfigMap n'est pas admis",
    en: "type kubernetes:core/v1:ConfigMap is not admitted",
  },
  "opaque-release": {
    rule: "unclassified-type",
    fr: "le type kubernetes:helm.sh/v3:Release n'est pas admis",
    en: "type kubernetes:helm.sh/v3:Release is not admitted",
  },
  "real-stack": {
    rule: "state-residency",
    fr: "qui n'est pas inscrit pour le site bamako",
    en: "which is not registered for site bamako",
    rehearsal: false,
  },
  "foreign-lookup": {
    rule: "endpoint",
    fr: "openstack:networking/getNetwork:getNetwork utilise la connexion par défaut",
    en: "openstack:networking/getNetwork:getNetwork uses the default connection",
    guardOnly: true,
  },
  "foreign-read": {
    rule: "location",
    fr: "la région « ouagadougou-1 » de openstack:networking/network:Network appartient à un autre site",
    en: "belongs to a site other than bamako",
    guardOnly: true,
  },
};

let engine: Engine;
test.before(async () => {
  engine = await openEngine({ AES_ESTATE_ALLIANCE: ALLIANCE_FILE });
});
test.after.always(() => engine?.close());

const pack = ["--policy-pack", join(import.meta.dirname, "../../policies/pack.ts")];
const up = ["up", "--yes", "--skip-preview"];
const packOnly = { AES_TEST_GUARD: "off", AES_ESTATE_LANGUAGE: "en" };

for (const [program, { rule, rehearsal = true, guardOnly, ...expected }] of Object.entries(
  violating,
)) {
  test(`${rule} denies ${program}`, async (t) => {
    t.timeout(600_000);
    const denied = async (args: string[], message: string, env: Record<string, string> = {}) => {
      const { code, output } = await engine.pulumi(program, args, env);
      t.not(code, 0, output);
      t.true(output.includes(`[${rule}] `), output);
      t.true(output.includes(message), output);
      return output;
    };
    /** With one message, and without a stack trace. */
    const deniedByGuard = async (args: string[], message: string) => {
      const output = await denied(args, message);
      const diagnostics = output.slice(output.indexOf("\nDiagnostics:"));
      t.is(diagnostics.match(/error: \[/g)?.length, 1, output);
      t.notRegex(diagnostics, /^\s+at .*:\d+:\d+/m, "a stack trace");
    };
    const late = expected.up ?? expected;

    await engine.init(program, "bamako", { "aes-estate:rehearsal": rehearsal });
    // Previews first: an update records what it creates before the violation, and later runs know that.
    await deniedByGuard(["preview"], expected.fr);
    if (!guardOnly) await denied(["preview", ...pack], expected.en, packOnly);
    await deniedByGuard([...up, "--config", "aes-estate:language=en"], late.en);
    if (!guardOnly)
      await denied([...up, ...pack], late.fr, { ...packOnly, AES_ESTATE_LANGUAGE: "fr" });
    const left = (await engine.recorded(program, "bamako")).filter((urn) => {
      return !/pulumi:(pulumi:Stack|providers:)|random:|(aes-estate:index|kubernetes:yaml):\w+::/.test(
        urn,
      );
    });
    t.deepEqual(left, [], "no denied resource is in the state");
  });
}

for (const program of [
  "compliant-values",
  "compliant-tenant",
  "compliant-component",
  "compliant-workload",
]) {
  test(`${program} passes every enforcement point`, async (t) => {
    t.timeout(600_000);
    await engine.init(program, "bamako", { "aes-estate:rehearsal": true });
    const { code, output } = await engine.pulumi(program, ["preview", ...pack]);
    t.is(code, 0, output);
    t.regex(output, /✅ aes-estate@v/);
  });
}

test("the README's program uses what the estate made for its own tenant only", async (t) => {
  t.timeout(600_000);
  const estate = "estate-outputs";
  await engine.init(estate, "bamako", { "aes-estate:rehearsal": true });
  await engine.init("first-program", "bamako", {
    "aes-estate:rehearsal": true,
    "tax-ledger:authUrl": "http://127.0.0.1:9/v3",
    "tax-ledger:credential": "0f0f",
    "tax-ledger:credentialSecret": "kept",
  });
  const preview = () => engine.pulumi("first-program", ["preview", ...pack], packOnly);
  await engine.pulumi(estate, up);
  const own = await preview();
  t.is(own.code, 0, own.output);
  await engine.pulumi(estate, [...up, "--config", "aes-estate:tenant=health"]);
  const theirs = await preview();
  t.not(theirs.code, 0, theirs.output);
  t.regex(theirs.output, /\[zone-boundary\] .*of another tenant: “tax” on one side, “health”/);
});

test("a compliant program is denied where the environment names a cloud", async (t) => {
  t.timeout(600_000);
  await engine.init("ambient-cloud", "bamako", { "aes-estate:rehearsal": true });
  const OS_CLOUD = "elsewhere";
  const guarded = await engine.pulumi("ambient-cloud", ["preview"], { OS_CLOUD });
  const packed = await engine.pulumi("ambient-cloud", ["preview", ...pack], {
    OS_CLOUD,
    ...packOnly,
  });
  for (const { code, output } of [guarded, packed]) {
    t.not(code, 0, output);
    t.regex(output, /\[endpoint\].*elsewhere.*clouds\.yaml/);
  }
});
