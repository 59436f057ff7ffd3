/** A public interface whose docstrings lack something; reference.test.ts lists what. */

/** One thing. */
export interface Thing {
  bare: string;
  /** How large. */
  size: number;
  /** How large. */
  sizeGiB: number;
  /** Size in GiB. */
  totalGiB: number;
  /** Where. */
  cidr: string;
  /** Where, like `10.0.0.0/8`. */
  otherCidr: string;
  /** Left out. */
  left?: string;
  /**
   * Present.
   * @default none
   */
  present?: string;
}

export const NONE = 0;
