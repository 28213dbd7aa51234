/** The small society, rating each other: littering is disliked, helping is liked, petitioning is put up with. */
import { type Written, smallScenario } from './small.js'

export const [LITTERING, HELPING, PETITION] = [0, 1, 2]

/** Score of ratings without anything that conduct does not explain; `change` adds it. */
export function ratedScenario(change: (stars: Written, written: Written) => void = () => {}) {
  return smallScenario((written) => {
    const stars: Written = {
      title: 'Stars',
      kind: 'ratings',
      base: '3500 points',
      lowest: '0 points',
      highest: '5000 points',
      moves: '10 %',
    }
    written.scores = { stars }
    written.sensors = {}
    written.databases = {}
    written.rules = {
      litter: { behaviour: 'littering', rates: '1000 points' },
      help: { behaviour: 'helping', rates: { minor: '4000 points', ordinary: '4500 points', serious: '5000 points' } },
      petition: { behaviour: 'petition', rates: '2500 points' },
    }
    written.grades = {
      regraded: '1 month',
      bands: {
        high: { title: 'high', from: '4000 points' },
        usual: { title: 'usual', from: '3000 points', to: '3999 points' },
        low: { title: 'low', to: '2999 points' },
      },
    }
    written.doors.school.treatment = { low: { kind: 'barred', refused: '100 %' } }
    change(stars, written)
  })
}
