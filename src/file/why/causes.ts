/** Why something was done, and why it was seen or not: the first half of a reason. */
import type { Quantity } from '../../scenario/language/quantity.js'
import type { Scenario } from '../../scenario/schema/scenario.js'
import type { Act, Borne, Charge, FileEvent, Happening, Throw } from '../events.js'
import type { ResidentFile } from '../file.js'
import { capital, type Say } from '../say.js'
import { type Cited, cite, factorsOf } from './figures.js'
import type { Reason } from './link.js'
import type { Standing } from './standing.js'

/** What a reason is made from. */
export interface Told {
  scenario: Scenario
  file: ResidentFile
  say: Say
  standing: Standing
}

/** `drew 0.312, below 0.62`. */
export function drewWords({ drew, chance }: Throw, say: Say): string {
  if (chance <= 0) return 'there was no chance of it'
  if (chance >= 1) return 'it was certain'
  return `the draw was ${say.rate(drew)}, ${drew < chance ? 'below' : 'not below'} ${say.rate(chance)}`
}

/** The rate of a behaviour for somebody of these traits, before any response; undefined where it is only done in answer. */
function usualRate({ scenario, file }: Told, behaviour: string): { perYear: number; figures: Cited[] } | undefined {
  const { rate, factors } = scenario.behaviours[behaviour]
  if (!rate) return undefined
  const path = `behaviours.${behaviour}`
  const times = factorsOf(`${path}.factors`, factors, file.traits)
  const perYear = times.reduce((product, { value }) => product * value, rate.value)
  return { perYear, figures: [...cite([`${path}.rate`, rate]), ...times] }
}

/** Figures of the responses that change how often somebody does something of a kind. */
function responsesTo({ scenario }: Told, behaviour: string): Cited[] {
  const { kind, strain_factor: strain, hardship_factor: hardship } = scenario.behaviours[behaviour]
  const { deterrence, conformity, chill, perceived_risk: risk } = scenario.response
  const path = `behaviours.${behaviour}`
  const strength: [string, Quantity] =
    kind === 'merit'
      ? ['response.conformity.strength', conformity.strength]
      : kind === 'voice'
        ? ['response.chill.strength', chill.strength]
        : ['response.deterrence.strength', deterrence.strength]
  return cite(
    strength,
    ['response.perceived_risk.prior', risk.prior],
    [`${path}.strain_factor`, strain],
    [`${path}.hardship_factor`, hardship],
  )
}

function actLink(event: Act, told: Told): Reason {
  const { say, scenario } = told
  const { drawn, behaviour } = event
  const title = say.behaviour(behaviour)
  if (!drawn || drawn.how === 'came due') {
    const says = `It came of what had been granted before: ${title}.`
    const broken = event.loan === undefined ? undefined : scenario.doors[event.loan]?.granted?.broken
    return {
      stage: 'act',
      says,
      figures: cite([`doors.${event.loan}.granted.broken.share`, (broken as { share?: Quantity } | undefined)?.share]),
    }
  }
  const { scheme, strain, hardship } = drawn.times
  const changed = (
    [
      [scheme, 'by the scheme (fear, hope, public attention)'],
      [strain, 'by strain'],
      [hardship, 'by hardship'],
    ] as const
  ).flatMap(([times, by]) => (Math.abs(times - 1) < 0.0005 ? [] : [`${say.rate(times)} times that ${by}`]))
  const now = changed.length > 0 ? `; just then ${changed.join(', ')}` : ''
  const moment = drawn.moment!
  if (drawn.how === 'in answer') {
    const { follows } = scenario.behaviours[behaviour]
    const says = `Done in answer to ${say.behaviour(follows?.behaviour ?? '')}${now}: ${drewWords(moment, say)}.`
    return {
      stage: 'act',
      says,
      draw: moment,
      figures: [...cite([`behaviours.${behaviour}.follows.share`, follows?.share]), ...responsesTo(told, behaviour)],
    }
  }
  const usual = usualRate(told, behaviour)
  const often = usual
    ? `Somebody with these traits does it ${say.rate(usual.perYear)} times a year on average (${usual.figures.map(({ text }) => text).join(', ')})${now}`
    : `It is rarely done${now}`
  return {
    stage: 'act',
    says: `${often}. A moment for it came up, and ${drewWords(moment, say)}.`,
    draw: moment,
    figures: [...(usual?.figures ?? []), ...(changed.length > 0 ? responsesTo(told, behaviour) : [])],
  }
}

function severityLink({ severity, behaviour }: Act | Borne, { scenario, say }: Told): Reason[] {
  const shares = scenario.behaviours[behaviour].severity
  if (!shares) return []
  const figures = cite([`behaviours.${behaviour}.severity.${severity}`, shares[severity]])
  return [
    {
      stage: 'act',
      says: `It was ${severity === 'ordinary' ? 'an' : 'a'} ${severity} one, as ${say.share(shares[severity].value)} of such acts are.`,
      figures,
    },
  ]
}

