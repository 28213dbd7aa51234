/**
 * Where the subjects of a run were not kept, their communities are lived again, a stretch at a time, from the regions
 * that the run has recorded. Nothing waits for anything else, so memory holds one stretch per thread.
 */
import type { Blueprint } from '../compile/compile.js'
import type { RegionState } from '../engine/respond/regions.js'
import { Member } from '../run/crew/member.js'
import { Interrupted } from '../run/errors.js'
import { type Part, partsOf } from '../run/kept/parts.js'
import type { KeptPart } from '../run/kept/write.js'

/** Handed to a thread when it starts. */
export interface Assignment {
  blueprint: Blueprint
  /** [tick][region] before the tick. */
  series: RegionState[][]
  dir: string
}

export interface Order {
  part: Part
}

export type Relived =
  | { done: 'build' }
  | { done: 'part'; part: Part; kept: KeptPart; /** Digest words of its communities. */ words: Uint32Array }

export interface ReliveOptions {
  threads: number
  /** Part of the subjects done, 0 to 1. */
  onProgress?: (done: number) => void
  signal?: AbortSignal
}

const module = new URL('./worker.js', import.meta.url)

/**
 * Lives all communities again and keeps their subjects.
 *
 * @returns the kept parts in order, and the digest words of all communities
 * @throws Interrupted if the signal was given
 */
export async function reliveAll(
  assignment: Assignment,
  { threads, onProgress, signal }: ReliveOptions,
): Promise<{ parts: KeptPart[]; words: Uint32Array }> {
  const { tables } = assignment.blueprint
  const waiting = partsOf(tables, 0, tables.communities)
  const all = waiting.length
  const words = new Uint32Array(tables.communities * 2)
  const parts: KeptPart[] = []
  const members = Array.from({ length: Math.min(threads, all) }, () => new Member<Order, Relived>(module, assignment))
  let lived = 0
  const interrupted = () => new Interrupted(lived, tables.communities, undefined, 'communities')
  const stopped = new Promise<never>((_, reject) =>
    signal?.addEventListener('abort', () => reject(interrupted()), { once: true }),
  )
  const work = async (member: Member<Order, Relived>) => {
    await member.wait()
    for (let part = waiting.shift(); part; part = waiting.shift()) {
      const answer = await member.ask({ part })
      if (answer.done !== 'part') continue
      parts.push(answer.kept)
      words.set(answer.words, part.firstCommunity * 2)
      lived += answer.words.length / 2
      onProgress?.(parts.length / all)
    }
  }
  try {
    if (signal?.aborted) throw interrupted()
    await Promise.race([Promise.all(members.map(work)), stopped])
  } finally {
    await Promise.all(members.map((member) => member.close()))
  }
  return { parts: parts.toSorted((a, b) => a.first - b.first), words }
}
