/** What the scheme makes of somebody: letters, doors, and whether they speak out. */
import type { Of } from '../events.js'
import { lendingLines } from '../lending.js'
import type { Say } from '../say.js'
import type { Told } from './words.js'

/** A letter has been given, kept or taken away. */
export function tellGraded({ from, to, trueTo, down, told }: Of<'graded'>, say: Say): Told {
  const head =
    to === null
      ? 'Gives no consent: no letter any more'
      : from === null
        ? `First letter: ${to}`
        : from === to
          ? `Keeps the letter ${to}`
          : `Letter ${to} instead of ${from}`
  const wrong = to !== trueTo
  const details = wrong ? [`The letter should be ${say.letter(trueTo)}.`] : []
  if (down && !told) details.push('The resident is not told.')
  return { tone: wrong ? 'wrong' : 'letter', head, details }
}

/** A door has been tried. */
export function tellDoor(event: Of<'door'>, say: Say): Told {
  const { refused, refusedAnyway, letter } = event
  const details: string[] = []
  if (letter !== null) details.push(treatment(event, letter, say))
  else if (event.chance !== event.chanceAnyway) details.push(byList(event, say))
  if (refused && !refusedAnyway) details.push('Without the scheme the door would have opened.')
  if (!refused && refusedAnyway) details.push('Without the scheme it would have stayed shut.')
  if (event.acrossContexts) details.push("By points of the door's own field of life alone it would have opened.")
  details.push(...lendingLines(event, say))
  const tone = refused !== refusedAnyway ? 'wrong' : 'door'
  return { tone, head: `${say.door(event.door)}: ${refused ? 'refused' : 'let through'}`, details }
}

function treatment({ chance, chanceAnyway }: Of<'door'>, letter: string, say: Say): string {
  if (chance === chanceAnyway)
    return `The letter ${letter} makes no difference here: ${say.share(chance)} are refused with or without it.`
  return `With the letter ${letter} ${say.share(chance)} are refused; without the scheme ${say.share(chanceAnyway)} would be.`
}

function byList({ chance, chanceAnyway, lists, guardians }: Of<'door'>, say: Say): string {
  const standing = guardians
    ? 'Judged by the adults of the household'
    : lists.length > 0
      ? `On the list ${lists.map((list) => say.list(list)).join(' and ')}`
      : 'Not on the list'
  return `${standing}: ${say.share(chance)} are refused; without the scheme ${say.share(chanceAnyway)} would be.`
}

/** The resident has spoken out, or kept silent out of fear. */
export function tellProtest({ spoke, after }: Of<'protest'>): Told {
  const when = after === 'news of the scheme' ? 'about the scheme' : `after the ${after}`
  return spoke
    ? { head: `Speaks out in public ${when}` }
    : { tone: 'silent', head: `Would have spoken out ${when}, and kept silent out of fear` }
}
