/** The official of the community, and the petitions on their desk; see `act/petitions.ts` of the engine. */
import { actCount, actWhat, actWho } from '../acts'
import { i32At, setU16, u16At, u8At } from '../cells'
import { count } from '../measure/count'
import { behaviours } from '../respond/now'
import { NOBODY, k, tick } from '../place'

/** [community] the official, and petitions in the year so far; 0 where there are no officials. */
export let officialOf: usize = 0
export let loadOf: usize = 0
/** Ticks in a year of the scheme. */
export let officialYear: i32 = 1
/** [doing] 1 if it is a petition. */
export let isVoice: usize = 0
export let metricPetitions: i32 = 0

const MOST: i32 = 65535

/** The official of the community, {@link NOBODY} without one. */
export function official(): i32 {
  return officialOf === 0 ? NOBODY : u16At(officialOf, k)
}

/** Counts the voice of the community with its official, and adds it to the load of the year. */
export function countPetitions(): void {
  const who = official()
  if (who === NOBODY) return
  if (tick % officialYear === 0) setU16(loadOf, k, 0)
  const acts = actCount()
  let petitions = 0
  for (let a = 0; a < acts; a++) {
    if (u8At(isVoice, i32At(actWhat, a)) !== 0 && i32At(actWho, a) !== who) petitions++
  }
  if (petitions === 0) return
  setU16(loadOf, k, min(MOST, u16At(loadOf, k) + petitions))
  count(who, metricPetitions, petitions)
}
