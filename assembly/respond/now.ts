/** What the whole society shares during the tick at hand: columns of `Now` of the engine, those of the region at hand first. */
import { LEVELS, region } from '../place'

/** [region x behaviour] and [region x behaviour x 3], as in `respond/now.ts`; 0 for what the scheme does not have. */
export let ruledOf: usize = 0
export let pointsOf: usize = 0
export let lifeOf: usize = 0
export let limitsOf: usize = 0
export let bearerOf: usize = 0
export let treatedOf: usize = 0
export let listingOf: usize = 0
export let byRiskOf: usize = 0
export let hidesOf: usize = 0
export let gamesOf: usize = 0
export let atNoStakeOf: usize = 0
export let outspokenOf: usize = 0
export let droppedOf: usize = 0
/** As in `RatedPhase`; the first is 0 while nothing is rated. */
export let ratedOf: usize = 0
export let ratedTakesOf: usize = 0
export let ratedLastsOf: usize = 0
export let ratedLowCountOf: usize = 0
/** [region] share of members in Q16. */
export let membersOf: usize = 0
export let regrades: i32 = 0
/** Lower bounds of the bands of the score and of the true score, and how many; 0 while there are none. */
export let bands: i32 = 0
export let bandsFrom: usize = 0
export let trueBands: i32 = 0
export let trueBandsFrom: usize = 0

export let behaviours: i32 = 0
export let doors: i32 = 0

/** [behaviour] and so on in the region at hand. */
export let ruled: usize = 0
export let points: usize = 0
export let life: usize = 0
export let bearer: usize = 0
export let treated: usize = 0
export let listing: usize = 0
export let byRisk: usize = 0
export let hides: usize = 0
export let games: usize = 0
export let atNoStake: usize = 0
export let outspoken: usize = 0
export let rated: usize = 0
export let ratedTakes: usize = 0
export let ratedLasts: usize = 0
export let ratedLowCount: usize = 0
export let dropped: bool = false

// @ts-ignore: decorators of AssemblyScript
@inline
function from(column: usize, at: i32): usize {
  return column === 0 ? 0 : column + <usize>at
}

/** Moves on to the region at hand. */
export function enterRegion(): void {
  const here = region * behaviours
  ruled = from(ruledOf, here)
  points = from(pointsOf, here * 6)
  life = from(lifeOf, here * 6)
  bearer = from(bearerOf, here)
  treated = from(treatedOf, region * doors)
  listing = from(listingOf, here * 2)
  byRisk = from(byRiskOf, here * LEVELS * 4)
  hides = from(hidesOf, here * LEVELS * 4)
  games = from(gamesOf, here)
  atNoStake = from(atNoStakeOf, here * 4)
  outspoken = from(outspokenOf, region * LEVELS * 4)
  rated = from(ratedOf, here * 6)
  ratedTakes = from(ratedTakesOf, here * 2)
  ratedLasts = from(ratedLastsOf, here * 2)
  ratedLowCount = from(ratedLowCountOf, here * 4)
  dropped = load<u8>(droppedOf + <usize>region) !== 0
}
