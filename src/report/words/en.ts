/**
 * Every word of a report, in English. Another language is another object of the same shape ({@link Words}); nothing
 * outside this folder holds a text for readers. Numbers come in already written out.
 */
import { appendix } from './en/appendix.js'
import { conduct } from './en/conduct.js'
import { figures } from './en/figures.js'
import { linkage } from './en/linkage.js'
import { lending } from './en/lending.js'
import { membership } from './en/membership.js'
import { lists } from './en/lists.js'
import { names } from './en/names.js'
import { numbers } from './en/numbers.js'
import { opening } from './en/opening.js'
import { page } from './en/page.js'
import { ratings } from './en/ratings.js'
import { subjects } from './en/subjects.js'

export const en = {
  ...page,
  ...names,
  numbers,
  opening,
  figures,
  conduct,
  lending,
  linkage,
  lists,
  membership,
  appendix,
  ratings,
  subjects,
}

export type Words = typeof en
