/** Where a thing sends data, and who administers it. */

export type Flows = object;
