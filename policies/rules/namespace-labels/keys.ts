/** Labels that a namespace must have, without their prefix. */
export const OWED = ["class", "owner", "site", "tenant"];
