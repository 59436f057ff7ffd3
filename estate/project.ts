/** Where the program is, and the project whose data a run is about. */
import { join } from "node:path";
import { packaged, programRoot, projectFolder } from "../policies/enforce/project.ts";

/** The program's own files: the repository, or what the package is compiled to. */
export const repository = programRoot;

/** The project whose data this run is about, and the estate in it. */
export const projectRoot = projectFolder();
export const stacksFolder = join(projectRoot, "stacks");

/** The Pulumi project whose program makes the estate: this repository whatever data it is about, or the site's own. */
export const programFolder = packaged ? projectRoot : repository;
