import { describe, expect, test } from 'vitest'
import { surprises, told, trying } from './support.js'

/** A vignette whose expectations must hold. */
async function holds(lines: string, differences = ''): Promise<string[]> {
  const result = await trying(lines, differences)
  expect(surprises(result)).toEqual([])
  expect(result.holds).toBe(true)
  return told(result)
}

describe('an act', () => {
  test('counts at once in truth, and on file when the database delivers', async () => {
    const lines = await holds(`
      events: [{ on: 2010-03-10, does: red-light }]
      expect:
        - { on: 2010-02-28, score: 1000 points, true_score: 1000 points }
        - { on: 2010-03-31, score: 1000 points, true_score: 980 points, because: [] }
        - { on: 2010-04-30, score: 1000 points }
        - { on: 2010-05-01, score: 980 points, because: [R-1] }`)
    expect(lines).toEqual([
      '2010-03-10  R-1 Red lights: the act, true score 980',
      '2010-03-01  letter A, score 1000',
      '2010-05-01  R-1 Red lights: -20 points (documented: gazette), score 980',
    ])
  })

  test('that nobody saw is in truth alone', async () => {
    await holds(`
      events: [{ on: 2010-03-10, does: red-light, filed: no }]
      expect: [{ on: 2013-12-31, score: 1000 points, true_score: 980 points, because: [] }]`)
  })

  test('costs by severity, and the evidence is that of the figure', async () => {
    const lines = await holds(
      `
      events:
        - { on: 2011-02-10, does: red-light, severity: serious }
        - { on: 2011-02-10, does: petition }
      expect: [{ on: 2011-12-31, score: 930 points, because: [R-1, R-2] }]`,
      `rules:
  R-1:
    points:
      minor: { value: -10 points, evidence: assumed }
      ordinary: { value: -20 points, evidence: assumed }
      serious: { value: -50 points, source: gazette, evidence: reported }`,
    )
    expect(lines).toContain('2011-04-01  R-1 Red lights: -50 points (reported: gazette), score 950')
    expect(lines).toContain('2011-04-01  R-2 Petitioning: -20 points (reported: gazette, paper), score 930')
  })

  test('under a rule that is not in force counts nowhere', async () => {
    const lines = await holds(`
      events:
        - { on: 2010-12-31, does: petition }
        - { on: 2011-01-01, does: petition }
        - { on: 2011-12-31, does: petition }
        - { on: 2012-01-01, does: petition }
        - { on: 2012-01-01, charged_with: petition }
      expect: [{ on: 2013-12-31, score: 960 points, true_score: 960 points, because: [R-2] }]`)
    expect(lines).toContain('2010-12-31  no rule in force scores what happens in event 1')
    expect(lines).toContain('2012-01-01  no rule in force scores what happens in event 5')
  })

  test('comes through the database of the sensor that saw it', async () => {
    const differences = `
databases: { slow: { title: Slow, delay: 6 months, evidence: fictional } }
sensors: { media: { sees: { red-light: 1 %, good-deed: 5 %, petition: 1 % }, reports_to: slow, evidence: fictional } }`
    await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }, { on: 2010-01-10, does: red-light, seen_by: media }]
      expect: [{ on: 2010-03-01, score: 980 points }, { on: 2010-06-30, score: 980 points }, { on: 2010-07-01, score: 960 points }]`,
      differences,
    )
  })
})

describe('a mistaken charge', () => {
  test('is on file and not in truth, and lasts', async () => {
    await holds(`
      events: [{ on: 2010-01-10, charged_with: red-light }]
      expect: [{ on: 2013-12-31, score: 980 points, true_score: 1000 points, grade: A, because: [R-1] }]`)
  })

  test('is found in the file by somebody who was not told, and may then be appealed', async () => {
    const access = 'safeguards: { access: { on: true, asked: { value: 1 per year, evidence: assumed } } }'
    const found = 'events: [{ on: 2010-01-10, charged_with: red-light, finds: yes, appeal: upheld }]'
    const lines = await holds(
      `${found}
expect:
  - { on: 2010-04-30, score: 980 points, because: [R-1] }
  - { on: 2010-05-31, score: 1000 points, because: [] }`,
      access,
    )
    expect(lines).toContain('2010-04-01  R-1 Red lights: found in the own file, score 980')
    expect(lines).toContain('2010-05-01  R-1 Red lights: +20 points restored, the appeal being upheld, score 1000')
  })

  test('stays where the appeal comes after the deadline', async () => {
    const deadline = `safeguards:
  appeal:
    filed_after: { value: 2 months, evidence: assumed }
    within: { value: 1 months, evidence: assumed }`
    const events = (appeal: string) => `events: [{ on: 2010-01-10, charged_with: red-light, appeal: ${appeal} }]`
    await holds(`${events('late')}\nexpect: [{ on: 2013-12-31, score: 980 points, because: [R-1] }]`, deadline)
    await holds(`${events('upheld')}\nexpect: [{ on: 2013-12-31, score: 1000 points, because: [] }]`, deadline)
  })

  test('is taken back by an appeal that is upheld, and not by one that is refused', async () => {
    const decided = (appeal: string) => `events: [{ on: 2010-01-10, charged_with: red-light, appeal: ${appeal} }]`
    const lines = await holds(`
      ${decided('upheld')}
      expect: [{ on: 2010-03-01, score: 980 points }, { on: 2010-04-01, score: 1000 points, because: [] }]`)
    expect(lines).toContain('2010-04-01  R-1 Red lights: +20 points restored, the appeal being upheld, score 1000')
    const others = await holds(`
      ${decided('refused')}
      expect: [{ on: 2010-04-01, score: 980 points, because: [R-1] }]`)
    expect(others).toContain('2010-04-01  R-1 Red lights: appeal refused, score 980')
  })
})

describe('points come back', () => {
  test('when the time of the rule is over, each loss after its own', async () => {
    const lines = await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }, { on: 2010-04-10, does: red-light }]
      expect:
        - { on: 2010-12-31, score: 960 points, true_score: 960 points }
        - { on: 2011-03-01, score: 980 points, true_score: 980 points, because: [R-1] }
        - { on: 2011-06-01, score: 1000 points, true_score: 1000 points, because: [] }`,
      'scores: { credit: { expires: 1 year, evidence: fictional } }',
    )
    expect(lines).toContain('2011-03-01  R-1 Red lights: +20 points back, as its time is over, score 980')
    expect(lines).toContain('2011-01-01  R-1 Red lights: +20 points back, as its time is over, true score 980')
  })

  const repair =
    'safeguards: { repair: { on: true, taken_up: 40 %, after: 3 months, gives_back: 50 %, evidence: fictional } }'

  test('in part by repair, if the case says so', async () => {
    const lines = await holds(
      `
      events: [{ on: 2010-01-10, does: red-light, repairs: yes }, { on: 2010-01-10, does: red-light }]
      expect:
        - { on: 2010-05-31, score: 960 points, true_score: 970 points }
        - { on: 2010-06-01, score: 970 points, true_score: 970 points, because: [R-1] }`,
      repair,
    )
    expect(lines).toContain('2010-06-01  R-1 Red lights: +10 points earned back, score 970')
  })

  test('a charge by mistake is repaired on file alone', async () => {
    await holds(
      `
      events: [{ on: 2010-01-10, charged_with: red-light, repairs: yes }]
      expect: [{ on: 2010-06-01, score: 990 points, true_score: 1000 points }]`,
      repair,
    )
  })

  test('everything, when everybody starts anew; what is on its way still arrives', async () => {
    const lines = await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }, { on: 2010-12-10, does: red-light }]
      expect:
        - { on: 2010-12-31, score: 980 points, true_score: 960 points, because: [R-1] }
        - { on: 2011-01-01, score: 1000 points, true_score: 1000 points, because: [] }
        - { on: 2011-02-01, score: 980 points, true_score: 1000 points, because: [R-1] }`,
      'scores: { credit: { resets: 1 year, evidence: fictional } }',
    )
    expect(lines).toContain('2011-01-01  everybody starts anew, score 1000')
  })
})

describe('limits', () => {
  test('the ends of the scale', async () => {
    const lines = await holds(
      `
      events: [{ on: 2010-01-10, does: good-deed }, { on: 2010-02-10, does: red-light }]
      expect: [{ on: 2010-03-31, score: 1010 points }, { on: 2010-12-31, score: 990 points, because: [R-1, R-3] }]`,
      'scores: { credit: { highest: { value: 1010 points, evidence: fictional } } }',
    )
    expect(lines).toContain('2010-03-01  R-3 Helping: +15 points (fictional), score 1010, where the scale ends')
  })

  test('by the year, and anew in the next', async () => {
    const lines = await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }, { on: 2010-02-10, does: red-light }, { on: 2011-02-10, does: red-light }]
      expect: [{ on: 2010-12-31, score: 970 points, true_score: 970 points }, { on: 2011-12-31, score: 950 points }]`,
      'safeguards: { cap: { on: true, taken_per_year: -30 points, evidence: fictional } }',
    )
    expect(lines).toContain(
      '2010-04-01  R-1 Red lights: -10 points (documented: gazette) of -20 points, as far as the limit by the year goes, score 970',
    )
  })

  test('a loss that a limit swallows whole is no reason of the score', async () => {
    await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }, { on: 2010-01-11, does: good-deed }]
      expect: [{ on: 2010-12-31, score: 1015 points, because: [R-3] }]`,
      'safeguards: { cap: { on: true, taken_per_year: 0 points, evidence: fictional } }',
    )
  })
})

describe('letters and doors', () => {
  const offences = 'events: [{ on: 2010-12-10, does: red-light }, { on: 2010-12-10, does: red-light }]'

  test('on the days of the scheme only; before them the scheme has no say', async () => {
    await holds(`
      ${offences}
      expect:
        - { on: 2010-02-28, grade: none, true_grade: none, doors: { school: untouched } }
        - { on: 2011-02-01, score: 960 points, grade: A, doors: { school: priority } }
        - { on: 2011-03-01, grade: B, true_grade: B, doors: { school: untouched } }`)
  })

  test('a door before its treatment is in force is untouched', async () => {
    await holds(
      `
      events: []
      expect: [{ on: 2010-12-31, doors: { school: untouched } }, { on: 2011-01-01, doors: { school: priority } }]`,
      'doors: { school: { in_force: { from: 2011-01-01 } } }',
    )
  })

  test('behind a wall a door looks at its own field of life', async () => {
    const twice = `
      events: [{ on: 2011-01-10, does: petition }, { on: 2011-01-10, does: petition }]`
    const wall = 'safeguards: { context_wall: { on: true, evidence: fictional } }'
    await holds(`${twice}\n      expect: [{ on: 2011-03-31, grade: B, doors: { school: untouched } }]`)
    await holds(`${twice}\n      expect: [{ on: 2011-03-31, grade: B, doors: { school: priority } }]`, wall)
  })

  test('letters dropped: the score goes on', async () => {
    const lines = await holds(`
      events: [{ on: 2010-05-10, does: red-light }]
      letters_dropped: 2010-06-15
      expect:
        - { on: 2010-05-31, grade: A, doors: { school: priority } }
        - { on: 2010-06-01, grade: none, doors: { school: untouched } }
        - { on: 2013-12-31, score: 980 points, grade: none }`)
    expect(lines).toContain('2010-06-01  no letter any more, score 1000')
  })

  test('repealed: nothing new counts, what was on its way arrives', async () => {
    await holds(`
      events: [{ on: 2010-05-10, does: red-light }, { on: 2010-06-10, does: red-light }]
      repealed: 2010-06-01
      expect: [{ on: 2013-12-31, score: 980 points, true_score: 980 points, grade: none, doors: { school: untouched } }]`)
  })

  test('who does not consent gets no letter, but has a file', async () => {
    const consent = 'safeguards: { consent: { on: true, given: 50 %, evidence: fictional } }'
    const act = 'events: [{ on: 2010-01-10, does: red-light }]'
    await holds(`${act}\nconsents: no\nexpect: [{ on: 2011-03-01, score: 980 points, grade: none }]`, consent)
    await holds(`${act}\nexpect: [{ on: 2011-03-01, score: 980 points, grade: A }]`, consent)
  })
})

describe('what does not hold', () => {
  test('is told line by line, with what stands on file', async () => {
    const result = await trying(`
      events: [{ on: 2010-01-10, does: red-light }]
      expect: [{ on: 2010-03-01, score: 1000 points, true_score: 980 points, grade: B, because: [R-3], doors: { school: barred } }]`)
    expect(result.holds).toBe(false)
    expect(result.expectations[0]).toEqual({
      on: '2010-03-01',
      holds: false,
      checks: [
        { what: 'score', expected: '1000 points', got: '980 points', holds: false },
        { what: 'true_score', expected: '980 points', got: '980 points', holds: true },
        { what: 'grade', expected: 'B', got: 'A', holds: false },
        { what: 'because', expected: 'R-3', got: 'R-1', holds: false },
        { what: 'doors.school', expected: 'barred', got: 'priority', holds: false },
      ],
      standing: [{ event: 1, rule: 'R-1', points: -20 }],
    })
  })

  test('a case may look beyond the end of the run', async () => {
    await holds(`
      events: [{ on: 2013-12-10, does: red-light }]
      expect: [{ on: 2014-02-01, score: 980 points }]`)
  })
})

describe('certainty', () => {
  test('leaves no choice: where everybody earns points back, the case need not say so', async () => {
    const always =
      'safeguards: { repair: { on: true, taken_up: 100 %, after: 3 months, gives_back: 100 %, evidence: fictional } }'
    await holds(
      `
      events: [{ on: 2010-01-10, does: red-light }]
      expect: [{ on: 2010-12-31, score: 1000 points, because: [] }]`,
      always,
    )
  })
})
