/** Paths of the program and of the project whose data a run uses. */
import { join } from "node:path";
import { packaged, programRoot, projectFolder } from "../policies/enforce/project.ts";

/** The program's own files: the repository, or the compiled package. */
export const repository = programRoot;

/** The project whose data this run uses, with its estate. */
export const projectRoot = projectFolder();
export const stacksFolder = join(projectRoot, "stacks");

/** The Pulumi project that deploys the estate: this repository, whichever data it uses, or the site's own. */
export const programFolder = packaged ? projectRoot : repository;
