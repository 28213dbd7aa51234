/** Why a record reached a file, what it cost, which letter came of it and what a door made of that: the second half. */
import type { Quantity } from '../../scenario/language/quantity.js'
import { pointsOnly } from '../../scenario/schema/figures.js'
import { figuresOfRule } from '../../scenario/schema/figures.js'
import type { Finding, Of, Severity } from '../events.js'
import { originOf } from '../origins.js'
import { drewWords, type Told } from './causes.js'
import { cite, type Cited } from './figures.js'
import type { Reason } from './link.js'

/** How a finding came, or did not come, into a file. */
export function wayLinks(finding: Finding | null, { scenario, say }: Told): Reason[] {
  if (!finding) return []
  const { database: id, drawn, linked, fate, reviewed, file, charged } = finding
  const database = scenario.databases[id]
  const links: Reason[] = []
  if (drawn && drawn.lost.chance > 0)
    links.push({
      stage: 'record',
      says: `${say.database(id)}: ${drawn.lost.drew < drawn.lost.chance ? 'the record was lost' : 'the record was not lost'}; ${drewWords(drawn.lost, say)}.`,
      draw: drawn.lost,
      figures: cite([`databases.${id}.lost`, database.lost]),
    })
  if (linked)
    links.push({
      stage: 'link',
      says: `The registry compared it: ${say.decimal(linked.right)} bits for the right file${linked.best === null ? ', and nobody else came near' : `, ${say.decimal(linked.best)} for the best of all others`}${linked.byClerk ? '; a clerk decided' : ''}.`,
    })
  else if (drawn?.misfiled && drawn.misfiled.chance > 0 && fate !== 'lost')
    links.push({
      stage: 'link',
      says: `It went to ${file !== null && file !== charged ? 'the file of a namesake' : 'the right file'}: ${drewWords(drawn.misfiled, say)}.`,
      draw: drawn.misfiled,
      figures: cite([`databases.${id}.misfiled`, database.misfiled]),
    })
  if (reviewed) {
    const { review } = scenario.safeguards
    links.push({
      stage: 'record',
      says: `Somebody looked at it and ${fate === 'dropped by review' ? 'dropped it' : 'let it pass'}.`,
      figures: cite(
        ['safeguards.review.reviewed', review?.reviewed],
        ['safeguards.review.drops_wrong', review?.drops_wrong],
        ['safeguards.review.drops_right', review?.drops_right],
      ),
    })
  }
  if (finding.reaches !== null)
    links.push({
      stage: 'record',
      says: `It takes ${database.delay.text} until it counts: ${say.when(finding.reaches)}.`,
      figures: cite([`databases.${id}.delay`, database.delay]),
    })
  return links
}

/** The figure of a rule that gave these points. */
function figureOf(id: string | null, points: number, { scenario }: Told): Cited[] {
  const rule = id === null ? undefined : scenario.rules[id]
  if (!rule) return []
  const said = rule.points ?? rule.rates
  const which = said && 'minor' in said ? (['minor', 'ordinary', 'serious'] as Severity[]) : undefined
  const all = figuresOfRule(rule)
  const name = rule.points ? 'points' : 'rates'
  const at = all.findIndex(({ value }) => value === points)
  const [figure] = all.slice(Math.max(0, at))
  return cite([which ? `rules.${id}.${name}.${which[Math.max(0, at)]}` : `rules.${id}.${name}`, figure])
}

/** What a record cost, and whether its subject heard of it and objected. */
export function recordLinks(event: Of<'record'>, finding: Finding | null, told: Told): Reason[] {
  const { scenario, say, file } = told
  const { rule, full, points, moved, late } = event
  const [score] = Object.values(scenario.scores)
  const cap = scenario.safeguards.cap
  const limits = cite(
    ['safeguards.cap.taken_per_year', cap?.on ? cap.taken_per_year : undefined],
    [`rules.${rule}.given_per_year`, rule === null ? undefined : scenario.rules[rule]?.given_per_year],
    [`scores.given_per_year`, pointsOnly(score).given_per_year],
  )
  const whole = full === points ? '' : `, of which a limit for the year leaves ${say.points(points)}`
  const ends = moved === points || scenario.rules[rule ?? '']?.factor ? '' : '; the scale of the score ends there'
  const links: Reason[] = []
  if (file.hasScore)
    links.push({
      stage: 'score',
      says: `${rule === null ? 'A rule no longer in force' : `Rule ${rule}`} ${full < 0 ? 'takes' : 'gives'} ${say.points(full)}${whole}${ends}. The score went from ${say.count(event.score - moved)} to ${say.count(event.score)}.`,
      figures: [...figureOf(rule, full, told), ...(full === points ? [] : limits)],
      cases: [event.case],
    })
  const { notice, appeal } = scenario.safeguards
  const drawn = finding?.drawn
  if (full >= 0 || !drawn) return links
  links.push({
    stage: 'respond',
    says: `The one charged is ${event.told ? '' : 'not '}told: ${drewWords(drawn.told, say)}.`,
    draw: drawn.told,
    figures: cite(['safeguards.notice.told', notice?.told]),
  })
  if (!event.told) return links
  if (!drawn.appeals) return [...links, { stage: 'respond', says: 'Nobody can appeal in this scheme.' }]
  const which = event.because === 'own act' || event.because === 'borne' ? 'filed_if_right' : 'filed_if_wrong'
  links.push({
    stage: 'respond',
    says: late
      ? 'An appeal would come too late.'
      : `${event.appeals ? 'An appeal is made' : 'No appeal is made'}: ${drewWords(drawn.appeals, say)}.`,
    draw: drawn.appeals,
    figures: cite(
      [`safeguards.appeal.${which}`, appeal?.[which]],
      [`safeguards.appeal.within`, late ? appeal?.within : undefined],
    ),
  })
  return links
}

