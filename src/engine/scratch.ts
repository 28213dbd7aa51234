/**
 * Lists that one community fills and reads within one tick, kept from community to community so that the tick
 * allocates nothing. Each stage reads the list of the stage before it.
 */
import { type Arrays, onHeap } from './arrays.js'
import { roomForLots } from './draw/drawLots.js'
import { LOTS, type Lots } from './draw/lots.js'
import type { EntryList } from './entry.js'
import { MOST_FIELDS } from './link/tables.js'
import { type Meetings, roomForMeetings } from './score/encounter.js'
import { COMMUNITY_SIZE } from './tables.js'

/** Acts and attempts decided on in stage `act`, in order of residents. */
export interface Acts {
  count: number
  /** Resident, counted within the community. */
  who: Int32Array
  /** Ordinal of the candidate among those of the same resident in this tick; part of the address of its draws. */
  ordinal: Int32Array
  /** Behaviour, or behaviours + door. */
  what: Int32Array
  severity: Uint8Array
}

/** Attempts at doors, up to {@link LOTS} at a time, with the words of their draws. */
export interface Attempts {
  count: number
  /** Place in {@link Acts}. */
  act: Int32Array
  refused: Uint32Array
  speaksOut: Uint32Array
  /** How sound whoever is let through is, where something comes of it (`consequence/outcome.ts`). */
  keeps: Uint32Array
}

/** What sensors claim, right or wrong. */
export interface Observations {
  count: number
  /** The one charged, within the community. */
  who: Int32Array
  behaviour: Int32Array
  points: Int32Array
  life: Int32Array
  sensor: Int32Array
  /** 1 if the one charged did not do it. */
  wrong: Uint8Array
  /** 1 if there was no act at all. */
  invented: Uint8Array
  /** 1 if the one charged will earn points back. */
  repairs: Uint8Array
  /** Address of the draws that decide what becomes of the record. */
  drawSubject: Float64Array
  drawOrdinal: Int32Array
  filePurpose: Float64Array
  fatePurpose: Float64Array
}

/** The record that the linker is at work on. */
export interface Linking {
  /** [field of the registry] luck */
  words: Float64Array
  /** [field held by the database] what the record says */
  stated: Int32Array
  /** Whether the record had to be compared, and whether a clerk decided. */
  compared: boolean
  byClerk: boolean
  /** Weight of the right file, and of the best among all others. */
  right: number
  best: number
  /** Who they are that weigh the same, and how many. */
  tied: Uint16Array
  ties: number
}

export interface Scratch {
  acts: Acts
  observations: Observations
  linking: Linking
  meetings: Meetings
  attempts: Attempts
  /** Due entries of the present community: records first, and then those whose turn comes after all records. */
  due: EntryList
  dueFirst: number[]
  dueLater: number[]
  /** Residents who can suffer from one act, or who live together. */
  pool: Uint16Array
  words: Uint32Array
  more: Uint32Array
  /** Draws that a stage makes many at a time. */
  lots: Lots
}

/** Room for one community in one tick; candidates beyond it would need rates of dozens of acts per resident and tick. */
export const SCRATCH_ROOM = 65536

/** Typed arrays swallow what is written past their end, so whoever adds to a list asks first. */
export function overflow(what: string): never {
  throw new RangeError(
    `There are more than ${SCRATCH_ROOM} ${what} in one community in one tick. Make the tick shorter or the rates lower.`,
  )
}

/**
 * Empty lists for one kernel.
 *
 * @param arrays where they are made; each in a memory of its own if left out
 */
export function createScratch({ i32, u8, u16, f64 }: Arrays = onHeap): Scratch {
  const n = SCRATCH_ROOM
  return {
    acts: {
      count: 0,
      who: i32(n),
      ordinal: i32(n),
      what: i32(n),
      severity: u8(n),
    },
    observations: {
      count: 0,
      who: i32(n),
      behaviour: i32(n),
      points: i32(n),
      life: i32(n),
      sensor: i32(n),
      wrong: u8(n),
      invented: u8(n),
      repairs: u8(n),
      drawSubject: f64(n),
      drawOrdinal: i32(n),
      filePurpose: f64(n),
      fatePurpose: f64(n),
    },
    linking: {
      words: new Float64Array(MOST_FIELDS),
      stated: new Int32Array(MOST_FIELDS),
      compared: false,
      byClerk: false,
      right: 0,
      best: 0,
      tied: new Uint16Array(COMMUNITY_SIZE),
      ties: 0,
    },
    meetings: roomForMeetings(),
    attempts: {
      count: 0,
      act: new Int32Array(LOTS),
      refused: new Uint32Array(LOTS),
      speaksOut: new Uint32Array(LOTS),
      keeps: new Uint32Array(LOTS),
    },
    due: [],
    dueFirst: [],
    dueLater: [],
    pool: u16(COMMUNITY_SIZE),
    words: new Uint32Array(4),
    more: new Uint32Array(4),
    lots: roomForLots(),
  }
}
