/** `estate doctor`: connects to a site's cloud, examines it and writes the report. Nothing in the cloud changes. */
import { join } from "node:path";
import type { Estate } from "../../estate/estate.ts";
import { toJsonText } from "../../output/json.ts";
import type { Language } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { writeReport } from "../../output/write-report.ts";
import { findCloudsFile, readCloud } from "../../stacks/layers/clouds.ts";
import { Cloud } from "../cloud/client.ts";
import { siteCloud } from "../cloud/site.ts";
import { sitePlaces } from "../paths.ts";
import { STATE_ACCOUNT } from "../state/paths.ts";
import { examine } from "./examine.ts";
import type { Format } from "./formats.ts";
import { toJunit } from "./junit.ts";
import { TEXTS } from "./messages.ts";
import { EXIT_CODES, type Report } from "./model.ts";
import { OUTSIDE } from "./outside.ts";
import { Reader } from "./reader.ts";
import { toText } from "./text.ts";

export interface DoctorOptions {
  readonly format?: Format;
  /** File of the report. @default standard output */
  readonly output?: string;
  /** Entry of clouds.yaml of the user who keeps the state. @default a rehearsal's own, else none */
  readonly keeper?: string;
}

const WRITERS: Readonly<Record<Format, (report: Report, language: Language) => string>> = {
  text: toText,
  json: (report) => `${toJsonText(report)}\n`,
  junit: toJunit,
};

/**
 * Examines the cloud of a site, and returns the exit code: 0, 1 (findings) or 2 (answers are missing). `root` is the
 * stacks folder. Throws a `UserError` if the cloud cannot be reached.
 */
export async function doctor(
  estate: Estate,
  root: string,
  options: DoctorOptions,
  language: Language,
): Promise<number> {
  const { siteKey: site, alliance } = estate;
  const { cloud, address, region, rehearsal } = await siteCloud(site, join(root, ".."), alliance);
  const keeper = await keeperOf(site, address, rehearsal, options.keeper);
  const examined = {
    estate,
    region,
    rehearsal,
    cloud: new Reader(cloud),
    ...(keeper && { keeper: new Reader(keeper) }),
    outside: OUTSIDE,
  };
  const report = await examine(examined, address, language);
  const text = WRITERS[options.format ?? "text"](report, language);
  writeReport(text, options.output);
  return EXIT_CODES[report.result];
}

/** The user who keeps the state, at the same address as the administrator: no other gets the password. */
async function keeperOf(
  site: string,
  address: string,
  rehearsal: boolean,
  option: string | undefined,
): Promise<Cloud | undefined> {
  const entry = option ?? (rehearsal ? STATE_ACCOUNT : undefined);
  if (entry === undefined) return undefined;
  const file = option === undefined ? sitePlaces(site).stateClouds : findCloudsFile();
  if (file === undefined) throw new UserError(TEXTS.noClouds, { entry });
  const read = () => {
    try {
      return readCloud(file, entry);
    } catch (error) {
      throw new UserError(TEXTS.noKeeper, { entry, reason: (error as Error).message });
    }
  };
  const found = read();
  const { auth_url: leads } = found.auth;
  const bare = (url: string) => url.replace(/\/+$/, "");
  if (bare(leads) !== bare(address))
    throw new UserError(TEXTS.otherCloud, { entry, found: leads, address });
  return Cloud.connect(found).catch((error: Error) => {
    throw new UserError(TEXTS.noKeeper, { entry, reason: error.message });
  });
}
