/** Makes docs/benchmarks.md from the figures in docs/benchmarks.json. */

const whole = (value) => Math.round(value).toLocaleString('en')
/** Two or three digits that count. */
const short = (value) => (value >= 100 ? whole(value) : value >= 10 ? value.toFixed(1) : value.toFixed(2))
const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '---:')), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')

const titles = {
  memory: 'memory alone: 8 bytes read, changed and written (C)',
  c: 'C, a structure for each resident',
  columns: 'JavaScript, typed columns, everybody looked at',
  numpy: 'numpy, columns',
  objects: 'JavaScript, an object for each resident',
  engine: '**Glasshouse**, the whole engine',
}

/** @returns {string} the page */
export function page(figures) {
  const { reference, stages, browser, kernel, load } = figures
  // its own work counts as well: whatever was there before, and more than it can make itself afterwards
  const [before, after] = load
  const busy = before > 0.75 * figures.processors || after > 1.25 * figures.processors
  return `# Benchmarks

${figures.date}, ${figures.processors} x ${figures.processor}, Node ${figures.node}. The machine ${
    busy
      ? `had **other work to do** (load ${load.map((each) => each.toFixed(1)).join(' before and ')} after): times are too long, and ratios to be taken with care.`
      : 'had nothing else to do.'
  }

This page is made by \`npm run bench\` from [benchmarks.json](benchmarks.json), which it writes first; what whole schemes cost is in
[What it costs](performance.md).

## One workload, side by side

The reference workload (\`bench/reference/tables.mjs\`) is a society small enough to be written five times: 31 regions, 32 actions, a
score, a grade and a grievance; about 3 % act in a tick. C, columns, numpy and objects make the same draws and come to the same
checksum. The engine lives the same society as nearly as a scenario says it (\`bench/reference/society.mjs\`): as many acts of as many
kinds, as likely to be seen, but with a true score beside each score, points by field of life, records on their way, opinion, and
counters of what was missed and mistaken, which the others do not have.
${[...new Set(reference.results.map(({ residents }) => residents))].map((size) => sideBySide(reference.results, size)).join('\n')}
${reference.skipped.map(({ name, reason }) => `Not measured: ${titles[name]}, because there was ${reason}.\n`).join('\n')}
${honest(reference.results)}
## Where the time goes

Microseconds for one community of about a thousand subjects, on one thread, over the later half of the ticks, when all code has been made
fast (\`npm run bench:stages\`): in the plain TypeScript that is the reference, and in the fast kernel, which comes to the same bits.

${byStage(stages)}

\`node bench/profile.mjs\` has samples of V8's profiler in the reference kernel, folder by folder or with \`--functions\` by function.

${browser.results.length > 0 ? inBrowser(browser) : ''}## The engine by size

\`${kernel.scenario}\`, ${kernel.ticks} ticks, measured by six traits (\`npm run bench:kernel\`). A block is one block of the random generator, run
beside it in the same process: absolute times differ between machines, this ratio differs less.

${table(
  [
    'residents',
    'threads',
    'ns per resident-tick',
    'in blocks',
    'bytes per resident',
    'read and compile, s',
    'build, s',
    'ticks, s',
  ],
  kernel.results.map((each) => [
    whole(each.residents),
    each.threads,
    short(each.nsPerResidentTick),
    each.philoxBlocksPerResidentTick.toFixed(1),
    whole(each.bytesPerResident),
    each.prepareSeconds.toFixed(2),
    each.buildSeconds.toFixed(2),
    each.tickSeconds.toFixed(2),
  ]),
)}
${figures.sizes ? bySize(figures.sizes) : ''}`
}

/** Whole runs by the command. */
function bySize({ scenario, date, results }) {
  const duration = (seconds) => (seconds < 100 ? short(seconds) : whole(seconds))
  const idle = results.every(({ busy }) => busy < 0.1)
  return `
## Whole runs, from a million to 1.4 billion

\`glasshouse run ${scenario}\` by the command, with as many threads as pay, without a report (\`npm run bench:sizes\`, ${date}${idle ? '' : '; the machine **had other work to do**'}).
*Packed* is with communities packed between ticks, which a run does by itself where it would not fit otherwise. Time and memory are
what was taken, by the clock and from the command to its end, with what the run had said beforehand in brackets; in 1 to 15 seconds of it
the scenario was read and the run tried out, before anything was said.

${table(
  [
    'residents',
    'ticks',
    'packed',
    'build, s',
    'ticks, s',
    'ns per resident-tick',
    'bytes per resident',
    'in all, s (said)',
    'memory at most, GB (said)',
  ],
  results.map((each) => [
    whole(each.residents),
    each.ticks,
    each.packed ? 'yes' : 'no',
    duration(each.buildSeconds),
    duration(each.tickSeconds),
    short(each.nsPerResidentTick),
    each.bytesPerResident.toFixed(1),
    `${duration(each.seconds)} (${duration(each.saidSeconds)})`,
    `${(each.peakBytes / 1e9).toFixed(2)} (${(each.saidBytes / 1e9).toFixed(2)})`,
  ]),
)}
`
}

