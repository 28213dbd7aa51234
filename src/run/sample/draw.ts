/** Which communities of a run are lived again where not all are: a draw that anybody can do over with SHA-256 alone. */
import { createHash } from 'node:crypto'

/** Part of what is hashed; changes whenever the same run and seed would draw others. */
const DRAW_VERSION = 'glasshouse sample 1'
/** Bytes of a hash that are read as a number: as many as a number of JavaScript holds exactly. */
const BYTES = 6

export interface SampleOf {
  /** How many communities there are. */
  communities: number
  /** How many are drawn; at most as many as there are. */
  sample: number
  /** Digest of the run: whoever makes up a run cannot choose its sample, since with what is made up it becomes another. */
  digest: string
  /** A whole number of up to 64 bits, without leading zeros. */
  seed: string
}

/**
 * Draws communities without replacement, each with the same chance, and spread over regions, since communities are
 * numbered region by region.
 *
 * All stand in a circle in order of their numbers. It is cut at a random place, and from there into as many stretches as
 * communities are drawn, whose lengths differ by one at most; of each stretch one is drawn. Random number k is the first
 * 48 bits of SHA-256 over `glasshouse sample 1`, digest, seed and k, with a line feed between them; number 0 says where
 * the circle is cut, and the others which of its stretch is drawn, each by its remainder.
 *
 * @returns numbers of the communities, ascending
 */
export function drawCommunities({ communities, sample, digest, seed }: SampleOf): number[] {
  if (sample >= communities) return Array.from({ length: communities }, (_, community) => community)
  const number = (k: number) =>
    createHash('sha256').update([DRAW_VERSION, digest, seed, k].join('\n')).digest().readUIntBE(0, BYTES)
  const cut = number(0) % communities
  const from = (stretch: number) => Math.floor((stretch * communities) / sample)
  return Array.from({ length: sample }, (_, stretch) => {
    const first = from(stretch)
    const length = from(stretch + 1) - first
    return (cut + first + (number(stretch + 1) % length)) % communities
  }).toSorted((a, b) => a - b)
}

/** Share of communities that one wonders about: so few are wrong, and does a sample find any? */
export const FEW_WRONG = 0.001

/** How likely a sample is to find nothing where something is wrong. */
export interface Miss {
  /** Share of all communities that are taken to be wrong: one in a thousand, and one where there are fewer. */
  wrong: number
  /** At most; see {@link chanceToMiss}. */
  chance: number
}

/**
 * The chance that none of those that are wrong is drawn: (1 - wrong) ^ sample, and 0 where all were drawn. That is what draws
 * with replacement would come to; none is drawn twice, which makes it a little less.
 */
export function chanceToMiss(communities: number, sample: number): Miss {
  const wrong = Math.max(FEW_WRONG, 1 / communities)
  return { wrong, chance: sample >= communities ? 0 : (1 - wrong) ** sample }
}
