/** The project files of a site's own repository, besides its data: each file's path and text. Pure. */
import type { Message } from "../../output/message.ts";
import { pipelineFiles, pipelineScripts } from "./pipelines.ts";

/** The values that the files contain. */
export interface ProjectRequest {
  readonly site: string;
  readonly country: string;
  readonly title: Message;
  /** The package's npm dependency specifier. */
  readonly spec: string;
  /** Version range of the Pulumi SDK, which Pulumi's own host looks for beside the program; the package accepts it. */
  readonly sdk: string;
}

/**
 * Node.js versions that the package supports. They are not in the `engines` of its own manifest: npm would warn at
 * each `npx` of a repository that includes its own Node.js.
 */
const NODE = "^22.18.0 || >=24.0.0";

const PACKAGE = "node_modules/aes-estate/dist";

/** By kind of file, the data files that the schema applies to. */
const SCHEMAS = {
  alliance: "stacks/alliance.yaml",
  repatriation: "stacks/repatriation.yaml",
  site: "stacks/*/site.yaml",
  facility: "stacks/*/facility.yaml",
  tenant: "stacks/*/tenants/*.yaml",
  waivers: "policies/waivers.yaml",
};

/** Relative path of the schemas from a folder that is `depth` levels below the repository. */
export function schemasFrom(depth: number): string {
  return `${"../".repeat(depth)}${PACKAGE}/stacks/schemas`;
}

/** Every file except the data, by path. Files in `.ci/` are executable. */
export function projectFiles(request: ProjectRequest): Record<string, string> {
  const { site } = request;
  return {
    "package.json": json({
      name: `estate-${site}`,
      version: "0.1.0",
      private: true,
      type: "module",
      main: "index.ts",
      scripts: { check: "estate check", test: `estate check && estate preview ${site}` },
      dependencies: { "@pulumi/pulumi": request.sdk, "aes-estate": request.spec },
      engines: { node: NODE },
    }),
    ".npmrc":
      "ignore-scripts=true\nsave-exact=true\nfund=false\naudit=false\nupdate-notifier=false\n",
    ".gitignore": "node_modules/\nreports/\n__pycache__/\n*.log\n",
    "Pulumi.yaml": PROJECT,
    "index.ts": `// The program is the package's; what it builds is in stacks/${site}/.\nexport * from "aes-estate/stack";\n`,
    "policies/waivers.yaml": `# yaml-language-server: $schema=${schemasFrom(1)}/waivers.schema.json\n${WAIVERS}`,
    ".vscode/settings.json": json({
      "yaml.schemas": Object.fromEntries(
        Object.entries(SCHEMAS).map(([kind, files]) => [
          `./${PACKAGE}/stacks/schemas/${kind}.schema.json`,
          files,
        ]),
      ),
    }),
    ...pipelineScripts(),
    ...pipelineFiles(),
    Makefile: makefile(site),
    "README.md": english(request),
    "README.fr.md": french(request),
  };
}

function json(data: unknown): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}

const PROJECT = `name: aes-estate
description: One site of the AES estate; the program is the package aes-estate.
runtime:
  name: nodejs
  options:
    typescript: false # Node strips the types itself
config:
  aes-estate:cloud:
    type: string
    description: Entry of clouds.yaml with the site administrator's connection.
  aes-estate:language:
    type: string
    description: Language of messages, fr or en.
    default: fr
  aes-estate:rehearsal:
    type: boolean
    description: True only for a stack that runs on a loopback cloud; all its resources are labelled as a rehearsal's.
    default: false
`;

const WAIVERS = `#
# Waivers: a violation of one rule by one resource, waived for at most 180 days. A waiver has an owner, and a person of
# another office approves it. Usually there is none.
{}
`;

