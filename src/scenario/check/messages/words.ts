/** Turns of phrase that the messages share. */

/** A whole number as people read it, without asking the machine for its language. */
export const grouped = (whole: number) => String(whole).replace(/\B(?=(\d{3})+$)/g, ',')

export const didYouMean = (meant?: string) => meant && `did you mean "${meant}"?`

export const percent = (value: number) => `${Number((value * 100).toFixed(4))} %`
