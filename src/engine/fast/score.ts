/** Stages `year` and `score` in the module: their tables, and the numbers by which they count. */
import { type FileMetric, fileMetric } from '../counters.js'
import { purpose } from '../draw/purposes.js'
import { ENTRY, entryField, entryKind } from '../entry.js'
import { leave } from '../list/enlist.js'
import { settleListing } from '../list/listings.js'
import type { Place } from '../place.js'
import type { Tables } from '../tables.js'
import { setPools } from './composite.js'
import type { Module } from './module.js'
import { shiftOf } from './skips.js'
import type { MakeStage } from './stage.js'

/** Due entries for which there is room at first, in each of two lists. */
const FEW = 1 << 12
const NO_LIMIT = -1
const NEVER = -1

const metrics = {
  metricRecords: 'records',
  metricCharges: 'charges',
  metricTakenRight: 'points_taken_right',
  metricTakenWrong: 'points_taken_wrong',
  metricGivenRight: 'points_given_right',
  metricGivenWrong: 'points_given_wrong',
  metricCapped: 'points_capped',
  metricAppeals: 'appeals',
  metricAppealsWrong: 'appeals_wrong',
  metricAppealsLate: 'appeals_late',
  metricUpheldWrong: 'upheld_wrong',
  metricUpheldRight: 'upheld_right',
  metricRestored: 'points_restored',
  metricRepaired: 'points_repaired',
  metricExpired: 'points_expired',
  metricFound: 'found_in_file',
  metricFoundWrong: 'found_wrong',
  metricTold: 'told',
  metricToldWrong: 'told_wrong',
  metricPublished: 'published',
  metricPublishedWrong: 'published_wrong',
} as const satisfies Record<string, FileMetric>

/** Tables of how points move, for all stages of the module in which they do. */
export function nameScore(module: Module, { tables, layout, world }: Place): void {
  const { memory, set } = module
  const { score, safeguard, behaviour, opinion, response, publication } = tables
  const limit = (points: number) => (points === Infinity ? NO_LIMIT : points)
  set({
    takenPerYear: limit(safeguard.takenPerYear),
    givenPerYear: limit(score.givenPerYear),
    limitOf: memory.put(score.limitOf),
    startBase: score.base,
    startOfCell: score.starts && memory.put(score.starts),
    scoreLow: score.lowest,
    scoreHigh: score.highest,
    contextOf: memory.put(behaviour.context),
    repairAfterTicks: safeguard.repairAfterTicks,
    repairPart: safeguard.repairPart,
    protestOfCharge: opinion.speaksOut.afterCharge,
    protestOfWrongCharge: opinion.speaksOut.afterWrongCharge,
    strainOfCharge: response.strainOfCharge,
    strainOfWrongCharge: response.strainOfWrongCharge,
    riskOfCharge: response.afterOwnCharge,
    publishes: publication !== null,
    publishedNamed: publication?.named,
    publishedStrain: publication?.strain,
    purposePublication: purpose.publication,
  })
  const { composite } = score
  if (composite) {
    setPools(module, world, composite)
    set({ fedFactor: memory.put(composite.factorOf), fedWorth: memory.put(composite.worth) })
  }
  for (const [name, metric] of Object.entries(metrics)) set({ [name]: fileMetric(layout, metric) })
}

/** What the rights of those charged hang on. */
function nameRights({ memory, set }: Module, { safeguard, ticks }: Tables): void {
  const { access, filing } = safeguard
  const waits = access?.waits ?? []
  set({
    accessMultiplier: memory.put(Uint32Array.from(waits, (wait) => wait?.multiplier ?? 0)),
    accessShift: memory.put(Int32Array.from(waits, (wait) => (wait ? shiftOf(wait) : NEVER))),
    filingMultiplier: filing?.multiplier,
    filingShift: filing ? shiftOf(filing) : NEVER,
    filedWithin: safeguard.filedWithin,
    decidedAfterTicks: safeguard.decidedAfterTicks,
    purposeAccess: purpose.access,
    runTicks: ticks,
  })
}

export const yearIn: MakeStage = ({ call }, { tables }) => {
  const { newYear, resets } = tables.score
  return ({ now }) => {
    if (newYear[now.tick]) call.beginYear()
    if (resets[now.tick]) call.beginAnew()
  }
}

export const scoreIn: MakeStage = (module, place) => {
  const { memory, call, set, answer } = module
  nameRights(module, place.tables)
  let lists = [0, 1].map(() => memory.i32(FEW * ENTRY))
  let due = lists[0].subarray(0, 0)
  const name = () => set({ dueEntries: lists[0], dueLater: lists[1], dueRoom: lists[0].length / ENTRY })
  name()
  answer({
    moreDue() {
      lists = lists.map((list) => {
        const larger = memory.i32(2 * list.length)
        larger.set(list)
        return larger
      })
      due = lists[0].subarray(0, 0)
      name()
    },
    settleListing(entry, entries) {
      // whoever is taken off a list looks for what comes to nothing among those due, too
      if (due.length !== entries * ENTRY) due = lists[0].subarray(0, entries * ENTRY)
      place.scratch.due = due
      const e = entry * ENTRY
      const kind = due[e + entryField.kind]
      if (kind === entryKind.leaves || kind === entryKind.trulyLeaves) leave(place, due, e)
      else settleListing(place, due, e)
    },
  })
  return () => void call.scoreDue()
}
