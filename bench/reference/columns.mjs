/** The reference workload in typed columns, 8 bytes for each resident, every one of whom is looked at in every tick. */
import { ACTIONS, BLOCK, REGIONS, cellOf, draw, gradeOf, scoreOf } from './tables.mjs'

export function society(from, to, { hazard, alias, detected, points }) {
  const residents = (to - from) * BLOCK
  const cell = new Uint16Array(residents)
  const score = new Int16Array(residents)
  const grade = new Uint8Array(residents)
  const grievance = new Uint8Array(residents)
  const charged = new Uint16Array(residents)
  for (let i = 0; i < residents; i++) {
    const block = from + Math.floor(i / BLOCK)
    cell[i] = cellOf(block, i % BLOCK)
    score[i] = scoreOf(block, i % BLOCK)
    grade[i] = gradeOf(score[i])
  }
  const acting = new Uint16Array(BLOCK + 1)
  return (block, tick, k0, k1, { acts, detections, grades }) => {
    const first = (block - from) * BLOCK
    const region = block % REGIONS
    let count = 0
    for (let lane = 0; lane < BLOCK; lane++)
      if (draw(lane, k0, k1) < hazard[cell[first + lane] * 4 + grade[first + lane]]) acting[count++] = lane
    acts[region] += count
    for (let a = 0; a < count; a++) {
      const lane = acting[a]
      const what = draw(lane + BLOCK, k0, k1)
      const entry = alias[(cell[first + lane] >> 6) * 32 + (what & 31)]
      const action = what >>> 5 < entry >>> 5 ? what & 31 : entry & 31
      if (draw(lane + 2 * BLOCK, k0, k1) >= detected[action]) continue
      const whom = draw(lane + 3 * BLOCK, k0, k1)
      const i = first + ((whom & 0xffff) < 3277 ? whom >>> 22 : lane)
      const moved = Math.min(1000, Math.max(0, score[i] + points[action]))
      score[i] = moved
      grade[i] = gradeOf(moved)
      if (points[action] < 0) grievance[i] = Math.min(255, grievance[i] + Math.floor(-points[action] / 4))
      charged[i] = tick
      detections[region * ACTIONS + action]++
    }
    for (let i = first; i < first + BLOCK; i++) grades[region * 4 + grade[i]]++
    if ((tick + 1) % 12 === 0) for (let i = first; i < first + BLOCK; i++) grievance[i] -= grievance[i] >> 3
  }
}
