/**
 * What may be changed by a word: a safeguard switched off or on; a rule, a sensor, a list, a reaction taken out; a door
 * that no longer looks at grades and lists; the letters; the responses. Each change becomes settings as `--set` takes them, so it is read
 * and checked like a file that extends the scenario.
 */
import { RunError } from '../run/errors.js'
import { nearest } from '../scenario/language/suggest.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import { changeMessages as say } from './messages.js'

export interface Change {
  /** Single values, each `PATH=VALUE`. */
  set?: readonly string[]
  /** What is taken out or switched off. */
  without?: readonly string[]
  /** Safeguards that are switched on. */
  with?: readonly string[]
}

/** Something that can be taken out, by its full name such as `rules.SU-10`. */
interface Removable {
  full: string
  name: string
  settings(): string[]
}

const safeguardNames = ['notice', 'appeal', 'review', 'repair', 'cap', 'context_wall', 'consent', 'access'] as const

/** What status adds to a rating, where people rate each other. */
const statusParts = ['weights', 'deference', 'favour', 'moods', 'like_meets_like', 'contagion'] as const

/** Words that people use for what the scenario calls otherwise. */
const alsoCalled: Record<string, string> = {
  letters: 'grades',
  linkage: 'linkage-errors',
  'linkage-error': 'linkage-errors',
  responses: 'response',
  'human-review': 'review',
  'context-walls': 'context_wall',
  notices: 'notice',
  appeals: 'appeal',
  reviews: 'review',
  repairs: 'repair',
  caps: 'cap',
  onlookers: 'contagion',
  status: 'deference',
}

/**
 * The settings that a change stands for: what is taken out, what is switched on, and then single values.
 *
 * @param scenario the scheme that is changed
 * @throws RunError if a name means nothing here, or several things
 */
export function settingsOf(scenario: Scenario, change: Change): string[] {
  const all = removables(scenario)
  return [
    ...(change.without ?? []).flatMap((name) => find(name, all, scenario).settings()),
    ...(change.with ?? []).map((name) => switchedOn(scenario, name)),
    ...(change.set ?? []),
  ]
}

function removables(scenario: Scenario): Removable[] {
  const entries = (part: 'rules' | 'sensors' | 'reactions') =>
    Object.keys(scenario[part]).map((name) => removable(part, name, () => [`${part}.${name}=off`]))
  const found: Removable[] = [
    ...safeguardNames.map((name) => removable('safeguards', name, () => switchedOff(scenario, name))),
    removable('', 'expiry', () => withoutExpiry(scenario)),
    removable('', 'terms', () => sameTerms(scenario)),
    removable('', 'response', () => ['response.on=false']),
    ...conductOf(scenario),
    removable('', 'linkage-errors', () => withoutLinkageErrors(scenario)),
    removable('', 'joining', () => withoutJoining(scenario)),
    ...entries('rules'),
    ...entries('sensors'),
    ...entries('reactions'),
    ...Object.keys(scenario.doors).map((name) => removable('doors', name, () => untreated(scenario, name))),
  ]
  for (const [id, score] of Object.entries(scenario.scores))
    for (const part of statusParts)
      if (score.kind === 'ratings' && score[part])
        found.push(removable(`scores.${id}`, part, () => [`scores.${id}.${part}=off`]))
  if (scenario.membership) found.push(removable('', 'membership', () => withoutMembership(scenario)))
  for (const [list, { spares }] of Object.entries(scenario.lists ?? {})) {
    found.push(removable('lists', list, () => withoutList(scenario, list)))
    for (const name of Object.keys(spares ?? {}))
      found.push(removable(`lists.${list}.spares`, name, () => [`lists.${list}.spares.${name}=off`]))
  }
  if (scenario.grades) found.push(removable('', 'grades', () => withoutGrades(scenario)))
  return found
}

