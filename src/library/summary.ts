/** What a scenario says, as tables for a reader: one line per rule, door or sensor, with evidence and sources. */
import type { Quantity } from '../scenario/language/quantity.js'
import { settingNote } from '../scenario/language/setting.js'
import type { Behaviour } from '../scenario/schema/behaviours.js'
import type { Evidence } from '../scenario/schema/words.js'
import type { Field } from '../scenario/schema/registry.js'
import type { Asks } from '../scenario/schema/terms.js'
import { termNames } from '../scenario/schema/words.js'
import type { Scenario } from '../scenario/schema/scenario.js'
import type { Rule } from '../scenario/schema/scores.js'
import { countEvidence, type EvidenceCounts, type Figure, figuresOf, sourcesOf } from './figures.js'

export interface SummaryRow {
  /** Identifier in the scenario, for example `SU-10`. */
  id: string
  /** Texts, or lists of texts, for the columns of the section. */
  cells: (string | string[])[]
  evidence: EvidenceCounts
  sources: string[]
}

export interface SummarySection {
  /** Key of the scenario, for example `rules`. */
  id: string
  title: string
  /** Headings of the cells; identifier, evidence and sources come on top of them. */
  columns: string[]
  rows: SummaryRow[]
}

export interface Summary {
  scenario: string
  title: string
  summary: string
  limits: string[]
  /** The frame in words: label and text. */
  frame: [string, string][]
  sections: SummarySection[]
  /** Over every number of the scenario that says something about the world; lengths of ticks and the like do not. */
  evidence: EvidenceCounts
  numbers: number
  /** Sources in the order in which they are first named, and how many numbers name each. */
  sources: { id: string; numbers: number }[]
}

/** Summarises a resolved scenario. */
export function summarise(scenario: Scenario): Summary {
  // how long a tick is claims nothing about the world and needs no evidence
  const figures = figuresOf(scenario).filter(({ quantity }) => quantity.note !== settingNote)
  return {
    scenario: scenario.scenario,
    title: scenario.title,
    summary: scenario.summary,
    limits: scenario.limits ?? [],
    frame: [
      ['population', `${scenario.population.residents.text}, made from ${scenario.population.from}`],
      [
        'time',
        `${scenario.calendar.length.text} from ${scenario.calendar.start}, in steps of ${scenario.calendar.tick.text}`,
      ],
      ['measured by', scenario.measures.groups.join(', ') || 'everybody together'],
    ],
    sections: sectionsOf(scenario).filter(({ rows }) => rows.length > 0),
    evidence: countEvidence(figures),
    numbers: figures.length,
    sources: sourcesOf(figures).map((id) => ({
      id,
      numbers: figures.filter(({ quantity }) => quantity.source.includes(id)).length,
    })),
  }
}

