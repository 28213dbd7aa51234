/**
 * The luck behind what a file tells, asked for again by its address: what was drawn, and against which chance. A draw is a
 * function of its address, so asking moves nothing.
 */
import { followedBy } from '../../engine/act/chain.js'
import { doorOfOrdinal } from '../../engine/consequence/outcome.js'
import { fateWord, fileWord } from '../../engine/draw/purposes.js'
import type { Place } from '../../engine/place.js'
import { rateMultiplier } from '../../engine/respond/multiplier.js'
import { CERTAIN, LEVELS, Q12, Q16 } from '../../engine/tables.js'
import type { Throw } from '../events.js'
import { drawsOf } from '../looks.js'

/** How the scheme and its consequences change how often somebody does something: factors of the rate, 1 for not at all. */
export interface Times {
  /** Fear of a charge, hope of a reward, public attention. */
  scheme: number
  strain: number
  hardship: number
}

/** The draw by which an act was done. */
export interface ActDraw {
  /** By itself, in answer to somebody else's act, or because what had been granted came due. */
  how: 'own accord' | 'in answer' | 'came due'
  times: Times
  /** Against the chance at a moment that had come up for it; null where it came due. */
  moment: Throw | null
  /** The chance without the scheme's influence; null where it came due. */
  usual: number | null
}

/** What was drawn about a finding on its way into a file. */
export interface WayDraws {
  lost: Throw
  /** Null where a registry compares records. */
  misfiled: Throw | null
  told: Throw
  /** Whether the one charged appeals, if told; null where nobody can appeal. */
  appeals: Throw | null
  /** Whether an appeal is upheld, if one is made. */
  upheld: Throw | null
}

const words = new Uint32Array(4)
const chance = (threshold: number) => Math.min(1, Math.max(0, threshold / CERTAIN))

/** The draw that decides at this moment, with all that changes the rate: to be called while the engine decides. */
export function decisionNow(place: Place, resident: number, behaviour: number): { word: number; times: Times } {
  const { world, tables, scratch } = place
  const at = (table: Uint16Array, feeling: number) => table[behaviour * LEVELS + (feeling >> 4)] / Q12
  const [strain, hardship] = tables.response.on
    ? [
        at(tables.behaviour.strainFactor, world.strain[resident]),
        at(tables.behaviour.hardshipFactor, world.hardship[resident]),
      ]
    : [1, 1]
  const all = rateMultiplier(place, resident, behaviour) / Q16
  return {
    word: scratch.words[0],
    times: { scheme: strain * hardship > 0 ? all / (strain * hardship) : 0, strain, hardship },
  }
}

/** The draw of an act, once it is known which of the list it is. */
export function actDraw(place: Place, a: number, { word, times }: { word: number; times: Times }): ActDraw {
  const { tables, world, scratch } = place
  const { doing, chains } = tables
  const ordinal = scratch.acts.ordinal[a]
  const behaviour = scratch.acts.what[a]
  if (doorOfOrdinal(ordinal) >= 0) return { how: 'came due', times, moment: null, usual: null }
  const cell = world.cell[place.first + scratch.acts.who[a]]
  const answers = followedBy(ordinal) !== null
  const multiplier = times.scheme * times.strain * times.hardship
  const usual = answers
    ? chains[Math.floor(ordinal / 0x2000000) - 1].chance[doing.profileOfCell[cell]]
    : Math.floor((doing.accept[doing.habitOfCell[cell]] * Q16) / doing.headroom[behaviour])
  return {
    how: answers ? 'in answer' : 'own accord',
    times,
    moment: { chance: chance(usual * multiplier), drew: word / CERTAIN },
    usual: chance(usual),
  }
}

/**
 * What was drawn about an observation, by its place in the list.
 *
 * @param misfiled whether it went into the file of somebody whom it is not about, who is wronged by that
 */
export function wayDraws(place: Place, o: number, misfiled: boolean): WayDraws {
  const { tables, now, scratch } = place
  const { observations } = scratch
  const { safeguard } = tables
  const database = tables.databases[tables.sensors[observations.sensor[o]].database]
  const wrong = misfiled || observations.wrong[o] === 1
  const draw = (purpose: number) =>
    drawsOf(place)(observations.drawSubject[o], now.tick, purpose, observations.drawOrdinal[o], words)
  const against = (word: number, threshold: number): Throw => ({
    chance: chance(threshold),
    drew: words[word] / CERTAIN,
  })
  draw(observations.filePurpose[o])
  const filed = {
    lost: against(fileWord.lost, database.lost),
    misfiled: database.link ? null : against(fileWord.misfiled, database.misfiled),
    told: against(fileWord.told, safeguard.told),
    appeals: safeguard.appeal
      ? against(fileWord.appeals, wrong ? safeguard.filedIfWrong : safeguard.filedIfRight)
      : null,
  }
  draw(observations.fatePurpose[o])
  const upheld = wrong ? safeguard.upheldIfWrong : safeguard.upheldIfRight
  return { ...filed, upheld: safeguard.appeal ? against(fateWord.upheld, upheld) : null }
}