/** Whether a sensor works in the community. */
function coverageLink(id: string, { scenario, file, say }: Told): Reason {
  const { works, covers } = file.sensors.find((sensor) => sensor.id === id)!
  const { coverage } = scenario.sensors[id]
  const whole = 'text' in coverage ? (coverage as Quantity) : undefined
  const place = Object.keys(coverage).find((each) => Object.values(file.traits).includes(each))
  const figures = whole
    ? cite([`sensors.${id}.coverage`, whole])
    : cite([`sensors.${id}.coverage.${place}`, (coverage as Record<string, Quantity>)[place ?? '']])
  const says = `${say.sensor(id)} ${works ? 'works' : 'does not work'} in this community: ${drewWords(covers, say)}.`
  return { stage: 'observe', says, draw: covers, figures }
}

/** Who looked, in order, and whether the one who saw it took somebody else for the doer. */
function lookLinks(event: Act | Borne, told: Told): Reason[] {
  const { scenario, say } = told
  const links = event.absent.map((id) => coverageLink(id, told))
  for (const { sensor: id, saw, evaded, chance, drew } of event.looks) {
    const sensor = scenario.sensors[id]
    const recall = cite([`sensors.${id}.sees.${event.behaviour}`, sensor.sees[event.behaviour]])
    const evasion = evaded ? cite(['response.evasion.strength', scenario.response.evasion?.strength]) : []
    const outcome = saw ? 'saw it' : evaded ? 'would have seen it, had it not been hidden' : 'did not see it'
    links.push(coverageLink(id, told), {
      stage: 'observe',
      says: `${say.sensor(id)} ${outcome}: ${drewWords({ chance, drew }, say)}.`,
      draw: { chance, drew },
      figures: [...recall, ...evasion],
    })
    if (saw && event.mistaken && event.mistaken.chance > 0) {
      const missed = event.mistaken.drew < event.mistaken.chance
      links.push({
        stage: 'observe',
        says: `It took ${missed ? 'somebody else' : 'the right one'} for the one who did it: ${drewWords(event.mistaken, say)}.`,
        draw: event.mistaken,
        figures: [
          ...cite([`sensors.${id}.mistaken_person`, sensor.mistaken_person]),
          // they go by the traits of the one who did it, which the file of somebody else does not know
          ...(event.what === 'act'
            ? factorsOf(`sensors.${id}.mistaken_factors`, sensor.mistaken_factors, told.file.traits)
            : []),
        ],
      })
    }
  }
  return links
}

/** Why an act was done, and who saw it. */
export function actLinks(event: Act & FileEvent, told: Told): Reason[] {
  const seen = event.rule === null || event.rated ? [] : lookLinks(event, told)
  return [actLink(event, told), ...severityLink(event, told), ...seen]
}

/** Why an act of somebody else is this one's by rule. */
export function borneLinks(event: Borne & FileEvent, told: Told): Reason[] {
  const { say } = told
  const says = `${capital(say.who(event.by))} did it, and rule ${event.rule} lays it on the ${event.as}.`
  return [{ stage: 'act', says }, ...severityLink(event, told), ...lookLinks(event, told)]
}

/** Why somebody is charged with what they never did. */
export function chargeLinks(event: Charge & FileEvent, told: Told): Reason[] {
  const { scenario, say } = told
  const { sensor: id } = event.finding
  const sensor = scenario.sensors[id]
  const covered = coverageLink(id, told)
  if (event.because === 'invented') {
    const rate = sensor.false_alarms?.[event.behaviour]
    const says = `A false alarm of ${say.sensor(id)}${rate ? `, which makes them up at ${rate.text} and resident` : ''}; its luck fell on this resident.`
    return [covered, { stage: 'observe', says, figures: cite([`sensors.${id}.false_alarms.${event.behaviour}`, rate]) }]
  }
  if (event.because === 'accused') {
    const made = Object.entries(scenario.behaviours).find(
      ([, { accuses }]) => accuses?.of === event.behaviour && accuses.through === id,
    )
    const says = `${capital(say.who(event.accuser ?? 0))} made it up, and ${say.sensor(id)} believes some such charges.`
    const figures = made ? cite([`behaviours.${made[0]}.accuses.believed`, made[1].accuses?.believed]) : []
    return [covered, { stage: 'observe', says, figures }]
  }
  if (event.because === 'misfiled')
    return [{ stage: 'observe', says: `It was about ${say.who(event.finding.charged)}.` }]
  const { mistaken } = event
  const says = `${capital(say.who(event.doneBy!))} did it. ${say.sensor(id)} saw it and took this resident for them${mistaken ? `: ${drewWords(mistaken, say)}` : ''}.`
  const figures = cite([`sensors.${id}.mistaken_person`, sensor.mistaken_person])
  return [covered, { stage: 'observe', says, ...(mistaken && { draw: mistaken }), figures }]
}

/** Why something was not done. */
export function withheldLinks(event: Extract<Happening, { what: 'withheld' }>, told: Told): Reason[] {
  const { say } = told
  const usual = usualRate(told, event.behaviour)
  const says = `Without the scheme it would have been done; what is feared or felt leaves ${say.share(event.times)} of the ${usual ? `${say.rate(usual.perYear)} times a year` : 'rate'} that is usual.`
  return [{ stage: 'respond', says, figures: [...(usual?.figures ?? []), ...responsesTo(told, event.behaviour)] }]
}
