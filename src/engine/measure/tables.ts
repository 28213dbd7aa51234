/** How the tick counts. */

/** How residents are sorted for counting; see `counters.ts`. */
export interface GroupTables {
  /** Measured class of each cell. */
  classOfCell: Uint16Array
  classes: number
  /**
   * Groups that a subject of each class is counted in, class after class. Residents are counted in 0, everybody, first;
   * businesses are not counted among them.
   */
  groupsOfClass: Uint16Array
  /** [classes + 1] where the groups of each class begin. */
  groupStart: Uint32Array
  groups: number
  /** The group of all businesses; 0 if there are none. */
  businesses: number
  scoreBins: number
  firstBin: number
  binWidth: number
}
