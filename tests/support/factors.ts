/** Changes of the small society: a score made of factors, grades by rank, membership by choice. */
import type { Written } from './small.js'

/** A composite of two pools and, if asked for, friends; littering takes from care, petitions from voice. */
export function withFactors(written: Written, friends = false): void {
  written.scores = {
    index: {
      title: 'Index',
      kind: 'composite',
      lowest: '300 points',
      highest: '900 points',
      refreshed: '1 month',
      factors: {
        care: {
          title: 'Care',
          kind: 'points',
          weight: '50 %',
          worst: '0 points',
          best: '200 points',
          starts: '100 points',
        },
        voice: {
          title: 'Voice',
          kind: 'points',
          weight: friends ? '30 %' : '50 %',
          worst: '-100 points',
          best: '100 points',
          starts: '0 points',
          starts_by: { sex: { male: '20 points' } },
          spread: '10 points',
        },
        ...(friends && {
          network: { title: 'Network', kind: 'friends', weight: '20 %', friends: '5 residents', without: '50 %' },
        }),
      },
    },
  }
  Object.assign(written.rules.litter, { factor: 'care' })
  Object.assign(written.rules.help, { factor: 'care' })
  Object.assign(written.rules.petition, { factor: 'voice' })
  written.grades = {
    regraded: '1 month',
    bands: {
      A: { title: 'good', from: '620 points' },
      B: { title: 'fair', from: '550 points', to: '619 points' },
      C: { title: 'poor', to: '549 points' },
    },
  }
}

/** Nobody is in at first but some; the others join by themselves and by example. */
export function withMembership(written: Written, change: Written = {}): void {
  written.membership = { held_at_start: '20 %', joins: '0.2 per year', ...change }
}
