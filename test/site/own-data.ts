/** Imported first by the tests of a site's own data: they may read it, and test no other. */
import { READS_SITE_DATA, repositoryRoot } from "../helpers/site-data.ts";

process.env[READS_SITE_DATA] = "yes";
process.env.AES_ESTATE_PROJECT = repositoryRoot;
