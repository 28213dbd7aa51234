/** Note of a quantity that is a choice about the run. */
export const settingNote = 'a setting of the run, not a claim about the world'