function sideBySide(results, size) {
  const here = results.filter(({ residents }) => residents === size)
  const against = (each, name) => {
    const other = here.find((one) => one.name === name && one.threads === each.threads)
    return other ? short(each.nsPerResidentTick / other.nsPerResidentTick) : ''
  }
  const rows = here.map((each) => [
    titles[each.name],
    each.threads,
    short(each.nsPerResidentTick),
    short(each.least),
    each.nsPerEvent === null ? '' : whole(each.nsPerEvent),
    whole(each.bytesPerResident),
    against(each, 'c'),
    against(each, 'memory'),
  ])
  const head = [
    '',
    'threads',
    'ns per resident-tick',
    'least',
    'ns per act',
    'bytes per resident',
    'times C',
    'times memory',
  ]
  return `\n${whole(size)} residents, ${here[0].ticks} ticks, medians, and the least of the rounds:\n\n${table(head, rows)}\n`
}

/** What the figures say of the engine, in a sentence that nobody has to look for. */
function honest(results) {
  const of = (name, residents) =>
    results.find((each) => each.name === name && each.threads === 1 && each.residents === residents)
  const engine = results.find(({ name, threads }) => name === 'engine' && threads === 1)
  const than = (name) => {
    const other = engine && of(name, engine.residents)
    if (!other) return []
    const times = engine.nsPerResidentTick / other.nsPerResidentTick
    return [
      times >= 1
        ? `${short(times)} times as long as ${titles[name]}`
        : `${short(1 / times)} times less than ${titles[name]}`,
    ]
  }
  const said = ['c', 'columns', 'numpy', 'objects'].flatMap(than)
  if (said.length === 0) return ''
  return `So the whole engine takes, on one thread, ${said.join('; ')}. For each act, with everything that follows from it, it takes ${whole(engine.nsPerEvent)} ns.\n`
}

/** What each stage is, in the words of a reader. */
const stageNames = {
  enter: 'moving on to the community',
  fade: 'feelings fade',
  look: 'noting how it stood',
  year: 'the turn of the year',
  join: 'members join and leave',
  act: 'who acts, and what follows at once',
  observe: 'what sensors make of it',
  accuse: 'malicious reports',
  invent: 'false alarms',
  record: 'records, linked to files',
  rate: 'ratings by people',
  score: 'what is due is booked',
  refresh: 'composite scores',
  grade: 'letters',
  doors: 'doors',
  bystanders: 'bystanders speak out',
  measure: 'measures',
  leave: 'putting it back',
}

function byStage(stages) {
  const kinds = ['reference', 'fast']
  const columns = stages.flatMap((each) => kinds.map((kind) => each[kind]))
  const head = ['stage', ...stages.flatMap(({ scenario }) => kinds.map((kind) => `\`${scenario}\`, ${kind}`))]
  // what none of them has takes a tenth of a microsecond for asking
  const names = Object.keys(stageNames).filter((name) => columns.some(({ microseconds }) => microseconds[name] >= 0.5))
  const rows = names.map((name) => [stageNames[name], ...columns.map((each) => one(each.microseconds[name] ?? 0))])
  const all = ['all', ...columns.map(({ microseconds }) => one(microseconds.all))]
  const ns = ['ns per resident-tick', ...columns.map(({ nsPerResidentTick }) => short(nsPerResidentTick))]
  const sizes = stages.map(
    ({ scenario, residents, ticks }) => `\`${scenario}\` with ${whole(residents)} residents and ${ticks} ticks`,
  )
  return `${table(head, [...rows, all, ns])}\n\n${sizes.join(', ')}.`
}

const one = (value) => value.toFixed(1)

function inBrowser({ browser, residents, ticks, results }) {
  return `## In a browser

${whole(residents)} residents in one worker of ${browser}, ${ticks} ticks, the later half (\`npm run bench:browser\`):

${table(
  ['scenario', 'kernel', 'ms for a tick', 'ticks a second'],
  results.map(({ scenario, kernel, tickMs, ticksPerSecond }) => [
    `\`${scenario}\``,
    kernel,
    short(tickMs),
    short(ticksPerSecond),
  ]),
)}

`
}
