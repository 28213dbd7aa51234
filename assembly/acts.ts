/** Lists that one community fills and reads within a tick; see `scratch.ts` of the engine. */

/** Room of each list. */
export const SCRATCH_ROOM: i32 = 65536

/** Acts and attempts in order of residents: who, ordinal of the candidate, behaviour or behaviours + door, severity. */
export let actWho: usize = 0
export let actOrdinal: usize = 0
export let actWhat: usize = 0
export let actSeverity: usize = 0
/** How many there are. A number of the host, which stages of the host read and write too. */
export let actCountAt: usize = 0

export function actCount(): i32 {
  return load<i32>(actCountAt)
}

export function setActCount(count: i32): void {
  store<i32>(actCountAt, count)
}

/** What sensors claim, right or wrong, column by column as in `Observations`. */
export let seenWho: usize = 0
export let seenBehaviour: usize = 0
export let seenPoints: usize = 0
export let seenLife: usize = 0
export let seenSensor: usize = 0
export let seenWrong: usize = 0
export let seenInvented: usize = 0
export let seenRepairs: usize = 0
export let seenDrawSubject: usize = 0
export let seenDrawOrdinal: usize = 0
export let seenFilePurpose: usize = 0
export let seenFatePurpose: usize = 0
export let seenCountAt: usize = 0

export function seenCount(): i32 {
  return load<i32>(seenCountAt)
}

export function setSeenCount(count: i32): void {
  store<i32>(seenCountAt, count)
}

/** Room for residents who can suffer from one act, or live together. */
export let pool: usize = 0

/** A list is full: the host says so and what to do, and the tick ends there. */
@external('host', 'overflow')
export declare function overflow(what: i32): void
export const TOO_MANY_ACTS: i32 = 0
export const TOO_MANY_OBSERVATIONS: i32 = 1
