/** Several schemes in one life: which of them is in force in a tick, and what the numbers of one are in the next. */
import type { Turnover } from '../engine/turn.js'
import type { Blueprint } from './compile.js'

/** A scheme under which the society lived before another took over. */
export interface Former {
  blueprint: Blueprint
  /** First tick of the scheme that took over. */
  until: number
  turnover: Turnover
}

/** A scheme that takes over from another at a tick; both are over the same people. */
export function tookOver(blueprint: Blueprint, from: Blueprint, until: number): Blueprint {
  return { ...blueprint, former: { blueprint: from, until, turnover: turnoverOf(from, blueprint) } }
}

/** The scheme that is in force in a tick, with those before it. */
export function schemeAt(blueprint: Blueprint, tick: number): Blueprint {
  let scheme = blueprint
  while (scheme.former && tick < scheme.former.until) scheme = scheme.former.blueprint
  return scheme
}

/** The scheme that takes over in a tick; undefined if none does. */
export function takesOverIn(blueprint: Blueprint, tick: number): (Blueprint & { former: Former }) | undefined {
  const scheme = schemeAt(blueprint, tick)
  return hasFormer(scheme) && scheme.former.until === tick ? scheme : undefined
}

function hasFormer(blueprint: Blueprint): blueprint is Blueprint & { former: Former } {
  return blueprint.former !== undefined
}

function turnoverOf(from: Blueprint, to: Blueprint): Turnover {
  const numbers = (before: readonly { id: string }[], after: readonly { id: string }[]) =>
    before.map(({ id }) => after.findIndex((each) => each.id === id))
  const [a, b] = [from.catalogue, to.catalogue]
  const byDoor = (loans: readonly { door: string }[]) => loans.map(({ door }) => ({ id: door }))
  const bands = ({ tables }: Blueprint) => tables.rank?.reach.length
  return {
    states: numbers(a.states, b.states),
    lists: numbers(a.lists, b.lists),
    doors: numbers(a.doors, b.doors),
    loans: numbers(byDoor(a.loans), byDoor(b.loans)),
    reactions: numbers(a.reactions, b.reactions),
    keepsScore: a.hasScore === b.hasScore,
    keepsRanks: a.hasScore === b.hasScore && bands(from) === bands(to),
    keptTrust: Array.from(from.tables.opinion.trust?.kept ?? [], Boolean),
  }
}
