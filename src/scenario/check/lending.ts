/** Doors that ask something of those they let through, and loans that come due. */
import { nearest } from '../language/suggest.js'
import type { Asks, Granted } from '../schema/terms.js'
import { termNames } from '../schema/words.js'
import { entriesOf, type Examined } from './context.js'
import { lendingMessages as say } from './messages/lending.js'
import { referenceMessages } from './messages/reference.js'

/** What is asked is asked without the scheme as well; loans have two different ends, and time to come to them. */
export function checkLending(examined: Examined): void {
  for (const [id, { terms, treatment, listed, unlisted, outsiders, granted }] of entriesOf(examined.draft.doors)) {
    const path = ['doors', id]
    if (terms && namesOf(terms).length === 0) examined.desk.problem([...path, 'terms'], say.asksNothing())
    for (const [part, treatments] of Object.entries({ treatment, listed, unlisted }))
      for (const [name, { asks }] of Object.entries(treatments ?? {}))
        checkAsks(examined, terms, asks, [...path, part, name])
    checkAsks(examined, terms, outsiders?.asks, [...path, 'outsiders'])
    if (granted) checkGranted(examined, granted, [...path, 'granted'])
  }
}

const namesOf = (asks: Asks) => termNames.filter((name) => asks[name] !== undefined)

function checkAsks({ desk }: Examined, terms: Asks | undefined, asks: Asks | undefined, path: string[]): void {
  if (!asks) return
  if (namesOf(asks).length === 0) desk.problem([...path, 'asks'], say.asksNothing())
  for (const name of namesOf(asks))
    if (terms?.[name] === undefined) desk.problemAtKey([...path, 'asks', name], say.notAskedAnyway(name))
}

function checkGranted({ draft, desk }: Examined, { after, kept, broken }: Granted, path: string[]): void {
  const behaviours = desk.names('behaviours')
  for (const [end, { behaviour }] of Object.entries({ kept, broken }))
    if (behaviours && !behaviours.includes(behaviour)) {
      const message = referenceMessages.unknown('behaviour', behaviour, behaviours, nearest(behaviour, behaviours))
      desk.problem([...path, end, 'behaviour'], message)
    }
  if (kept.behaviour === broken.behaviour) desk.problem([...path, 'broken', 'behaviour'], say.oneEnd(kept.behaviour))
  const bands = desk.names('grades', 'bands')
  for (const grade of Object.keys(kept.by_grade ?? {})) {
    const at = [...path, 'kept', 'by_grade', grade]
    if (!desk.has('grades')) desk.problemAtKey(at, referenceMessages.gradeWithoutGrades(grade))
    else if (bands && !bands.includes(grade))
      desk.problemAtKey(at, referenceMessages.unknown('grade', grade, bands, nearest(grade, bands)))
  }
  const tick = draft.calendar?.tick
  if (tick && after.value < tick.value * 0.999) desk.problem([...path, 'after'], say.tooSoon(after.text, tick.text))
}

/** Starts that differ by a trait of the population, inside the range of the score. */
export function checkStarts({ draft, desk, population }: Examined): void {
  for (const [id, score] of entriesOf(draft.scores)) {
    if (score.kind !== 'points' || !score.starts) continue
    const path = ['scores', id, 'starts']
    const traits = Object.keys(score.starts)
    if (traits.length !== 1) desk.problem(path, say.oneTrait(traits.length))
    for (const [trait, byCategory] of Object.entries(score.starts)) {
      const known = population && Object.keys(population.traits)
      const categories = population && Object.hasOwn(population.traits, trait) ? population.traits[trait] : undefined
      if (known && !categories)
        desk.problemAtKey([...path, trait], referenceMessages.unknownTrait(trait, known, nearest(trait, known)))
      for (const [category, points] of Object.entries(byCategory)) {
        const at = [...path, trait, category]
        if (categories && !categories.includes(category)) {
          const list = [...categories]
          const message = referenceMessages.unknownCategory(trait, category, list, nearest(category, list))
          desk.problemAtKey(at, message)
        }
        const { lowest, highest } = score
        if (lowest && lowest !== 'none' && points.value < lowest.value)
          desk.problem(at, say.startOutside(points.text, 'below the lowest', lowest.text))
        if (highest && highest !== 'none' && points.value > highest.value)
          desk.problem(at, say.startOutside(points.text, 'above the highest', highest.text))
      }
    }
  }
}
