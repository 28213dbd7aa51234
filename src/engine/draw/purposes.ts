/**
 * The named purposes of draws. A draw is addressed by (seed, subject, tick, purpose, n); two purposes never share
 * a word, so a change of policy that needs more or fewer draws for one decision leaves the luck of all others alone.
 *
 * The purpose word of the counter holds the number below in its low byte and, for decisions that exist once per
 * sensor or per invented charge, a hash of the sensor's own name above it: taking a sensor out of a scheme must not
 * move the luck of the others.
 */
import { fastPhilox } from './fastPhilox.js'
import { philox4x32 } from './philox.js'

export const purpose = {
  /** Traits of a resident; subject = resident, timeless. */
  cell: 1,
  /** Order in which a community forms households; subject = resident, timeless. */
  household: 2,
  /** Whether a sensor works in a community; subject = community, timeless, by sensor. */
  coverage: 3,
  /** Gaps between candidate acts; subject = community, n = stratum and block. */
  gap: 4,
  /** A candidate act; subject = resident, n = ordinal within the tick. Words: see {@link actWord}. */
  act: 5,
  /** What a sensor makes of an act; by sensor. Words: see {@link observeWord}. */
  observe: 6,
  /** Gaps between invented observations; subject = community, by sensor and behaviour. */
  inventGap: 7,
  /** What becomes of an invented observation; subject = the one charged, by sensor and behaviour. */
  inventFile: 8,
  /** What becomes of an observation on its way into a file; by sensor. Words: see {@link fileWord}. */
  file: 9,
  /** What follows once a record has arrived; by sensor. Words: see {@link fateWord}. */
  fate: 10,
  /** A door's answer; n = ordinal of the attempt. Words: see {@link doorWord}. */
  door: 11,
  /** The lasting namesake whose file may be confused with one's own; timeless. */
  namesake: 12,
  /** Names for reading comfort; timeless. */
  name: 13,
  /** Whether somebody who has been graded down speaks out. */
  downgrade: 14,
  /** What a human makes of a sensor's finding; by sensor. Words: see {@link reviewWord}. */
  review: 15,
  /** Whether the one charged earns points back; at the address of the act, so that truth and record share it. */
  repair: 16,
  /** Whether a resident agrees to be scored; timeless. */
  consent: 17,
  /** Gaps between bystanders who might speak out; subject = community. */
  bystanderGap: 18,
  /** Whether such a bystander does; n = ordinal within the community and tick. */
  bystander: 19,
  /** Which resident's file is opened, where somebody asks for any; subject 0, timeless, with a seed of its own. */
  opened: 20,
  /** Traits of a business; subject = business, timeless. */
  businessCell: 38,
  /** Order in which residents come to own the businesses of their community, to work for them, and to hold office there. */
  owner: 39,
  employer: 40,
  official: 41,
  /** Victims of an act beyond the first; n = ordinal of the act, block of words above the purpose. */
  victims: 42,
  /** Whether somebody at a door of loans keeps their word; n = ordinal of the attempt. Words: see {@link grantWord}. */
  grant: 52,
  /** How grave it is when it shows; n = ordinal of the act. Words: see {@link actWord}. */
  outcome: 53,
  /** A meeting that is rated; at the address of the act. Words: see {@link encounterWord}. */
  encounter: 56,
  /** Others who might be met by somebody who looks for their own grade; at the address of the act. */
  company: 57,
  /** Who sees a kindness to somebody low-rated; at the address of the act. */
  onlooker: 58,
  /** Whether and by whom an act is followed; at the address of the first act, by behaviour that follows. Words: {@link chainWord}. */
  chain: 43,
  /** Whether an invented charge is believed; at the address of the act, by behaviour. */
  accuse: 44,
  /** What becomes of an invented charge on its way into a file; by behaviour and sensor. Words: {@link fileWord}. */
  accuseFile: 45,
  /** When a charge is found in one's file and when an appeal is filed; n = the record's own luck. Words: {@link accessWord}. */
  access: 46,
  /** Whether a charge is printed with a name; n = the record's own luck. */
  publication: 47,
  /** A mark of identity; subject = resident (n = 0) or household of a community (n = 1), timeless, by field. */
  identity: 30,
  /** What is wrong with the fields of a record, the first four and the others; by sensor. One word for each field. */
  identifiers: 31,
  moreIdentifiers: 32,
  /** Whom the linker takes where the fields do not decide; by sensor. Words: see {@link linkWord}. */
  link: 33,
  /** How long a stay on a list lasts; by list, at the address of the act. Words: see {@link stayWord}. */
  stay: 34,
  /** The same for a listing that nobody's act lies behind; by sensor and behaviour. */
  inventedStay: 35,
  /** Whether somebody is on a list when the run begins, and for how long still; timeless, by list. */
  held: 36,
  /** How far the start of each factor of a composite score lies from what is usual; timeless, n = four factors. */
  start: 48,
  /** Lasting friends of a resident within the community; timeless, n = four friends. */
  friend: 49,
  /** Whether somebody is a member when the run begins; timeless. */
  founder: 50,
  /** Whether somebody joins, and a member leaves. Words: see {@link joinWord}. */
  join: 51,
} as const

