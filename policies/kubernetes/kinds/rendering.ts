/** Inputs of the SDK's components that render objects; each rendered object is evaluated on its own. */
import {
  denied,
  type Entry,
  evaluated,
  flag,
  inert,
  object,
  oneOf,
  shaped,
} from "../../properties/entry.ts";
import { type Row, row } from "../../properties/row.ts";
import { nothing } from "../../resources/classification.ts";
import { isRendering } from "../../resources/kubernetes.ts";

const objects = inert("becomes objects, each of which is evaluated");
const rendered = inert("how objects are called or waited for; each is evaluated");
const credential = inert(
  "proves who asks, or who answers, at a place that rule data-flow evaluates",
);
const local = inert("a folder or a key of the machine that renders");

/** The marks of an asset: the SDK's, and the engine's. */
const ASSETS = ["__pulumiAsset", "4dabf18193072939515e22adb298388d"];

/** Whether a value fetches nothing from a host: no `RemoteAsset`, whose address a pack cannot even read. */
function isLocal(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (ASSETS.some((mark) => Object.hasOwn(value, mark)) && Object.hasOwn(value, "uri"))
    return false;
  return Object.values(value).every(isLocal);
}

const fromHere: Entry = {
  ...inert("values of templates; the rendered objects are evaluated"),
  holds: isLocal,
  want: {
    fr: "un texte ou un fichier du programme (StringAsset, FileAsset), aucune adresse",
    en: "a text or a file of the program (StringAsset, FileAsset), no address",
  },
};

/** The source: a file of the program, or a host; a name that only this machine's settings resolve is neither. */
const CHART = /^(\.{0,2}\/\S*|[A-Za-z0-9._-]+|[a-z]+:\/\/\S+)$/;

const repository = object({
  caFile: credential,
  certFile: credential,
  keyFile: credential,
  password: credential,
  repo: evaluated("host"),
  username: credential,
});

const RENDERING: Row = row(nothing("a grouping; each object it renders is evaluated on its own"), {
  apiVersions: rendered,
  chart: {
    ...shaped(CHART, {
      fr: "un chemin (./…), une adresse, ou un nom avec celle de son dépôt",
      en: "a path (./…), an address, or a name with that of its repository",
    }),
    is: "code",
  },
  dependencyUpdate: {
    ...oneOf("false"),
    why: "the dependencies of a chart come with it, not from the address that it names",
  },
  devel: flag,
  fetchOpts: object({
    ...repository.fields,
    destination: local,
    devel: flag,
    home: local,
    keyring: fromHere,
    prov: flag,
    untar: flag,
    untardir: local,
    verify: flag,
    version: rendered,
  }),
  file: evaluated("code"),
  files: evaluated("code"),
  includeTestHookResources: flag,
  keyring: fromHere,
  kubeVersion: rendered,
  name: rendered,
  namespace: inert("of objects, each of which is evaluated"),
  objs: objects,
  path: local,
  plainHttp: oneOf("false"),
  postRenderer: denied({
    fr: "un programme de cette machine recevrait tous les objets, avec leurs secrets",
    en: "a program of this machine would get every object, with its secrets",
  }),
  releaseName: rendered,
  repo: denied({
    fr: "un nom que seuls les réglages de cette machine connaissent ; donnez l'adresse du dépôt (fetchOpts.repo)",
    en: "a name that only this machine's settings know; give the repository's address (fetchOpts.repo)",
  }),
  repositoryOpts: repository,
  resourcePrefix: rendered,
  skipAwait: rendered,
  skipCRDRendering: rendered,
  skipCrds: rendered,
  transformations: objects,
  valueYamlFiles: fromHere,
  values: fromHere,
  verify: flag,
  version: rendered,
  yaml: objects,
});

/** The row for the inputs of such a component; `undefined` for any other type. */
export function renderingRow(type: string): Row | undefined {
  return isRendering(type) ? RENDERING : undefined;
}
