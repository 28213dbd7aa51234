/** One thread of a crew: builds its communities, then runs them tick by tick as it is told. */
import { keepWorld } from '../kept/write.js'
import type { Answer, Assignment, Order } from './messages.js'
import { serve } from './serve.js'
import { createShare } from './share.js'

serve(({ blueprint, firstCommunity, communities }: Assignment) => {
  const share = createShare(blueprint, firstCommunity, communities)
  return (order: Order): Answer => {
    if (order.do === 'bytes') return { done: 'bytes', bytes: share.bytes() }
    if (order.do === 'digest') return { done: 'digest', words: share.digest() }
    if (order.do === 'keep') return { done: 'keep', parts: keepWorld(blueprint.tables, share.world, order.dir) }
    // copied, not handed over: the kernel goes on counting in the same arrays
    const { layout: _, ...counters } = share.tick(order.now)
    return { done: 'tick', counters }
  }
})
