/** A small scheme with two grades, two doors and four behaviours, and tables to go with it, written by hand. */
import { tableDefinitions, type TableName } from '../../src/measure/definitions.js'
import { growingTable } from '../../src/measure/growing.js'
import type { Cell, MeasureTable } from '../../src/measure/types.js'
import { createContext, type Context } from '../../src/report/context.js'
import type { ReportInput } from '../../src/report/input.js'
import { en } from '../../src/report/words/en.js'
import type { Kind } from '../../src/scenario/language/kinds.js'
import { quantity, type Quantity } from '../../src/scenario/language/quantity.js'
import { settingNote } from '../../src/scenario/language/setting.js'
import type { Scenario } from '../../src/scenario/schema/scenario.js'

export type Row = Record<string, Cell>

/** A table with the columns of its definition; what a row leaves out is 0, "all" or the first day of 2010. */
export function tableOf(name: TableName, rows: readonly Row[]): MeasureTable {
  const definition = tableDefinitions[name]
  const table = growingTable(definition)
  const fallback: Row = { date: '2010-01-01', region: 'here', group_by: 'all', group: 'all', grade: 'A' }
  for (const row of rows) {
    for (const key of Object.keys(row)) {
      if (!definition.columns.some((column) => column.name === key)) throw new Error(`${name} has no column ${key}`)
    }
    table.add(
      definition.columns.map((column) =>
        column.name in row ? row[column.name] : column.name.startsWith('trust_') ? null : (fallback[column.name] ?? 0),
      ),
    )
  }
  return table.snapshot()
}

export function q<K extends Kind>(kind: K, text: string, more: Partial<Quantity<K>> = {}): Quantity<K> {
  return { ...quantity(kind, text, { zero: true }), ...more }
}

const setting = { note: settingNote }

/** The scheme, with parts exchanged. */
export function scenarioOf(more: Partial<Record<keyof Scenario, unknown>> = {}): Scenario {
  return {
    glasshouse: 1,
    scenario: 'small-town',
    title: 'A small town',
    summary: 'A town keeps points.',
    limits: ['It is made up.'],
    population: { from: 'town', residents: q('count', '1000 residents') },
    calendar: {
      start: '2010-01-01',
      tick: q('duration', '1 month', setting),
      length: q('duration', '3 months', setting),
    },
    behaviours: {
      theft: {
        title: 'Theft',
        kind: 'misconduct',
        context: 'justice',
        rate: q('rate', '1 per year', {
          source: ['book'],
          evidence: 'reported',
          note: 'Counted once.',
          range: [0.5, 2],
        }),
        factors: { sex: { male: q('factor', '1.5 times') } },
        victim: 'neighbour',
      },
      litter: { title: 'Littering', kind: 'misconduct', context: 'social', rate: q('rate', '2 per year') },
      gift: { title: 'A gift', kind: 'merit', context: 'social', rate: q('rate', '1 per year') },
      complaint: {
        title: 'A complaint',
        kind: 'voice',
        context: 'government',
        rate: q('rate', '1 per year'),
        public: true,
      },
    },
    sensors: {
      camera: {
        title: 'Camera',
        kind: 'camera',
        coverage: q('share', '50 %'),
        sees: { theft: q('share', '10 %') },
        reports_to: 'office',
      },
    },
    databases: { office: { title: 'Office', delay: q('duration', '1 month'), cost_per_record: q('money', '10 yuan') } },
    scores: { points: { title: 'Points', kind: 'points', base: q('points', '100 points') } },
    rules: {
      R1: {
        title: 'Stealing',
        behaviour: 'theft',
        points: q('points', '-50 points', { source: ['book'], evidence: 'documented' }),
      },
      R2: {
        behaviour: 'litter',
        points: {
          minor: q('points', '-1 points'),
          ordinary: q('points', '-5 points'),
          serious: q('points', '-10 points'),
        },
        in_force: { from: '2010-02-01' },
      },
      R3: { behaviour: 'gift', points: q('points', '5 points') },
    },
    grades: {
      regraded: q('duration', '1 month'),
      bands: {
        A: { title: 'Good', from: q('points', '90 points') },
        B: { title: 'Bad', to: q('points', '89 points') },
      },
    },
    doors: {
      bank: door('The bank', 'commerce'),
      school: door('The school', 'social'),
    },
    safeguards: {
      notice: { on: true, told: q('share', '40 %') },
      appeal: {
        on: true,
        filed_if_wrong: q('share', '20 %'),
        filed_if_right: q('share', '2 %'),
        upheld_if_wrong: q('share', '50 %'),
        upheld_if_right: q('share', '5 %'),
        decided_after: q('duration', '1 month'),
      },
    },
    response: { on: true, deterrence: { strength: q('factor', '1 times') } },
    opinion: {
      approval: { start: q('share', '60 %') },
      outcry: { threshold: q('rate', '12 per 1000 per year'), memory: q('duration', '2 months') },
    },
    reactions: { drop: { title: 'Drop', when: 'outcry', after: q('duration', '1 month'), does: 'drop_grades' } },
    measures: { groups: ['sex'], score_bins: q('points', '10 points', setting) },
    ...more,
  } as unknown as Scenario
}