/** Why an appeal came out as it did. */
export function appealLinks(event: Of<'appeal'>, finding: Finding | null, { scenario, say }: Told): Reason[] {
  const which = event.because === 'own act' || event.because === 'borne' ? 'upheld_if_right' : 'upheld_if_wrong'
  const figures = cite([`safeguards.appeal.${which}`, scenario.safeguards.appeal?.[which]])
  const draw = finding?.drawn?.upheld ?? undefined
  const says = `The appeal was ${event.upheld ? 'upheld' : 'refused'}${draw ? `: ${drewWords(draw, say)}` : ''}.`
  return [{ stage: 'respond', says, ...(draw && { draw }), figures, cases: [event.case] }]
}

/** Points that come back, or go again. */
export function returnLinks(event: Of<'repaired' | 'expired'>, { scenario, say }: Told): Reason[] {
  const cases = [event.case]
  const about = say.behaviour(event.behaviour)
  if (event.what === 'repaired') {
    const repair = scenario.safeguards.repair
    const figures = cite(
      ['safeguards.repair.taken_up', repair?.taken_up],
      ['safeguards.repair.after', repair?.after],
      ['safeguards.repair.gives_back', repair?.gives_back],
    )
    return [
      { stage: 'score', says: `Some of those charged earn points back; this one did, for ${about}.`, figures, cases },
    ]
  }
  const [name, score] = Object.entries(scenario.scores)[0] ?? []
  const own = event.rule === null ? undefined : scenario.rules[event.rule]?.expires
  const figures: Cited[] =
    own === undefined
      ? cite([`scores.${name}.expires`, score && 'expires' in score ? score.expires : undefined])
      : 'text' in own
        ? cite([`rules.${event.rule}.expires`, own])
        : cite(
            ...(['minor', 'ordinary', 'serious'] as const).map((each): [string, Quantity] => [
              `rules.${event.rule}.expires.${each}`,
              own[each],
            ]),
          )
  return [{ stage: 'score', says: `The time of ${about} is over.`, figures, cases }]
}

/** Cases in words, the largest first; many small ones together. */
function madeOf(at: number, { file, say, standing }: Told): { words: string; cases: number[] } {
  const sums = [...standing.after(at)]
    .filter(([, points]) => points !== 0)
    .toSorted(([, a], [, b]) => Math.abs(b) - Math.abs(a))
  const some = sums
    .slice(0, 4)
    .map(
      ([of, points]) =>
        `${points > 0 ? '+' : '\u2212'}${say.count(Math.abs(points))} ${say.behaviour(originOf(of, file.events)?.behaviour ?? '')}`,
    )
  const rest = sums.slice(4).reduce((sum, [, points]) => sum + points, 0)
  const more =
    sums.length > 4 ? [`${rest > 0 ? '+' : '\u2212'}${say.count(Math.abs(rest))} in ${sums.length - 4} more`] : []
  return {
    words: sums.length === 0 ? 'Nothing on file moves it' : `It is made of ${[...some, ...more].join('; ')}`,
    cases: sums.map(([of]) => of),
  }
}

/** Why a letter is the letter it is. */
export function gradeLinks(event: Of<'graded'>, at: number, told: Told): Reason[] {
  const { scenario, say, file } = told
  const { grades } = scenario
  if (!grades || event.to === null) return []
  const band = grades.bands[event.to]
  const { words, cases } = madeOf(at, told)
  const path = `grades.bands.${event.to}`
  const figures = cite([`${path}.from`, band?.from], [`${path}.to`, band?.to], [`${path}.from_rank`, band?.from_rank])
  const reach = band?.from
    ? `begins at ${band.from.text}`
    : band?.to
      ? `ends at ${band.to.text}`
      : band?.from_rank
        ? `is for the best ${band.from_rank.text}`
        : 'is the lowest'
  const says = `The score stands at ${say.count(event.score)}, and the letter ${event.to} ${reach}. ${words}${file.base > 0 ? `, beside the ${say.count(file.base)} of the start` : ''}.`
  return [{ stage: 'grade', says, figures, cases }]
}