/** What people do to each other and to the scheme, each by a word. */
function conductOf({ behaviours, response, publication }: Scenario): Removable[] {
  const having = (part: 'follows' | 'accuses') =>
    Object.entries(behaviours).flatMap(([id, behaviour]) => (behaviour[part] ? [id] : []))
  const [following, accusing] = [having('follows'), having('accuses')]
  const found: Removable[] = []
  // a behaviour that is only done in answer to another is then never done
  const alone = (id: string) => (behaviours[id].rate ? [] : [`behaviours.${id}.rate=0 per year`])
  if (following.length > 0)
    found.push(
      removable('', 'answers', () => following.flatMap((id) => [...alone(id), `behaviours.${id}.follows=off`])),
    )
  if (accusing.length > 0)
    found.push(removable('', 'accusations', () => accusing.map((id) => `behaviours.${id}.accuses=off`)))
  for (const name of ['evasion', 'gaming'] as const)
    if (response[name]) found.push(removable('response', name, () => [`response.${name}=off`]))
  if (publication) found.push(removable('', 'publication', () => ['publication=off']))
  return found
}

function removable(part: string, name: string, settings: () => string[]): Removable {
  return { full: part === '' ? name : `${part}.${name}`, name, settings }
}

function find(asked: string, all: Removable[], scenario: Scenario): Removable {
  const wanted = fold(alsoCalled[asked.toLowerCase()] ?? asked)
  const found = all.filter(({ full, name }) => fold(name) === wanted || fold(full) === wanted)
  if (found.length === 1) return found[0]
  if (found.length > 1)
    throw new RunError(
      say.ambiguous(
        asked,
        found.map(({ full }) => full),
      ),
    )
  const rules = Object.entries(scenario.rules).filter(([, { behaviour }]) => fold(behaviour) === wanted)
  if (Object.keys(scenario.behaviours).some((id) => fold(id) === wanted))
    throw new RunError(
      say.behaviour(
        asked,
        rules.map(([id]) => id),
      ),
    )
  const names = all.map(({ name }) => name)
  throw new RunError(say.unknown(asked, nearest(asked, [...names, ...Object.keys(alsoCalled)]), names))
}

function switchedOff(scenario: Scenario, name: (typeof safeguardNames)[number]): string[] {
  const safeguard = scenario.safeguards[name]
  if (!safeguard?.on) throw new RunError(say.hasNone(scenario.scenario, name, safeguard !== undefined))
  return [`safeguards.${name}.on=false`]
}

function switchedOn(scenario: Scenario, asked: string): string {
  const wanted = fold(alsoCalled[asked.toLowerCase()] ?? asked).replace(/^safeguards\./, '')
  const name = safeguardNames.find((each) => fold(each) === wanted)
  if (!name) throw new RunError(say.noSafeguard(asked, nearest(asked, safeguardNames), safeguardNames))
  const safeguard = scenario.safeguards[name]
  if (!safeguard) throw new RunError(say.notWritten(scenario.scenario, name))
  if (safeguard.on) throw new RunError(say.onAlready(scenario.scenario, name))
  return `safeguards.${name}.on=true`
}

/** The scheme has no say at the door; it is tried as before, and refuses as it would without the scheme. */
function untreated(scenario: Scenario, door: string): string[] {
  const settings = (['treatment', 'listed', 'unlisted'] as const).flatMap((part) =>
    Object.keys(scenario.doors[door][part] ?? {}).map((name) => `doors.${door}.${part}.${name}=off`),
  )
  if (settings.length === 0) throw new RunError(say.doorUntreated(scenario.scenario, door))
  return settings
}

