/** `estate credentials [site]`: every credential of one site or of all, with its age. */
import { join } from "node:path";
import { stacksFolder } from "../../estate/project.ts";
import { TEXTS } from "../../operations/credentials/messages.ts";
import type { SiteCredentials } from "../../operations/credentials/model.ts";
import { toText } from "../../operations/credentials/text.ts";
import { render } from "../../output/message.ts";
import { UserError } from "../../output/user-error.ts";
import { reportCommand } from "../report-command.ts";

export const credentialsCommand = reportCommand<readonly SiteCredentials[]>({
  name: "credentials",
  description: TEXTS.description,
  build: async ({ chosen, root }) => {
    if (root !== stacksFolder) throw new UserError(TEXTS.elsewhere, { root });
    const { credentialsOf } = await import("../../operations/credentials/report.ts");
    return Promise.all(chosen.map((estate) => credentialsOf(estate, join(root, ".."))));
  },
  toText,
  toJson: (sites, language) => ({
    sites: sites.map(({ unread, ...site }) => ({
      ...site,
      unread: unread.map(({ source, reason }) => ({ source, reason: reason[language] })),
    })),
  }),
  failed: (sites) =>
    sites.some(({ credentials }) => credentials.some(({ result }) => result === "overdue")),
  incomplete: (sites, language) => {
    const left = sites.flatMap(({ site, unread }) =>
      unread.map(({ source }) => `${site} ${source}`),
    );
    if (left.length === 0) return undefined;
    return render(TEXTS.incomplete, { what: left.join(", ") }, language);
  },
});