function sectionsOf(scenario: Scenario): SummarySection[] {
  return [
    section('behaviours', 'What people do', ['behaviour', 'kind, field', 'how often'], scenario.behaviours, (b) => [
      b.title,
      [b.kind, b.context],
      howOften(b),
    ]),
    section('sensors', 'What sees it', ['sensor, kind', 'works', 'sees', 'mistaken person'], scenario.sensors, (s) => [
      [s.title, `(${s.kind})`],
      oneOrBy(s.coverage),
      oneOrBy(s.sees),
      s.mistaken_person?.text ?? '',
    ]),
    section('databases', 'Where it is kept', ['database', 'delay', 'lost', 'misfiled'], scenario.databases, (d) => [
      d.title,
      d.delay.text,
      d.lost?.text ?? '',
      d.misfiled?.text ?? '',
    ]),
    section(
      'identifiers',
      'What its records say of a person',
      ['field', 'says something else', 'missing', 'more often for'],
      identifiersOf(scenario),
      (each) => [
        scenario.registry?.fields[each.field]?.title ?? each.field,
        each.misspelt?.text ?? 'never',
        each.missing?.text ?? 'never',
        Object.entries(each.factors ?? {}).flatMap(([, by]) =>
          Object.entries(by).map(([category, { text }]) => `${category} ${text}`),
        ),
      ],
    ),
    section('joining', 'When regions join the registry', ['day', 'cost'], joiningOf(scenario), (each) => [
      each.days,
      each.cost?.text ?? '',
    ]),
    section('fields', 'What the registry compares', ['field', 'how it is spread'], fieldsOf(scenario), (field) => [
      field.title,
      spreadOf(field),
    ]),
    ...(scenario.registry ? [listed('registry', 'How it decides', { ...scenario.registry, fields: undefined })] : []),
    section('scores', 'The score', ['score', 'starts at', 'lowest', 'highest'], scenario.scores, (s) => [
      s.title,
      s.kind === 'composite' ? 'where its factors begin' : s.base.text,
      bound(s.lowest),
      bound(s.highest),
    ]),
    ...compositesOf(scenario),
    ...ratingsOf(scenario),
    section('rules', 'Rules', ['rule', 'points', 'in force'], scenario.rules, (r) => [
      r.title ?? scenario.behaviours[r.behaviour]?.title ?? r.behaviour,
      whatFollows(r),
      period(r.in_force),
    ]),
    section('lists', 'Lists', ['list, kind', 'lasts', 'do what is owed', 'spared'], scenario.lists ?? {}, (l) => [
      [l.title, `(${l.kind}, ${l.context})`],
      [
        l.term?.text ?? (l.performs ? 'until what is owed is done' : 'for good'),
        ...(l.extended ? [`${l.extended.share.text} are lengthened by ${l.extended.by.text}`] : []),
        ...(l.held_at_start ? [`${l.held_at_start.text} are on it at the start`] : []),
      ],
      l.performs?.text ?? '',
      Object.values(l.spares ?? {}).map(({ title, in_force }) => [title, period(in_force)].filter(Boolean).join(', ')),
    ]),
    section('grades', 'Grades', ['grade', 'from', 'to'], scenario.grades?.bands ?? {}, (band) => [
      band.title,
      band.from?.text ?? (band.from_rank ? `the first ${band.from_rank.text}` : ''),
      band.to?.text ?? '',
    ]),
    section('doors', 'Doors', doorColumns, scenario.doors, (d) => [
      [d.title, `(${d.context})`],
      d.demand.text,
      d.refused_anyway.text,
      [
        ...Object.entries(d.treatment).map(([grade, { kind, refused }]) => `${grade} ${refused.text} (${kind})`),
        ...Object.entries(d.listed ?? {}).map(([name, { kind, refused }]) => `on ${name} ${refused.text} (${kind})`),
        ...Object.entries(d.unlisted ?? {}).map(
          ([name, { kind, refused }]) => `without ${name} ${refused.text} (${kind})`,
        ),
        ...(d.judged_by ? ['judged by the adults of the household'] : []),
        ...(d.outsiders ? [`outsiders up to ${d.outsiders.as_members_grow.text}`] : []),
      ],
      lendingOf(d),
    ]),
    ...(scenario.membership ? [listed('membership', 'Who joins', scenario.membership)] : []),
    listed('safeguards', 'Safeguards', scenario.safeguards),
    listed('publication', 'Names in print', scenario.publication ?? {}),
    listed('response', 'How people react', scenario.response),
    listed('opinion', 'Opinion', scenario.opinion),
    section('reactions', 'How the scheme reacts', ['reaction', 'when', 'does', 'after'], scenario.reactions, (r) => [
      r.title,
      r.when,
      r.does.replace('_', ' '),
      r.after.text,
    ]),
  ]
}

/** What composite scores are made of. */
function compositesOf({ scores }: Scenario): SummarySection[] {
  return Object.values(scores).flatMap((score) =>
    score.kind !== 'composite'
      ? []
      : [
          section('factors', 'What it is made of', ['factor', 'weight', 'from worst to best'], score.factors, (f) => [
            f.title,
            f.weight.text,
            f.kind === 'points'
              ? `${f.worst.text} to ${f.best.text}, starts at ${f.starts.text}`
              : `mean score of ${f.friends.text.replace(' residents', '')} friends`,
          ]),
        ],
  )
}

/** How ratings move a score: what they weigh, what raters add for whom, and who is better not seen. */
function ratingsOf({ scores }: Scenario): SummarySection[] {
  return Object.values(scores).flatMap((score) => {
    if (score.kind !== 'ratings') return []
    const { moves, weights, deference, favour, moods, like_meets_like, contagion, out } = score
    const figures = listed('ratings', 'How people rate each other', {
      moves,
      weights,
      deference,
      favour,
      moods,
      like_meets_like,
      contagion,
    })
    const grades = { 'contagion.near': contagion?.near, out }
    const named = Object.entries(grades).flatMap(([id, names]) => (names ? [row(id, [names.join(', ')], [])] : []))
    return [{ ...figures, rows: [...figures.rows, ...named] }]
  })
}

/** Fields by database, named `court.address`. */
function identifiersOf({ databases }: Scenario) {
  return Object.fromEntries(
    Object.entries(databases).flatMap(([id, { identifiers }]) =>
      Object.entries(identifiers ?? {}).map(([field, each]) => [`${id}.${field}`, { ...each, field }]),
    ),
  )
}

function joiningOf({ databases }: Scenario): Record<string, Claim & { days: string[]; cost?: Quantity }> {
  return Object.fromEntries(
    Object.entries(databases).flatMap(([id, { joins, joining_cost: cost }]) =>
      joins ? [[id, { days: Object.entries(joins).map(([region, day]) => `${region} ${day}`), cost }]] : [],
    ),
  )
}

const fieldsOf = ({ registry }: Scenario) => registry?.fields ?? {}