function door(title: string, context: string) {
  return {
    title,
    context,
    demand: q('rate', '1 per year'),
    refused_anyway: q('share', '10 %'),
    treatment: {
      A: { kind: 'priority', refused: q('share', '5 %') },
      B: { kind: 'barred', refused: q('share', '90 %') },
    },
  }
}

const days = ['2010-01-01', '2010-02-01', '2010-03-01']
const at = (tick: number): Row => ({ tick, date: days[tick] })

/** Three months of 1,000 residents: all without a letter, then 900 A and 100 B, then 850 A and 150 B. */
export function tablesOf() {
  const split = [
    [0, 0, 1000],
    [900, 100, 0],
    [850, 150, 0],
  ]
  const grades = split.flatMap((held, tick) =>
    ['A', 'B', 'none'].flatMap((grade, g) =>
      [
        { group_by: 'all', group: 'all', part: 1 },
        { group_by: 'sex', group: 'female', part: 0.5 },
        { group_by: 'sex', group: 'male', part: 0.5 },
      ].map(({ part, ...group }): Row => ({
        ...at(tick),
        ...group,
        grade,
        residents: held[g] * part,
        graded_too_low: grade === 'B' ? 40 * part : 0,
        below_truth: grade === 'none' ? 0 : 60 * part,
        above_truth: 10 * part,
        points_below_truth: grade === 'none' ? 0 : 600 * part,
        points_above_truth: 20 * part,
      })),
    ),
  )
  const months = [0, 1, 2]
  return {
    grades: tableOf('grades', grades),
    scores: tableOf(
      'scores',
      months.flatMap((tick) => [
        { ...at(tick), bin_from: null, bin_to: 69, residents: 10 * tick, residents_true: 30 * tick },
        { ...at(tick), bin_from: 70, bin_to: 79, residents: 40, residents_true: 70 },
        { ...at(tick), bin_from: 90, bin_to: 99, residents: 950 - 10 * tick, residents_true: 900 - 30 * tick },
      ]),
    ),
    behaviours: tableOf('behaviours', [
      {
        ...at(1),
        behaviour: 'theft',
        kind: 'misconduct',
        done: 200,
        withheld: 50,
        provoked: 10,
        seen: 60,
        missed: 130,
        mistaken: 10,
        invented: 5,
        misfiled: 4,
        lost: 6,
        victims: 190,
      },
      {
        ...at(2),
        behaviour: 'theft',
        kind: 'misconduct',
        grade: 'B',
        done: 100,
        withheld: 0,
        seen: 40,
        missed: 60,
        victims: 110,
      },
      { ...at(2), behaviour: 'litter', kind: 'misconduct', done: 50, withheld: 20, seen: 10, missed: 40 },
      { ...at(2), behaviour: 'gift', kind: 'merit', done: 30, provoked: 12 },
      { ...at(2), behaviour: 'complaint', kind: 'voice', done: 60, withheld: 40 },
      {
        ...at(2),
        group_by: 'sex',
        group: 'male',
        behaviour: 'theft',
        kind: 'misconduct',
        mistaken: 9,
        invented: 5,
        misfiled: 4,
      },
      { ...at(2), group_by: 'sex', group: 'female', behaviour: 'theft', kind: 'misconduct', mistaken: 1 },
    ]),
    doors: tableOf('doors', [
      { ...at(2), grade: 'A', door: 'bank', attempts: 500, refused: 40, opened_by_scheme: 25 },
      {
        ...at(2),
        grade: 'B',
        door: 'bank',
        attempts: 100,
        refused: 80,
        refused_by_scheme: 70,
        refused_across_contexts: 63,
      },
      { ...at(2), grade: 'B', door: 'school', attempts: 20, refused: 9, refused_by_scheme: 7 },
    ]),
    files: tableOf('files', [
      {
        ...at(2),
        records: 140,
        charges: 120,
        points_taken_right: 900,
        points_taken_wrong: 100,
        told: 50,
        told_wrong: 8,
        appeals: 4,
        appeals_wrong: 3,
        upheld_wrong: 2,
        protests: 12,
        protests_silenced: 5,
      },
      { ...at(2), group_by: 'sex', group: 'male', charges: 90, points_taken_right: 700, points_taken_wrong: 90 },
      { ...at(2), group_by: 'sex', group: 'female', charges: 5, points_taken_right: 200, points_taken_wrong: 10 },
    ]),
    moves: tableOf('moves', [
      { ...at(1), grade_from: 'none', grade_to: 'A', residents: 900 },
      { ...at(1), grade_from: 'none', grade_to: 'B', residents: 100 },
      { ...at(2), grade_from: 'A', grade_to: 'A', residents: 830 },
      { ...at(2), grade_from: 'A', grade_to: 'B', residents: 70 },
      { ...at(2), grade_from: 'B', grade_to: 'A', residents: 20 },
      { ...at(2), grade_from: 'B', grade_to: 'B', residents: 80 },
    ]),
    spells: tableOf('spells', []),
    opinion: tableOf(
      'opinion',
      months.map((tick) => ({
        ...at(tick),
        approval: 0.6 - tick / 10,
        attention: 60 * tick,
        outcry: tick === 2,
        letter_grades: tick > 0,
        repealed: false,
      })),
    ),
    cost: tableOf(
      'cost',
      months.map((tick) => ({
        ...at(tick),
        records: 50 * tick,
        reviews: tick,
        yuan_records: 500 * tick,
        yuan_reviews: 100 * tick,
        yuan_setup: tick === 0 ? 1000 : 0,
      })),
    ),
    events: tableOf('events', [
      { ...at(1), event: 'graded' },
      { ...at(2), event: 'outcry' },
    ]),
    regions: tableOf('regions', []),
    communities: tableOf('communities', []),
  }
}

