/**
 * Whether the changes since a baseline have made ticks dearer by more than 15 %. Both versions live the same societies on
 * this machine, taking turns, and the least processor time of each is compared; only what a second, longer round confirms
 * is held against a change. Takes one to three minutes; ends with status 1 if ticks are dearer.
 *
 *     node bench/guard.mjs                     the baseline is found in the history, see below
 *     BASELINE=v0.1.0 node bench/guard.mjs     another
 *
 * The baseline is where the branch left origin/main, if it did; otherwise twenty commits back, so that changes that come in
 * together are judged together. A cost that is worth it is said in the commit, on a line `Costs-more: the reason`, and
 * passes. Where there is no baseline (a clone without history), that is said, and passes too.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const LIMIT = 1.15
const BACK = 20
const societies = [
  { scenario: 'suining-2010', residents: 150_000, ticks: 24 },
  { scenario: 'national-2020', residents: 64_000, ticks: 4 },
]

const say = (text) => console.log(`cost of ticks: ${text}`)

function git(...words) {
  try {
    return execFileSync('git', words, { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim()
  } catch {
    return ''
  }
}

function findBaseline() {
  const commit = (name) => git('rev-parse', '--verify', '--quiet', `${name}^{commit}`)
  if (process.env.BASELINE) return commit(process.env.BASELINE)
  const head = commit('HEAD')
  const left = commit('origin/main') && git('merge-base', 'HEAD', 'origin/main')
  if (left && left !== head) return left
  return (
    commit(`HEAD~${BACK}`) ||
    git('rev-list', '--max-parents=0', 'HEAD')
      .split('\n')
      .find((each) => each !== head) ||
    ''
  )
}

/** Compiles a commit in a folder of its own, with the packages that are installed here. */
function build(commit, home) {
  const there = join(home, 'baseline')
  execFileSync('git', ['worktree', 'add', '--detach', '--force', there, commit], { cwd: root, stdio: 'ignore' })
  symlinkSync(join(root, 'node_modules'), join(there, 'node_modules'))
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  try {
    execFileSync(process.execPath, [compiler, '-p', there, '--outDir', join(there, 'dist')], { stdio: 'ignore' })
  } catch {
    // the compiler writes what it can even where it finds a mistake
  }
  return there
}

/** Rounds in which both versions take turns at being first; [seconds before, seconds now] of each. */
function rounds(there, { scenario, residents, ticks }, many) {
  // both read the file of the baseline: what a change of the scenario costs is another question
  const file = join(there, 'scenarios', `${scenario}.yaml`)
  const cost = (dist) => {
    const words = [join(root, 'bench', 'cost.mjs'), dist, file, ...[residents, ticks, 2].map(String)]
    return JSON.parse(execFileSync(process.execPath, words, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }))
      .seconds
  }
  const versions = [join(there, 'dist'), join(root, 'dist')]
  return Array.from({ length: many }, (_, i) => {
    if (i % 2 === 0) return versions.map(cost)
    const now = cost(versions[1])
    return [cost(versions[0]), now]
  })
}

const least = (pairs, which) => Math.min(...pairs.map((pair) => pair[which]))
const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]

/** How many times as dear, by the least of each side, and by the middle of the pairs. */
function ratios(pairs) {
  return [least(pairs, 1) / least(pairs, 0), median(pairs.map(([before, now]) => now / before))]
}

/** Whether a society has become dearer beyond doubt. */
function isDearer(there, society) {
  let pairs
  try {
    pairs = rounds(there, society, 4)
  } catch {
    say(`${society.scenario} cannot be lived by both versions, so it is not compared`)
    return false
  }
  const tell = (all) => {
    const [best, middle] = ratios(all)
    const [before, now] = [0, 1].map((side) => least(all, side).toFixed(2))
    say(
      `${society.scenario}: ${before} s of processor time before, ${now} s now, ${best.toFixed(3)} times as much (middle of ${all.length} pairs ${middle.toFixed(3)})`,
    )
    return Math.min(best, middle)
  }
  if (tell(pairs) <= LIMIT) return false
  say('that is too much; once more, and longer')
  return tell(rounds(there, society, 9)) > LIMIT
}

function guard() {
  const baseline = findBaseline()
  if (!baseline) return say('there is no baseline in this clone, so nothing is compared')
  if (!existsSync(join(root, 'dist', 'index.js'))) throw new Error('dist/ is missing; npm run build makes it')
  say(`the baseline is ${git('log', '-1', '--format=%h, %s', baseline)}`)
  const reasons = git('log', '--format=%(trailers:key=Costs-more,valueonly,unfold)', `${baseline}..HEAD`)
  const home = mkdtempSync(join(tmpdir(), 'glasshouse-baseline-'))
  try {
    const there = build(baseline, home)
    const dearer = societies.filter((society) => isDearer(there, society))
    if (dearer.length === 0) return say(`within ${Math.round((LIMIT - 1) * 100)} % of the baseline`)
    if (reasons) return say(`dearer, and a commit says why: ${reasons.split('\n').filter(Boolean).join('; ')}`)
    say(
      `${dearer.map(({ scenario }) => scenario).join(' and ')} dearer by more than ${Math.round((LIMIT - 1) * 100)} %. "node bench/profile.mjs --functions" says where the time goes; a cost that is worth it is said in the commit, on a line "Costs-more: the reason"`,
    )
    process.exitCode = 1
  } finally {
    git('worktree', 'remove', '--force', join(home, 'baseline'))
    rmSync(home, { recursive: true, force: true })
  }
}

guard()
