/** The properties the law reads. The rest of a resource is none of its business, and may be large. */
import { CARRIERS } from "./resources/classification.ts";

export const READ = ["region", "authUrl", "cloud", "endpointOverrides", ...CARRIERS] as const;
