/** Draws many at a time, in WebAssembly where its vectors are to be had, and otherwise one after the other. */
import { fastLots } from './fastLots.js'
import { LOTS, type Lots } from './lots.js'
import type { Drawer } from './purposes.js'

/** Room for {@link LOTS} draws. All kernels of a thread share it, so what is drawn is used at once. */
export function roomForLots(): Lots {
  const column = () => new Uint32Array(LOTS)
  return fastLots()?.lots ?? { subject: column(), n: column(), words: [column(), column(), column(), column()] }
}

const four = new Uint32Array(4)

/** Draws the words of the first `count` addresses. */
export function drawLots(draw: Drawer, lots: Lots, tick: number, purpose: number, count: number): void {
  const fast = fastLots()
  if (fast && draw.seed && lots === fast.lots) {
    if (count > 0) fast.draw(tick, purpose, draw.seed[0], draw.seed[1], count)
    return
  }
  const { subject, n, words } = lots
  for (let i = 0; i < count; i++) {
    draw(subject[i], tick, purpose, n[i], four)
    for (let w = 0; w < 4; w++) words[w][i] = four[w]
  }
}
