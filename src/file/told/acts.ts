/** What the resident did, answers for, was rated for, or would have done. */
import type { Act, Borne, FileEvent, Of } from '../events.js'
import type { ResidentFile } from '../file.js'
import { capital, type Say } from '../say.js'
import { onward } from './findings.js'
import { ruleName, scoresAfter, type Told } from './words.js'

/** Something done, and what became of it. */
export function tellAct(event: Of<'act'>, say: Say, file: ResidentFile): Told {
  const details: string[] = []
  if (event.loan) details.push(`It is what came of being let through at: ${say.door(event.loan)}.`)
  const severity = event.severity === 'ordinary' ? '' : `, ${event.severity}`
  if (event.provoked)
    details.push(
      'Without what strain, hardship, public attention or reward made of people, it would not have happened.',
    )
  if (event.inAnswerTo !== null) details.push(`Done in answer to an act of ${say.who(event.inAnswerTo)}.`)
  if (event.paid > 0) details.push(`It cost ${say.count(event.paid)} yuan.`)
  if (event.believed !== null) details.push(`The charge was ${event.believed ? 'believed' : 'not believed'}.`)
  if (event.victim !== null) details.push(`${capital(say.who(event.victim))} was harmed by it.`)
  if (event.rated) return { head: `Did: ${say.behaviour(event.behaviour)}${severity}`, details }
  if (event.rule === null) details.push('No rule scores it.')
  else details.push(...rightly(event, file, say), ...eyes(event, say), ...way(event, file, say))
  const lands = event.fallsOn?.who ?? file.id
  const unseen = event.rule !== null && (event.finding === null || event.finding.file !== lands)
  return { tone: unseen ? 'unseen' : 'plain', head: `Did: ${say.behaviour(event.behaviour)}${severity}`, details }
}

const ties = { owner: 'which this resident owns', official: 'of whose district this resident is the official' }

/** What somebody else did, and a rule lays on this resident. */
export function tellBorne(event: Of<'borne'>, say: Say, file: ResidentFile): Told {
  const { by, as, finding } = event
  const severity = event.severity === 'ordinary' ? '' : `, ${event.severity}`
  const details = [
    `Done by ${say.who(by)}, ${ties[as]}: the rule lays it on the ${as}.`,
    ...rightly(event, file, say),
    ...eyes(event, say),
    ...way(event, file, say),
  ]
  const unseen = finding === null || finding.file !== file.id
  return {
    tone: unseen ? 'unseen' : 'plain',
    head: `Answers for: ${say.behaviour(event.behaviour)}${severity}`,
    details,
  }
}

/** Somebody met has rated an act. */
export function tellRated(event: Of<'rated'>, say: Say, file: ResidentFile): Told {
  const { by, grade, given, onlookers, penalty, moved, trueMoved } = event
  const holds = grade === null ? '' : `, who holds ${grade},`
  const head =
    by === null ? 'Not rated: one of the two is out' : `Rated by ${say.who(by)}${holds} with ${say.count(given!)}`
  const details: string[] = []
  if (onlookers > 0) details.push(`Somebody looked on and rated the company: ${say.points(onlookers)} less.`)
  if (penalty) details.push('A penalty on the spot: points are gone for a time, in which low ratings count more.')
  const way = (points: number) =>
    points === 0 ? 'nothing' : `${points > 0 ? '+' : '\u2212'}${say.count(Math.abs(points))}`
  const rule = event.rule === null ? '' : `${ruleName(event.rule, file)}: `
  details.push(
    `${rule}moves the score by ${way(moved)}; by conduct alone ${way(trueMoved)}. ${scoresAfter(event, say)}`,
  )
  return { tone: moved < trueMoved ? 'wrong' : 'plain', head, details }
}

/** Something that the scheme kept the resident from. */
export function tellWithheld(event: Of<'withheld'>, say: Say): Told {
  const { kind, times } = event
  const why =
    kind === 'voice'
      ? `Fear of the scheme leaves ${say.share(times)} of such acts by people in this position.`
      : `The scheme leaves ${say.share(times)} of such acts by people in this position.`
  return { tone: 'silent', head: `Would have done, and did not: ${say.behaviour(event.behaviour)}`, details: [why] }
}

function rightly(event: (Act | Borne) & FileEvent, file: ResidentFile, say: Say): string[] {
  const { trueMoved, trueScore } = event
  const rule = ruleName(event.rule!, file)
  const falls = event.what === 'act' ? event.fallsOn : undefined
  if (falls) return [`${rule}: falls on the ${bearers[falls.as]}, ${say.who(falls.who)}.`]
  if (!file.hasScore) return [`${rule}.`]
  if (trueMoved === 0) return [`${rule}: by the true score nothing more could be taken or given.`]
  return [
    `${rule}: rightly ${trueMoved < 0 ? 'costs' : 'brings'} ${say.points(trueMoved)}; the true score is ${say.count(trueScore)}.`,
  ]
}

const bearers = { owner: 'owner', official: 'official of the district' }

function eyes({ looks, absent, finding }: Pick<Act, 'looks' | 'absent' | 'finding'>, say: Say): string[] {
  const chance = (share: number) => (share >= 1 ? 'sees every such act' : `sees ${say.shareOf(share)} such acts`)
  const missed = looks.filter(({ saw }) => !saw)
  const lines = missed.map(({ sensor, chance: share, evaded }) =>
    evaded
      ? `It was hidden from ${say.sensor(sensor)}, which would have seen it.`
      : `${say.sensor(sensor)} did not see it (${chance(share)}).`,
  )
  if (finding) {
    const seen = looks.at(-1)!
    return [...lines, `${say.sensor(seen.sensor)} saw it (${chance(seen.chance)}).`]
  }
  if (looks.length > 0) return [...lines, 'Nobody else did: it never reaches a file.']
  const why = absent.length > 0 ? 'None of the sensors made for it works here' : 'No sensor is made for it'
  return [`${why}: nobody sees it, and it never reaches a file.`]
}

/** Where the finding on an act goes: whom it charges, if that is not the one on whom the act falls, and the rest. */
function way(event: Act | Borne, { id }: ResidentFile, say: Say): string[] {
  const { finding } = event
  if (!finding) return []
  const falls = event.what === 'act' ? event.fallsOn : event
  const rightly = event.what === 'act' ? (event.fallsOn?.who ?? id) : id
  const charged = say.who(finding.charged)
  const instead = falls
    ? `It took another for the one who did it, and charged ${charged}.`
    : `It took ${charged} for the one who did it.`
  return [...(finding.charged === rightly ? [] : [instead]), ...onward(finding, id, say)]
}
