import { expect, test } from 'vitest'
import { formatProblem, formatProblems, InputError, problemAt, sorted } from '../../../src/scenario/language/problem.js'

const source = (file: string, rank: number, lines: string[] = []) => ({ file, rank, lines })
const message = { code: 'x', message: 'something is wrong' }

test('a problem shows its line with a mark under the place, in wide writing too', () => {
  const place = { source: source('a.yaml', 0, ['title: 睢宁 x']), line: 1, column: 11 }
  expect(formatProblem(problemAt(place, ['title'], { ...message, allowed: 'a', hint: 'do b' }))).toBe(
    'a.yaml:1:11  title: something is wrong; allowed: a; do b\n  1 | title: 睢宁 x\n    |             ^',
  )
})

test('a long line is cut around the place', () => {
  const place = { source: source('a.yaml', 0, [`${'x'.repeat(500)}y${'z'.repeat(500)}`]), line: 1, column: 501 }
  const [, shown, mark] = formatProblem(problemAt(place, [], message)).split('\n')
  expect(shown.length).toBeLessThan(120)
  expect(shown[mark.indexOf('^')]).toBe('y')
})

test('what comes from the command line has no line', () => {
  const place = { source: { ...source('--set a', 1, ['a=1']), commandLine: true }, line: 1, column: 1 }
  expect(formatProblem(problemAt(place, ['a'], message))).toBe('--set a  a: something is wrong')
})

test('what has neither a file nor a line begins with what is wrong', () => {
  const place = { source: { ...source('', 0), commandLine: true }, line: 1, column: 1 }
  expect(formatProblem(problemAt(place, [], message))).toBe('something is wrong')
})

test('problems are sorted by file, line and column, and said once', () => {
  const at = (rank: number, line: number, column: number) =>
    problemAt({ source: source(`f${rank}`, rank), line, column }, [], message)
  const problems = [at(1, 1, 1), at(0, 2, 1), at(0, 1, 9), at(0, 1, 9), at(0, 1, 2)]
  expect(sorted(problems).map(({ file, line, column }) => [file, line, column])).toEqual([
    ['f0', 1, 2],
    ['f0', 1, 9],
    ['f0', 2, 1],
    ['f1', 1, 1],
  ])
  expect(new InputError(problems).problems).toHaveLength(4)
})

test('of many of one kind the later ones are told by where they are, and other kinds in full', () => {
  const lines = Array.from({ length: 130 }, (_, i) => `wrong-${i}: 1`)
  const at = (line: number, code: string) =>
    problemAt({ source: source('a.yaml', 0, lines), line, column: 1 }, [`wrong-${line - 1}`], {
      ...{ code, message: 'something is wrong', found: `word ${line}` },
    })
  const told = formatProblems([...lines.map((_, i) => at(i + 1, 'often')).slice(0, 12), at(13, 'once')])
  expect(told.match(/something is wrong/g)).toHaveLength(9)
  expect(told).toContain('a.yaml:13:1  wrong-12: something is wrong')
  expect(
    told.endsWith(
      'and 4 more of this kind (often):\n  a.yaml:9:1  wrong-8  "word 9"\n' +
        '  a.yaml:10:1  wrong-9  "word 10"\n  a.yaml:11:1  wrong-10  "word 11"\n  a.yaml:12:1  wrong-11  "word 12"',
    ),
  ).toBe(true)
  expect(formatProblems(lines.map((_, i) => at(i + 1, 'often')))).toMatch(/ "word 100"\n\nand 30 more$/)
  expect(formatProblems([at(1, 'once')])).toBe(formatProblem(at(1, 'once')))
})