function makefile(site: string): string {
  return `# The commands that messages of aes-estate name. A real site runs \`pulumi\` with its own settings instead of up and down.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

SITE ?= ${site}
PACKAGE := ${PACKAGE}
ESTATE := node_modules/.bin/estate
SANDBOX := PYTHONPATH=$(PACKAGE) python3 -m sandbox
export AES_ESTATE_PROJECT := $(CURDIR)

.PHONY: help check preview up down audit env toolchain cloud clean-cloud status

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\\t/' | expand -t 16

check: ## SITE's data against the model and the policies
	@$(ESTATE) check $(SITE)

preview: toolchain ## what \`make up\` would change; needs no running cloud
	@$(ESTATE) preview $(SITE)

up: toolchain cloud ## a rehearsal cloud on this machine with SITE deployed on it (cold: about 20 minutes)
	@$(ESTATE) up $(SITE)

down: ## destroy SITE's rehearsal and prove that nothing is left
	@$(ESTATE) down $(SITE)

audit: ## the recorded state of SITE's rehearsal against the policies
	@settings="$$($(ESTATE) env $(SITE))"; eval "$$settings"; \\
	recorded="$$(pulumi stack export --stack $(SITE))" || \\
	  { echo "audit: $(SITE): rien d'enregistré / nothing recorded: make up SITE=$(SITE)" >&2; exit 2; }; \\
	$(ESTATE) audit - --backend "$$PULUMI_BACKEND_URL" <<<"$$recorded"

env: ## shell lines for a person: eval "$$(make -s env)"
	@$(ESTATE) env $(SITE)

toolchain: ## the Pulumi engine and its plugins, built from source (cold: about 12 minutes)
	@node $(PACKAGE)/toolchain/build.js

cloud: ## SITE's rehearsal cloud (cold: about 10 minutes)
	@$(SANDBOX) up --site $(SITE)

clean-cloud: ## stop SITE's rehearsal cloud; its data stays
	@$(SANDBOX) down --site $(SITE)

status: ## what runs of SITE's cloud
	@$(SANDBOX) status --site $(SITE)
`;
}

function english({ site, country, title }: ProjectRequest): string {
  return `# ${title.en} (${site}, ${country})

*En français : [README.fr.md](README.fr.md).*

The estate of one site of the alliance, as data. The program, the policies and the command \`estate\` are the package
[aes-estate](node_modules/aes-estate/README.md).

\`\`\`sh
npm install           # once, and after every upgrade
npx estate check      # every problem of the files, before anything runs
make preview          # the plan, evaluated by the guard and the policy pack; no cloud needed
make up               # a rehearsal: a cloud on this machine with the site deployed on it
npm test              # what the pipeline runs on each change (.ci/run); on a merge request, .ci/review
\`\`\`

| | |
| --- | --- |
| \`stacks/alliance.yaml\` | the alliance's registry, a copy: the members keep it equal in every repository |
| \`stacks/${site}/\` | the site's offer, its facility, a file for each tenant |
| the other folders of \`stacks/\` | what the other sites offer and countersign, copies without their tenants |
| \`policies/waivers.yaml\` | violations that are waived for a while, by whom and until when |
| \`Pulumi.${site}.yaml\` | what the stack connects to |
| \`Pulumi.yaml\`, \`index.ts\` | the program: one import |

## Upgrading

\`\`\`sh
npm install aes-estate@VERSION   # or the path of a newer aes-estate-VERSION.tgz
npx estate migrate               # rewrites what an older version's files lack; comments stay
npx estate check
\`\`\`

More: [a site's own repository](node_modules/aes-estate/docs/own-repository.md),
[what the operator owes](node_modules/aes-estate/docs/operator-prerequisites.md).
`;
}

function french({ site, country, title }: ProjectRequest): string {
  return `# ${title.fr} (${site}, ${country})

*In English: [README.md](README.md).*

Le parc d'un site de l'alliance, sous forme de données. Le programme, les politiques et la commande \`estate\` sont le paquet
[aes-estate](node_modules/aes-estate/README.fr.md).

\`\`\`sh
npm install           # une fois, et après chaque mise à niveau
npx estate check      # tous les problèmes des fichiers, avant que rien ne s'exécute
make preview          # le plan, évalué par la garde et le paquet de règles ; sans nuage
make up               # une répétition : un nuage sur cette machine, le site déployé dessus
npm test              # ce que lance l'intégration continue à chaque changement (.ci/run) ; pour une demande de fusion, .ci/review
\`\`\`

| | |
| --- | --- |
| \`stacks/alliance.yaml\` | le registre de l'alliance, une copie : les membres la gardent identique dans chaque dépôt |
| \`stacks/${site}/\` | l'offre du site, ses installations, un fichier par locataire |
| les autres dossiers de \`stacks/\` | ce que les autres sites offrent et contresignent, copies sans leurs locataires |
| \`policies/waivers.yaml\` | les violations couvertes par une dérogation pour un temps, par qui et jusqu'à quand |
| \`Pulumi.${site}.yaml\` | à quoi la pile se connecte |
| \`Pulumi.yaml\`, \`index.ts\` | le programme : un import |

## Mettre à niveau

\`\`\`sh
npm install aes-estate@VERSION   # ou le chemin d'un aes-estate-VERSION.tgz plus récent
npx estate migrate               # réécrit ce qui manque aux fichiers d'une version antérieure ; les commentaires restent
npx estate check
\`\`\`

Plus : [le dépôt propre à un site](node_modules/aes-estate/docs/own-repository.fr.md),
[ce que doit l'exploitant](node_modules/aes-estate/docs/operator-prerequisites.fr.md).
`;
}
