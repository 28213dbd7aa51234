/** One thread of a crew: builds its communities, then runs them tick by tick as it is told. */
import type { Counters } from '../../engine/counters.js'
import { readWorld, saveWorld } from '../checkpoint/world.js'
import { keepWorld } from '../kept/write.js'
import type { Answer, Assignment, Order } from './messages.js'
import { serve } from './serve.js'
import { createPackedShare, createShare } from './share.js'

serve(({ blueprint, firstCommunity, communities, saved, shares, way }: Assignment) => {
  const share = (way.packed ? createPackedShare : createShare)({
    ...{ blueprint, firstCommunity, communities, kernel: way.kernel },
    done: saved?.done,
    room: shares ? sharedRoom : undefined,
    restore: saved && ((first, count) => readWorld(saved.dir, saved.files, first, count)),
  })
  let known: Counters | undefined
  return (order: Order): Answer => {
    if (order.do === 'bytes') return { done: 'bytes', bytes: share.bytes() }
    if (order.do === 'digest') return { done: 'digest', words: share.digest() }
    if (order.do === 'save') return { done: 'save', world: saveWorld(share.standing, order.dir) }
    if (order.do === 'keep') return { done: 'keep', parts: keepWorld(blueprint.tables, share.standing, order.dir) }
    const counted = share.tick(order.now)
    if (shares && known === counted) return { done: 'tick', counters: null }
    known = counted
    // shared or copied, not handed over: the kernel goes on counting in the same arrays
    const { layout: _, ...counters } = counted
    return { done: 'tick', counters }
  }
})

function sharedRoom(length: number): Float64Array {
  return new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT))
}
