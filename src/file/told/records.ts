/** What reaches the file, and what becomes of its points. */
import { isWrong, type Of, type Wrong } from '../events.js'
import type { ResidentFile } from '../file.js'
import { originOf } from '../origins.js'
import type { Say } from '../say.js'
import { ruleName, scoresAfter, type Told } from './words.js'

const wrongly: Record<Wrong, string> = {
  mistaken: 'taken for somebody else',
  invented: 'a false alarm',
  accused: 'made up by a neighbour',
  misfiled: "meant for somebody else's file",
}

/** A record has reached the file. */
export function tellRecord(event: Of<'record'>, say: Say, file: ResidentFile): Told {
  const { because, full, points, moved } = event
  const rule = event.rule === null ? 'A rule no longer in force' : ruleName(event.rule, file)
  const does = moved < 0 ? `takes ${say.points(moved)}` : moved > 0 ? `gives ${say.points(moved)}` : 'moves nothing'
  const factor = event.rule === null ? undefined : file.rules[event.rule]?.factor
  const inFactor = factor ? `${points < 0 ? 'takes' : 'gives'} ${say.points(points)} of ${factor}, and so ` : ''
  const details = [file.hasScore ? `${rule}: ${inFactor}${does}. ${scoresAfter(event, say)}` : `${rule}.`]
  if (points !== full)
    details.push(`Only ${say.points(points)} of ${say.points(full)}: the limit for the year is reached.`)
  if (!factor && moved !== points) details.push('The scale of the score ends there.')
  if (full < 0) details.push(event.told ? 'The resident is told.' : 'The resident is never told.')
  if (event.published) details.push('The charge is printed with the name.')
  if (event.appeals) details.push('An appeal is filed.')
  if (event.late) details.push('An appeal would be filed too late.')
  const about = isWrong(because) ? wrongly[because] : actOf(because, file, event.case, say)
  return {
    tone: isWrong(because) ? 'wrong' : 'plain',
    head: `On file: ${say.behaviour(event.behaviour)} (${about})`,
    details,
  }
}

/** The resident has asked for the own file. */
export function tellFound(event: Of<'found'>, say: Say): Told {
  const just = isWrong(event.because) ? 'wrong' : 'right'
  const details = ['Nobody had told the resident of it.']
  if (event.appeals) details.push('An appeal is filed.')
  if (event.late) details.push('An appeal would be filed too late.')
  const head = `Asks for the own file and finds the ${just} charge of ${say.behaviour(event.behaviour)}`
  return { tone: just === 'wrong' ? 'wrong' : 'plain', head, details }
}

/** An appeal has been decided. */
export function tellAppeal(event: Of<'appeal'>, say: Say): Told {
  const just = isWrong(event.because) ? 'wrong' : 'right'
  const { upheld, moved } = event
  const head = `Appeal against the ${just} charge of ${say.behaviour(event.behaviour)}: ${upheld ? 'upheld' : 'refused'}`
  const back = upheld ? `${say.points(moved)} come back. ${scoresAfter(event, say)}` : 'The points stay taken.'
  return { tone: !upheld && just === 'wrong' ? 'wrong' : 'plain', head, details: [back] }
}

/** Points have come back, or are gone again; undefined where that moved nothing. */
export function tellReturn(event: Of<'repaired' | 'expired'>, say: Say): Told | undefined {
  if (event.moved === 0) return undefined
  const why = event.what === 'repaired' ? 'Earned back' : 'Time is over'
  if (event.ledger === 'truth')
    return {
      head: `${why}, in truth: ${say.behaviour(event.behaviour)}; the true score is ${say.count(event.trueScore)}`,
    }
  const moved = event.moved > 0 ? `${say.points(event.moved)} come back` : `${say.points(event.moved)} are gone again`
  return { head: `${why}: ${say.behaviour(event.behaviour)}, ${moved}`, details: [scoresAfter(event, say)] }
}

/** `an act of March 2011`, and whose, if it was somebody else's. */
function actOf(because: 'own act' | 'borne', { events }: ResidentFile, of: number, say: Say): string {
  const act = originOf(of, events)!
  return `an act of ${because === 'borne' && act.what === 'borne' ? `${say.who(act.by)}, ` : ''}${say.when(act.date)}`
}