export function inputOf(more: Partial<ReportInput> = {}): ReportInput {
  return {
    manifest: {
      seed: '7',
      version: '0.1.0',
      digest: 'd'.repeat(64),
      residents: 1000,
      ticks: 3,
      run: 'runs/small',
      timings: { ticks: 1.25 },
      environment: { Node: '22' },
    },
    scenario: scenarioOf(),
    tables: tablesOf(),
    sources: {
      book: { title: 'A book', publisher: 'Press', url: 'https://example.org/book', read: 'opening', note: 'Weak.' },
    },
    ...more,
  }
}

export function contextOf(more: Partial<ReportInput> = {}): Context {
  return createContext(inputOf(more), en)
}

const alone = /^(?:meta|link|br|hr|img)$/i

/** The first tag that is not closed as it should be, or undefined if all are; scripts and styles are left out. */
export function unbalanced(page: string): string | undefined {
  const open: string[] = []
  const bare = page.replace(/<!doctype html>/, '').replace(/<(style|script)>[\s\S]*?<\/\1>/g, '')
  for (const [, slash, name, , self] of bare.matchAll(
    /<(\/?)([a-zA-Z0-9]+)((?:\s+[a-zA-Z0-9:-]+(?:="[^"<]*")?)*)\s*(\/?)>/g,
  )) {
    if (self === '/' || alone.test(name)) continue
    if (slash === '') open.push(name)
    else if (open.pop() !== name) return `</${name}>`
  }
  const tags = bare.match(/<[^>]*>/g) ?? []
  const odd = tags.find((tag) => !/^<\/?[a-zA-Z0-9]+(?:\s+[a-zA-Z0-9:-]+(?:="[^"<]*")?)*\s*\/?>$/.test(tag))
  return odd ?? open.at(-1)
}

/** Numbers that no reader should meet. */
export const impossible = /NaN|Infinity|undefined|\[object/
