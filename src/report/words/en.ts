/**
 * Every word of a report, in English. Another language is another object of the same shape ({@link Words}); nothing
 * outside this folder holds a text for readers. Numbers come in already written out.
 */
import { appendix } from './en/appendix.js'
import { conduct } from './en/conduct.js'
import { figures } from './en/figures.js'
import { linkage } from './en/linkage.js'
import { lending } from './en/lending.js'
<<<<<<< HEAD
import { membership } from './en/membership.js'
=======
import { lists } from './en/lists.js'
>>>>>>> b785e5a (Measure, report and tell lists; try them in vignettes; add the court list of judgment defaulters)
import { names } from './en/names.js'
import { numbers } from './en/numbers.js'
import { opening } from './en/opening.js'
import { page } from './en/page.js'
import { ratings } from './en/ratings.js'
import { subjects } from './en/subjects.js'

<<<<<<< HEAD
export const en = {
  ...page,
  ...names,
  numbers,
  opening,
  figures,
  conduct,
  lending,
  linkage,
  membership,
  appendix,
  ratings,
  subjects,
}
=======
export const en = { ...page, ...names, numbers, opening, figures, conduct, lending, linkage, lists, appendix, ratings }
>>>>>>> b785e5a (Measure, report and tell lists; try them in vignettes; add the court list of judgment defaulters)

export type Words = typeof en
