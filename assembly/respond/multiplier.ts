/** How responses change the rate of a behaviour for one subject; see `respond/multiplier.ts` of the engine. */
import { i16At, u16At, u32At, u8At } from '../cells'
import { agrees } from '../record/consent'
import { responds } from './feelings'
import { atNoStake, byRisk, games } from './now'
import { LEVELS, LEVEL_SHIFT, Q16, hardship, isScored, risk, score, strain } from '../place'

/** [behaviour x levels] Q12. */
export let strainFactor: usize = 0
export let hardshipFactor: usize = 0
/** [doing] the most that a rate can be multiplied by, Q16. */
export let headroom: usize = 0
/** 1 if no records are kept of those who do not agree. */
export let consentStops: i32 = 0
/** Gaming: Q16, and points below a better grade. Bands of the scheme's own grades. */
export let gamingFactor: f64 = 0
export let gamingNear: i32 = 0
export let gameBands: i32 = 0
export let gameBandsFrom: usize = 0

const Q12_TWICE: u64 = 24

/** Whether the scheme keeps nothing about somebody, because they are no members or have not agreed. */
export function keptOut(local: i32): bool {
  return !isScored(local) || (consentStops !== 0 && !agrees(local))
}

/** Whether the score stands just below a better grade. */
function justShort(local: i32): bool {
  const points = i16At(score, local)
  let letter = 0
  while (letter < gameBands - 1 && points < i16At(gameBandsFrom, letter)) letter++
  return letter > 0 && i16At(gameBandsFrom, letter - 1) - points <= gamingNear
}

/** Whether nothing changes rates but perceived risk, strain and hardship. */
export function ratesByFeelings(): bool {
  return responds !== 0 && atNoStake === 0 && games === 0
}

/** Deterrence or conformity by perceived risk, times strain, times hardship, in Q16 and within the headroom. */
export function rateMultiplier(local: i32, behaviour: i32): u32 {
  if (responds === 0) return <u32>Q16
  let risky = riskMultiplier(local, behaviour)
  if (atNoStake !== 0 && keptOut(local)) risky = u32At(atNoStake, behaviour)
  else if (games !== 0 && u8At(games, behaviour) !== 0 && justShort(local))
    risky = <u32>floor<f64>((<f64>risky * gamingFactor) / Q16)
  return withFeelings(local, behaviour, risky)
}

/** The same where {@link ratesByFeelings}. */
// @ts-ignore: decorators of AssemblyScript
@inline
export function rateByFeelings(local: i32, behaviour: i32): u32 {
  return withFeelings(local, behaviour, riskMultiplier(local, behaviour))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function riskMultiplier(local: i32, behaviour: i32): u32 {
  return u32At(byRisk, behaviour * LEVELS + (u8At(risk, local) >> LEVEL_SHIFT))
}

// @ts-ignore: decorators of AssemblyScript
@inline
function withFeelings(local: i32, behaviour: i32, risky: u32): u32 {
  const at = behaviour * LEVELS
  const byStrain = u16At(strainFactor, at + (u8At(strain, local) >> LEVEL_SHIFT))
  const byHardship = u16At(hardshipFactor, at + (u8At(hardship, local) >> LEVEL_SHIFT))
  // below 2^53, so that doubles come to the same
  const product = (<u64>risky * <u64>byStrain * <u64>byHardship) >> Q12_TWICE
  const most = <u64>u32At(headroom, behaviour)
  return <u32>(product < most ? product : most)
}
