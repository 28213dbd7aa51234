/** One thread of a crew of two worlds: carries the same communities in both. */
import type { Counters } from '../../engine/counters.js'
import { serve } from '../../run/crew/serve.js'
import type { Answer, Assignment, Order } from './messages.js'
import { createPair } from './pair.js'

serve(({ blueprints, firstCommunity, communities }: Assignment) => {
  const pair = createPair(blueprints, firstCommunity, communities)
  return (order: Order): Answer => {
    if (order.do === 'finish') return { done: 'finish', ...pair.finish() }
    const [a, b] = pair.tick(order.a, order.b)
    return { done: 'tick', a: bare(a), b: bare(b) }
  }
})

/** Numbers alone; how they lie is known on the other side. */
function bare(counters: Counters): Omit<Counters, 'layout'> {
  const { layout: _, ...counted } = counters
  return counted
}
