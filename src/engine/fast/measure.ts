/** Stage `measure` in the module: where its sums lie. */
import { type Layout, isPartial } from '../counters.js'
import { takeLoad } from '../measure/load.js'
import { isNew, rankBin, scoreBin } from '../measure/stocks.js'
import type { Sums } from '../measure/sums.js'
import type { Place } from '../place.js'
import { NO_FRIENDS } from '../score/tables.js'
import type { Tables } from '../tables.js'
import type { Module } from './module.js'
import type { MakeStage } from './stage.js'
import { aligned } from './sums.js'

/** Bins that are gathered side by side; `BLOCK` of the module. */
const BLOCK = 32

export const measureIn: MakeStage = (module, place) => {
  const { memory, call, set } = module
  const { tables, layout, stocks } = place
  setSums(module, place)
  setFriends(module, place)
  set({
    letters: tables.grade.count,
    scoredCells: tables.covers && memory.put(tables.covers),
    partial: isPartial(tables),
    scoreBins: layout.scoreBins,
    scoreBinOf: memory.put(binsOf((score) => scoreBin(tables, score))),
    rankBins: layout.rankBins,
    rankBinOf: tables.rank && memory.put(binsOf((score) => rankBin(tables.rank!, score))),
    example: stocks.example,
    alike: stocks.alike,
  })
  return (at) => {
    call.enterSums(at.region - stocks.firstRegion)
    if (isNew(at)) call.countFirst()
    else call.takeStock(at.world.changed.count)
    takeLoad(at)
  }
}

/** Blocks of a class. */
function blocksOf({ scoreBins }: Layout): number {
  return Math.ceil((2 * scoreBins) / BLOCK)
}

/** Bytes for the bins of one region, by class. */
export function bytesOfBins({ group }: Tables, layout: Layout): number {
  return group.classes * blocksOf(layout) * (BLOCK * Int16Array.BYTES_PER_ELEMENT + 1 + Int32Array.BYTES_PER_ELEMENT)
}

/** [score as 16 bits] bin. */
function binsOf(bin: (score: number) => number): Uint16Array {
  const bins = new Uint16Array(1 << 16)
  // a plain loop takes a tenth of what `from` does, and every thread makes these
  for (let word = 0; word < bins.length; word++) bins[word] = bin((word << 16) >> 16)
  return bins
}

function setSums({ memory, call, set }: Module, { tables, layout, stocks }: Place): void {
  const { histogram, lists, ranks } = stocks
  const bytes = (sums: Sums) => sums.perRegion * sums.standing.BYTES_PER_ELEMENT
  set({
    histogramOf: histogram.standing,
    histogramBytes: bytes(histogram),
    standingListedOf: lists?.standing,
    standingListedBytes: lists ? bytes(lists) : 0,
    ranksOf: ranks,
  })
  const blocks = blocksOf(layout)
  const all = tables.group.classes * blocks
  set({
    binBlocks: blocks,
    binChanges: aligned(memory, (all * BLOCK) / 2),
    binMarked: memory.u8(all),
    // the module writes behind the last before it knows whether the block is new
    binTouched: memory.i32(all + 1),
  })
  stocks.settle.push((region) => void call.settleStocks(region - stocks.firstRegion))
}

function setFriends({ set }: Module, { tables: { score } }: Place): void {
  const { composite } = score
  if (!composite || composite.friendsFactor < 0) return
  set({
    friendsWorst: composite.worst[composite.friendsFactor],
    friendsBest: composite.best[composite.friendsFactor],
    friendsWeight: composite.weight[composite.friendsFactor],
    scoreRange: score.highest - score.lowest,
    noFriends: NO_FRIENDS,
  })
}
