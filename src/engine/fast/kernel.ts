/**
 * The fast kernel: the same tick as the reference (`tick.ts`), with those stages in WebAssembly that a scheme's tables let
 * it do there, and the others as they are. Both work on the same columns, lists and counters, in one memory, so that any
 * stage may be on either side; and both make the same draws in the same order, so that every bit comes out the same.
 */
import { type Counters, fileMetric } from '../counters.js'
import { regionsOf } from '../measure/stocks.js'
import { createScratch, overflow } from '../scratch.js'
import type { Tables } from '../tables.js'
import { type Kernel, createKernel, reference } from '../tick.js'
import type { Turn } from '../watch.js'
import type { World } from '../world.js'
import { actIn } from './act.js'
import { beforeIn, tallyIn } from './count.js'
import { refreshIn } from './composite.js'
import { enterWith, nameColumns, nameLists } from './columns.js'
import { type Held, entriesIn } from './entries.js'
import type { Memory } from './memory.js'
import { doorsIn } from './doors.js'
import { fadeIn } from './fade.js'
import { gradeIn } from './grade.js'
import { nameKinds } from './kinds.js'
import { measureIn } from './measure.js'
import { joinIn } from './membership.js'
import { type Module, moduleOn } from './module.js'
import { nowIn } from './now.js'
import { rateIn } from './ratings.js'
import { inventIn, observeIn } from './observe.js'
import { recordIn } from './record.js'
import { nameScore, scoreIn, yearIn } from './score.js'
import type { MakeStage } from './stage.js'
import { nameSums } from './sums.js'

/**
 * Makes a world ready to run whose columns lie in `memory`; what happens will be added to `counters`.
 *
 * @param regions in which communities of the world will ever lie; those of its present communities if left out
 */
export function createFastKernel(
  tables: Tables,
  world: World,
  counters: Counters,
  memory: Memory,
  regions = regionsOf(world),
): FastKernel {
  const scratch = createScratch(memory)
  const kernel = createKernel(tables, world, counters, scratch, regions, memory)
  const { place } = kernel
  const { layout } = place
  const entries = entriesIn(memory, world)
  const module = moduleOn(memory, {
    overflow: (what) => overflow(what === 0 ? 'acts' : 'charges'),
    ...entries.host,
  })
  entries.begin(module)
  nameColumns(module, tables, world)
  nameLists(module, scratch)
  place.tally = tallyIn(module, tables, layout)
  world.changed = beforeIn(module, world)
  nameKinds(module, tables)
  nameSums(module, place)
  nameScore(module, place)
  module.set({
    seedLow: tables.seedLow,
    seedHigh: tables.seedHigh,
    behaviours: tables.doing.behaviours,
    doors: tables.doing.doors,
    responds: tables.response.on,
    metricProtests: fileMetric(layout, 'protests'),
    metricSilenced: fileMetric(layout, 'protests_silenced'),
    ...lotsIn(memory),
  })
  const copyNow = nowIn(module)
  const tellWhere = enterWith(module)
  kernel.steps = {
    ...reference,
    begin: ({ now }) => copyNow(now),
    enter(at) {
      tellWhere(at)
      entries.hold(at.world.inFlight[at.k])
      at.inFlight = entries.atHand
    },
    fade: fadeIn(module, place),
    leave: entries.release,
    stages: reference.stages.map(([turn, work]) => [turn, inModule[turn]?.(module, place) ?? work]),
  }
  return { ...kernel, module, entries }
}

/** A kernel with the module that does its stages. */
export interface FastKernel extends Kernel {
  module: Module
  /** What is on its way in the community at hand. */
  entries: Held
}

const inModule: Partial<Record<Turn, MakeStage>> = {
  year: yearIn,
  join: joinIn,
  act: actIn,
  observe: observeIn,
  invent: inventIn,
  record: recordIn,
  rate: rateIn,
  score: scoreIn,
  refresh: refreshIn,
  grade: gradeIn,
  doors: doorsIn,
  measure: measureIn,
}

/** Room for the addresses and words of draws that the module makes many at a time. */
function lotsIn(memory: Memory): Record<string, Uint32Array> {
  const LOTS = 1024
  return Object.fromEntries(
    ['lotSubject', 'lotN', 'lotPurpose', 'lot0', 'lot1', 'lot2', 'lot3'].map((name) => [name, memory.u32(LOTS)]),
  )
}
