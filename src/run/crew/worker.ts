/** One thread of a crew: builds its communities, then runs them tick by tick as it is told. */
import { restoreWorld, saveWorld } from '../checkpoint/world.js'
import { keepWorld } from '../kept/write.js'
import type { Answer, Assignment, Order } from './messages.js'
import { serve } from './serve.js'
import { createShare } from './share.js'

serve(({ blueprint, firstCommunity, communities, saved }: Assignment) => {
  const share = createShare(blueprint, firstCommunity, communities)
  if (saved) restoreWorld(share.world, saved.dir, saved.files)
  return (order: Order): Answer => {
    if (order.do === 'bytes') return { done: 'bytes', bytes: share.bytes() }
    if (order.do === 'digest') return { done: 'digest', words: share.digest() }
    if (order.do === 'save') return { done: 'save', world: saveWorld(share.world, order.dir) }
    if (order.do === 'keep') return { done: 'keep', parts: keepWorld(blueprint.tables, share.world, order.dir) }
    // copied, not handed over: the kernel goes on counting in the same arrays
    const { layout: _, ...counters } = share.tick(order.now)
    return { done: 'tick', counters }
  }
})
