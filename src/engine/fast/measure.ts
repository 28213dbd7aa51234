/** Stage `measure` in the module: where its sums lie. */
import { isPartial } from '../counters.js'
import { takeLoad } from '../measure/load.js'
import { isNew } from '../measure/stocks.js'
import type { Sums } from '../measure/sums.js'
import type { Place } from '../place.js'
import { NO_FRIENDS } from '../score/tables.js'
import type { Module } from './module.js'
import type { MakeStage } from './stage.js'

export const measureIn: MakeStage = (module, place) => {
  const { memory, call, set } = module
  const { tables, layout, stocks } = place
  setSums(module, place)
  setFriends(module, place)
  set({
    letters: tables.grade.count,
    scoredCells: tables.covers && memory.put(tables.covers),
    partial: isPartial(tables),
    firstBin: tables.group.firstBin,
    binWidth: tables.group.binWidth,
    scoreBins: layout.scoreBins,
    ...(tables.rank && { firstRankBin: tables.rank.from, rankWidth: tables.rank.width, rankBins: tables.rank.bins }),
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

function setSums({ set }: Module, { stocks: { histogram, lists, ranks } }: Place): void {
  const bytes = (sums: Sums) => sums.perRegion * sums.standing.BYTES_PER_ELEMENT
  set({
    histogramOf: histogram.standing,
    histogramBytes: bytes(histogram),
    standingListedOf: lists?.standing,
    standingListedBytes: lists ? bytes(lists) : 0,
    ranksOf: ranks,
  })
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