function spreadOf(field: Field): string | string[] {
  if (field.drawn === 'by-shares')
    return Object.values(field.bands).map(
      ({ codes, together }) => `${codes} ${codes === 1 ? 'code' : 'codes'}: ${together.text}`,
    )
  if (field.drawn === 'one-each') return 'one for each'
  return field.drawn === 'household' ? 'by household' : field.drawn === 'day' ? `days of ${field.trait}` : field.trait
}

const doorColumns = ['door, field', 'tried', 'refused anyway', 'refused by grade', 'asks, and what comes of it']

/** What a door asks without the scheme and by grade, and what becomes of those let through. */
function lendingOf({
  terms,
  treatment,
  listed = {},
  unlisted = {},
  outsiders,
  granted,
}: Scenario['doors'][string]): string[] {
  const asks = (of: Asks | undefined) => termNames.flatMap((name) => (of?.[name] ? [`${name} ${of[name].text}`] : []))
  const { kept, broken, after } = granted ?? {}
  return [
    ...asks(terms),
    ...Object.entries(treatment).flatMap(([grade, each]) => asks(each.asks).map((what) => `${grade} ${what}`)),
    ...Object.entries(listed).flatMap(([name, each]) => asks(each.asks).map((what) => `on ${name} ${what}`)),
    ...Object.entries(unlisted).flatMap(([name, each]) => asks(each.asks).map((what) => `without ${name} ${what}`)),
    ...asks(outsiders?.asks).map((what) => `outsiders up to ${what}`),
    ...(kept ? [`after ${after!.text}: ${kept.behaviour} ${kept.share.text}, else ${broken!.behaviour}`] : []),
    ...Object.entries(kept?.by_grade ?? {}).map(([grade, share]) => `${grade} ${kept!.behaviour} ${share.text}`),
  ]
}

function section<T extends Claim>(
  id: string,
  title: string,
  columns: string[],
  entries: Record<string, T>,
  cells: (entry: T) => SummaryRow['cells'],
): SummarySection {
  const rows = Object.entries(entries).map(([key, entry]) => withClaim(row(key, cells(entry), figuresOf(entry)), entry))
  return { id, title, columns, rows }
}

/** A block may claim something that is no number, such as that letters were dropped; its evidence counts as well. */
function withClaim(of: SummaryRow, { evidence, source = [] }: Claim): SummaryRow {
  if (!evidence || of.evidence[evidence] > 0) return of
  const sources = [...new Set([...[source].flat(), ...of.sources])]
  return { ...of, evidence: { ...of.evidence, [evidence]: 1 }, sources }
}

interface Claim {
  evidence?: Evidence
  source?: string | string[]
}

/** A block whose numbers are few and all different: one line each, named by where it stands. */
function listed(id: string, title: string, block: object): SummarySection {
  const rows = figuresOf(block).map((figure) => row(figure.path, [figure.quantity.text], [figure]))
  return { id, title, columns: ['value'], rows }
}

const row = (id: string, cells: SummaryRow['cells'], figures: Figure[]): SummaryRow => ({
  id,
  cells,
  evidence: countEvidence(figures),
  sources: sourcesOf(figures),
})

/** `80 %`, or a list: `urban 80 %`, `rural 20 %`. */
function oneOrBy(value: Quantity | Record<string, Quantity>): string | string[] {
  if (figuresOf(value)[0]?.path === '') return (value as Quantity).text
  return Object.entries(value as Record<string, Quantity>).map(([key, { text }]) => `${key} ${text}`)
}

/** What a rule gives or takes, to which factor, who bears it, and on or off which lists it puts people. */
function whatFollows({ points, rates, penalty, factor, lists, delists, falls_on: bearer }: Rule): string | string[] {
  const parts = [
    points || rates ? oneOrBy(points ?? rates!) : [],
    penalty
      ? `${penalty.takes.text} for ${penalty.lasts.text}, low ratings count ${penalty.low_ratings_count.text}`
      : [],
    factor === undefined ? [] : `to ${factor}`,
    bearer === undefined || bearer === 'actor' ? [] : `falls on the ${bearer}`,
    [lists ?? []].flat().map((list) => `on ${list}`),
    [delists ?? []].flat().map((list) => `off ${list}`),
  ].flat(2)
  return parts.length === 1 ? parts[0] : parts
}

/** A rate, and after what else it is done. */
function howOften({ rate, follows }: Behaviour): string | string[] {
  if (!follows) return rate?.text ?? ''
  const answer = `${follows.share.text} after ${follows.behaviour}`
  return rate ? [rate.text, answer] : answer
}

function bound(value: Quantity | 'none' | undefined): string {
  return value === undefined || value === 'none' ? 'none' : value.text
}

function period(inForce: { from?: string; until?: string } | undefined): string {
  if (!inForce?.from && !inForce?.until) return ''
  return [inForce.from && `from ${inForce.from}`, inForce.until && `until ${inForce.until}`].filter(Boolean).join(' ')
}
