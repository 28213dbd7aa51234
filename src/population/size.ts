/** Sizes that the layout of a population rests on. */

/** Subjects of a community: residents and, where there are any, businesses. Only the last of a region may have fewer. */
export const COMMUNITY_SIZE = 1024
/** Stands for the category of a trait that a kind of subject does not have; a trait has at most 255 categories. */
export const NO_CATEGORY = 255