/** Why a door answered as it did. */
export function doorLinks(event: Of<'door'>, at: number, told: Told): Reason[] {
  const { scenario, say, file } = told
  const door = scenario.doors[event.door]
  const path = `doors.${event.door}`
  const anyway = cite([`${path}.refused_anyway`, door.refused_anyway])
  const treatments: [string, Quantity | undefined][] = [
    ...(event.letter === null
      ? []
      : [
          [`${path}.treatment.${event.letter}.refused`, door.treatment[event.letter]?.refused] as [
            string,
            Quantity | undefined,
          ],
        ]),
    ...Object.entries(door.listed ?? {}).flatMap(([list, treatment]): [string, Quantity][] =>
      event.guardians || event.lists.includes(list) ? [[`${path}.listed.${list}.refused`, treatment.refused]] : [],
    ),
    ...Object.entries(door.unlisted ?? {}).flatMap(([list, treatment]): [string, Quantity][] =>
      event.guardians || !event.lists.includes(list) ? [[`${path}.unlisted.${list}.refused`, treatment.refused]] : [],
    ),
    [`${path}.outsiders.refused`, event.letter === null ? door.outsiders?.refused : undefined],
    [`${path}.outsiders.as_members_grow`, event.letter === null ? door.outsiders?.as_members_grow : undefined],
  ]
  const links: Reason[] = []
  const before = file.events.slice(0, at)
  if (event.letter !== null) {
    const graded = before.findLastIndex(({ what }) => what === 'graded')
    const since = graded < 0 ? '' : `, given in ${say.when(before[graded].date)}`
    links.push({
      stage: 'grade',
      says: `The door looks at the letter, ${event.letter}${since}.`,
      cases: graded < 0 ? [] : madeOf(graded, told).cases,
    })
  }
  for (const list of event.lists) {
    const entered = before.findLast((each) => each.what === 'list' && each.list === list && each.does === 'entered')
    const record = entered && before.slice(0, before.indexOf(entered)).findLast(({ what }) => what === 'record')
    links.push({
      stage: 'consequence',
      says: `On the list ${say.list(list)}${entered ? ` since ${say.when(entered.date)}` : ' from before the run'}.`,
      cases: record && 'case' in record ? [record.case] : [],
    })
  }
  if (event.guardians) links.push({ stage: 'consequence', says: 'The door looks at the adults of the household.' })
  const draw: Throw = { chance: event.chance, drew: event.drew }
  const scheme =
    event.chance === event.chanceAnyway ? 'as without the scheme' : `without the scheme ${say.rate(event.chanceAnyway)}`
  links.push({
    stage: 'consequence',
    says: `${event.refused ? 'Refused' : 'Let through'}: the chance of being refused was ${say.rate(event.chance)} (${scheme}), and the draw was ${say.rate(event.drew)}.`,
    draw,
    figures: [...(event.chance === event.chanceAnyway ? [] : cite(...treatments)), ...anyway],
  })
  return links
}

type Throw = { chance: number; drew: number }

/** Why somebody came onto a list, or off it. */
export function listLinks(event: Of<'list'>, at: number, { scenario, file, say }: Told): Reason[] {
  const list = scenario.lists?.[event.list]
  const path = `lists.${event.list}`
  const record = file.events.slice(0, at).findLast((each) => each.what === 'record')
  const cases = record && 'case' in record && event.does === 'entered' && !event.forBusiness ? [record.case] : []
  const says: Record<Of<'list'>['does'], string> = {
    entered: event.forBusiness?.length
      ? `The list ${say.list(event.list)} reaches whoever owns a business on it: ${event.forBusiness.map((each) => say.who(each)).join(', ')}. The file of the business says why it is there.`
      : `${record && record.what === 'record' && record.rule ? `Rule ${record.rule} puts` : 'A rule puts'} people on the list ${say.list(event.list)}.`,
    spared: 'A safeguard spares people like this one.',
    performed: 'What was owed has been done.',
    term: 'The term of the listing is over.',
    appeal: 'An appeal was upheld.',
    taken: 'A rule takes people off, or the list has come to an end.',
  }
  const figures =
    event.does === 'entered' || event.does === 'term'
      ? cite([`${path}.term`, list?.term])
      : event.does === 'performed'
        ? cite([`${path}.performs`, list?.performs], [`${path}.removed_after`, list?.removed_after])
        : []
  return [{ stage: 'consequence', says: says[event.does], figures, cases }]
}
