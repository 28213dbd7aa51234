/** The fading of feelings in the module. */
import type { Place } from '../place.js'
import type { Module } from './module.js'

/** @returns what lets strain, hardship and perceived risk of the community at hand fade */
export function fadeIn({ call, set }: Module, { tables, stocks }: Place): (place: Place) => void {
  const { strainKept, hardshipKept, riskKept } = tables.response
  set({ strainKept, hardshipKept, riskKept })
  return ({ k }) => void call.fade(Number(stocks.counted[k] === 1 && !stocks.behind))
}
