/** What the whole society shares during a tick, copied into the memory of the module when the tick begins. */
import type { Now } from '../respond/now.js'
import type { Module } from './module.js'

type Numbers = Uint8Array | Int16Array | Uint16Array | Uint32Array

/** Columns of {@link Now} by the names that the module has for them. */
const columns = {
  ruledOf: 'ruled',
  pointsOf: 'points',
  lifeOf: 'life',
  limitsOf: 'limits',
  bearerOf: 'bearer',
  treatedOf: 'treated',
  listingOf: 'listing',
  byRiskOf: 'byRisk',
  hidesOf: 'hides',
  gamesOf: 'games',
  atNoStakeOf: 'atNoStake',
  outspokenOf: 'outspoken',
  droppedOf: 'dropped',
  membersOf: 'members',
} as const satisfies Record<string, keyof Now>

/** @returns what copies the tables of a tick; there may be columns in one tick that there are not in another */
export function nowIn({ memory, call, set }: Module): (now: Now) => void {
  const copies = new Map<string, Numbers>()
  const copyOf = (name: string, numbers: Numbers | null | undefined) => {
    if (!numbers) return null
    const known = copies.get(name)
    if (!known || known.length < numbers.length) copies.set(name, memory.put(numbers))
    else known.set(numbers)
    return copies.get(name)!
  }
  return (now) => {
    call.beginTick(now.tick)
    for (const [name, of] of Object.entries(columns)) set({ [name]: copyOf(name, now[of]) })
    set({
      ratedOf: copyOf('rated', now.rated?.deserved),
      ratedTakesOf: copyOf('ratedTakes', now.rated?.takes),
      ratedLastsOf: copyOf('ratedLasts', now.rated?.lasts),
      ratedLowCountOf: copyOf('ratedLowCount', now.rated?.lowCount),
      regrades: now.regrades,
      bands: now.bands?.count,
      bandsFrom: copyOf('bands', now.bands && Int16Array.from(now.bands.from)),
      trueBands: now.trueBands?.count,
      trueBandsFrom: copyOf('trueBands', now.trueBands && Int16Array.from(now.trueBands.from)),
    })
  }
}
