/** The reference workload with an object for each resident, as libraries of agents hold them. */
import { ACTIONS, BLOCK, REGIONS, cellOf, draw, gradeOf, scoreOf } from './tables.mjs'

class Resident {
  constructor(block, lane) {
    this.cell = cellOf(block, lane)
    this.score = scoreOf(block, lane)
    this.grade = gradeOf(this.score)
    this.grievance = 0
    this.charged = 0
  }

  acts(word, hazard) {
    return word < hazard[this.cell * 4 + this.grade]
  }

  charge(points, tick) {
    this.score = Math.min(1000, Math.max(0, this.score + points))
    this.grade = gradeOf(this.score)
    if (points < 0) this.grievance = Math.min(255, this.grievance + Math.floor(-points / 4))
    this.charged = tick
  }

  fade() {
    this.grievance -= this.grievance >> 3
  }
}

export function society(from, to, { hazard, alias, detected, points }) {
  const blocks = Array.from({ length: to - from }, (_, b) =>
    Array.from({ length: BLOCK }, (_unused, lane) => new Resident(from + b, lane)),
  )
  const acting = []
  return (block, tick, k0, k1, { acts, detections, grades }) => {
    const residents = blocks[block - from]
    const region = block % REGIONS
    acting.length = 0
    for (let lane = 0; lane < BLOCK; lane++) if (residents[lane].acts(draw(lane, k0, k1), hazard)) acting.push(lane)
    acts[region] += acting.length
    for (const lane of acting) {
      const what = draw(lane + BLOCK, k0, k1)
      const entry = alias[(residents[lane].cell >> 6) * 32 + (what & 31)]
      const action = what >>> 5 < entry >>> 5 ? what & 31 : entry & 31
      if (draw(lane + 2 * BLOCK, k0, k1) >= detected[action]) continue
      const whom = draw(lane + 3 * BLOCK, k0, k1)
      residents[(whom & 0xffff) < 3277 ? whom >>> 22 : lane].charge(points[action], tick)
      detections[region * ACTIONS + action]++
    }
    for (const resident of residents) {
      grades[region * 4 + resident.grade]++
      if ((tick + 1) % 12 === 0) resident.fade()
    }
  }
}