/** The list, what rules do with it, and what doors make of it. A rule that did nothing else goes as well. */
function withoutList(scenario: Scenario, list: string): string[] {
  const doors = Object.entries(scenario.doors).flatMap(([door, { listed, unlisted }]) => [
    ...(listed?.[list] ? [`doors.${door}.listed.${list}=off`] : []),
    ...(unlisted?.[list] ? [`doors.${door}.unlisted.${list}=off`] : []),
  ])
  const rules = Object.entries(scenario.rules).flatMap(([id, rule]) => {
    const left = (part: 'lists' | 'delists') => [rule[part] ?? []].flat().filter((name) => name !== list)
    const has = (part: 'lists' | 'delists') => [rule[part] ?? []].flat().includes(list)
    if (!has('lists') && !has('delists')) return []
    if (!rule.points && left('lists').length === 0 && left('delists').length === 0) return [`rules.${id}=off`]
    return (['lists', 'delists'] as const)
      .filter(has)
      .map((part) => `rules.${id}.${part}=${left(part).length > 0 ? `[${left(part).join(', ')}]` : 'off'}`)
  })
  const reactions = Object.entries(scenario.reactions).flatMap(([id, { ends }]) => {
    if (!ends?.includes(list)) return []
    const left = ends.filter((name) => name !== list)
    return [left.length > 0 ? `reactions.${id}.ends=[${left.join(', ')}]` : `reactions.${id}=off`]
  })
  return [...doors, ...rules, ...reactions, `lists.${list}=off`]
}

function withoutGrades(scenario: Scenario): string[] {
  const treated = Object.keys(scenario.doors).filter((door) => Object.keys(scenario.doors[door].treatment).length > 0)
  const dropping = Object.entries(scenario.reactions).filter(([, { does }]) => does === 'drop_grades')
  return [
    ...treated.flatMap((door) => untreated(scenario, door)),
    ...dropping.map(([id]) => `reactions.${id}=off`),
    'grades=off',
  ]
}

/** Doors refuse as the scheme has it, and ask everybody else for what they would ask without it. */
function sameTerms(scenario: Scenario): string[] {
  const settings = Object.entries(scenario.doors).flatMap(
    ([id, { treatment, listed = {}, unlisted = {}, outsiders }]) => [
      ...Object.entries({ treatment, listed, unlisted }).flatMap(([part, treatments]) =>
        Object.entries(treatments).flatMap(([name, { asks }]) =>
          asks ? [`doors.${id}.${part}.${name}.asks=off`] : [],
        ),
      ),
      ...(outsiders?.asks ? [`doors.${id}.outsiders.asks=off`] : []),
    ],
  )
  if (settings.length === 0) throw new RunError(say.termsTheSame(scenario.scenario))
  return settings
}

/** Everybody has a score, as if nobody had been asked. */
function withoutMembership(scenario: Scenario): string[] {
  const asking = Object.keys(scenario.doors).filter((door) => scenario.doors[door].outsiders)
  return [...asking.map((door) => `doors.${door}.outsiders=off`), 'membership=off']
}

function withoutExpiry(scenario: Scenario): string[] {
  const expiring = (part: 'rules' | 'scores') =>
    Object.entries(scenario[part]).flatMap(([id, each]) =>
      'expires' in each && each.expires ? [`${part}.${id}.expires=off`] : [],
    )
  const settings = [...expiring('scores'), ...expiring('rules')]
  if (settings.length === 0) throw new RunError(say.nothingExpires(scenario.scenario))
  return settings
}

/** Every record reaches its file: nothing is lost or misfiled, and no registry has to find out whose it is. */
function withoutLinkageErrors(scenario: Scenario): string[] {
  const settings = Object.entries(scenario.databases).flatMap(([id, database]) =>
    (['identifiers', 'misfiled', 'lost'] as const).flatMap((key) =>
      database[key] === undefined ? [] : [`databases.${id}.${key}=off`],
    ),
  )
  if (settings.length === 0) throw new RunError(say.noLinkageErrors(scenario.scenario))
  return scenario.registry ? [...settings, 'registry=off'] : settings
}

/** Every region is part of the registry from the start, and nobody pays for it. */
function withoutJoining(scenario: Scenario): string[] {
  const settings = Object.entries(scenario.databases).flatMap(([id, database]) =>
    (['joins', 'joining_cost'] as const).flatMap((key) =>
      database[key] === undefined ? [] : [`databases.${id}.${key}=off`],
    ),
  )
  if (settings.length === 0) throw new RunError(say.nobodyJoins(scenario.scenario))
  return settings
}

function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}
