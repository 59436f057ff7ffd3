import test from "ava";
import { connect, openstackRelease } from "../../components/index.ts";
import { mockCloud, named, record } from "./recorder.ts";

test.before(mockCloud);

const login = { authUrl: "https://identity.bamako.aes.example/v3", region: "bamako-1" };

test.serial("a connection is of the one release, and repeats requests on weak links", async (t) => {
  const { made } = await record((opts) => connect("plain", login, opts));
  const { inputs, opts } = named(made, "plain");
  t.deepEqual(inputs, { ...login, maxRetries: "5" });
  t.is(opts.version, openstackRelease);
});

test.serial("the caller's values override the defaults", async (t) => {
  const { made } = await record((opts) => connect("own", { ...login, maxRetries: 0 }, opts));
  t.is(named(made, "own").inputs.maxRetries, "0");
});

for (const name of ["OS_CLOUD", "OS_PASSWORD", "OS_PROJECT_NAME", "OS_AUTH_URL", "OS_KEY"]) {
  test.serial(`a login in the environment is rejected: ${name}`, (t) => {
    process.env[name] = "another-user";
    t.teardown(() => delete process.env[name]);
    const error = t.throws(() => connect(`rejected-${name}`, login));
    t.true(error?.message.includes(`got ${name} in the environment, want none`));
    t.true(error?.message.includes(`unset ${name}`));
    t.false(error?.message.includes("another-user"));
  });
}

test.serial("variables that are not part of a login are ignored", async (t) => {
  process.env.OS_CLIENT_CONFIG_FILE = "/etc/openstack/clouds.yaml";
  process.env.OS_CLOUD = "";
  t.teardown(() => {
    delete process.env.OS_CLIENT_CONFIG_FILE;
    delete process.env.OS_CLOUD;
  });
  const { made } = await record((opts) => connect("allowed", login, opts));
  t.is(made.length, 1);
});