export const joinWord = { accord: 0, pull: 1, leaves: 2 } as const
export const actWord = { accept: 0, which: 1, severity: 2, victim: 3 } as const
export const observeWord = { seen: 0, mistaken: 1, whom: 2 } as const
export const fateWord = { upheld: 0, speaksOut: 1 } as const
export const doorWord = { refused: 0, speaksOut: 1 } as const
export const grantWord = { keeps: 0 } as const
export const reviewWord = { reviewed: 0, dropped: 1 } as const
export const encounterWord = { whom: 0, looks: 1, mood: 2, seen: 3 } as const
export const chainWord = { follows: 0, who: 1, severity: 2 } as const
export const accessWord = { wait: 0, appeals: 1, filing: 2, speaksOut: 3 } as const
export const downgradeWord = { speaksOut: 0, told: 1 } as const
export const linkWord = { tie: 0, right: 1, wrongTie: 2 } as const
export const stayWord = { performs: 0, extended: 1 } as const
export const heldWord = { held: 0, performs: 1, term: 2 } as const
export const fileWord = { lost: 0, misfiled: 1, told: 2, appeals: 3 } as const

/** The tick of draws that belong to no tick. */
export const TIMELESS = 0xffffffff

/** A draw of four words for one purpose; the shape in which randomness is handed to other parts. */
export type Draw4 = (subject: number, tick: number, purpose: number, n: number, out: Uint32Array) => void

/** Draws of a seed, if it is known that they are nothing else; many of them can be made at a time (`lots.ts`). */
export type Drawer = Draw4 & { seed?: readonly [low: number, high: number] }

/** Binds a 64-bit seed, given as two words, to the generator: the fast one where there is one. */
export function drawer(seedLow: number, seedHigh: number): Drawer {
  const philox = fastPhilox() ?? philox4x32
  const draw: Draw4 = (subject, tick, purposeWord, n, out) =>
    philox(subject, tick, purposeWord, n, seedLow, seedHigh, out)
  return Object.assign(draw, { seed: [seedLow, seedHigh] as const })
}

/** Purpose word for a decision that exists once per named thing; 24 bits of FNV-1a of the name above the purpose. */
export function namedPurpose(base: number, name: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < name.length; i++) {
    hash ^= name.charCodeAt(i)
    hash = Math.imul(hash, 0x01000193)
  }
  const folded = ((hash >>> 24) ^ hash) & 0xffffff
  return ((folded << 8) | base) >>> 0
}

/** One of 0 .. n-1 with equal chances; n below 2^20. */
export function oneOf(word: number, n: number): number {
  return Math.floor((word * n) / 4294967296)
}

/** Another purpose of the same named thing. */
export function samePurposeName(named: number, base: number): number {
  return ((named & 0xffffff00) | base) >>> 0
}
