/** What is said when a run cannot go on from another: what is wrong, and what to do. */
import { listed } from '../../scenario/language/suggest.js'

const count = (n: number) => n.toLocaleString('en')

/** About the place in a run from which another is to go on. */
export const pointMessages = {
  unclear: (text: string) =>
    `"${text}" does not say from where to go on; write the folder of a run, @, and how many ticks of it stay as they were, for example runs/my-run@24`,
  notBegun: (run: string) =>
    `after 0 ticks of ${run} nothing has happened yet; leave out --from to begin anew, or say at least ${run}@1`,
  beyond: (run: string, tick: number, ticks: number) =>
    `the run ${run} has ${count(ticks)} ticks, and ${run}@${tick} asks for more; the last to go on from is ${run}@${ticks}`,
  atTheEnd: (run: string, tick: number, ticks: number) =>
    `nothing is left to live after ${count(tick)} of ${count(ticks)} ticks; go on from an earlier tick than ${run}@${tick}, or say --ticks with more`,
  noCheckpoint: (run: string, partial: string) =>
    `the run ${run} is not finished and has kept nothing yet to go on from (${partial}); wait for its first checkpoint, or for its end`,
  otherVersion: (run: string, theirs: string, ours: string) =>
    `the run ${run} was made by glasshouse ${theirs}, and this is ${ours}, under which it might go another way; use that version, or run ${run} again with this one`,
}

/** About what a branch takes from its run, and cannot be asked for. */
export const askedMessages = {
  residents: (run: string, theirs: number, asked: number) =>
    `a run that goes on from ${run} has its ${count(theirs)} residents, not ${count(asked)}; leave out --residents`,
  seed: (run: string, theirs: string, asked: string) =>
    `a run that goes on from ${run} has its luck, seed ${theirs}, not ${asked}; leave out --seed`,
}

/** About a scheme that cannot take over from another. */
export const compatibleMessages = {
  population: (run: string, a: string, b: string) =>
    `the residents of ${run} come from the population ${a}, and those of the scenario from ${b}, so they are not the same people; choose a scenario with population.from: ${a}`,
  people: (run: string) =>
    `the population of the scenario is not the one that ${run} has lived with, though it has the same name; use the same version of the file`,
  start: (run: string, a: string, b: string) =>
    `${run} begins on ${a}, and the scenario on ${b}; say --set calendar.start=${a}`,
  step: (run: string, a: string, b: string) =>
    `${run} goes in steps of ${a}, and the scenario in steps of ${b}, but what is on its way is counted in steps; say --set "calendar.tick=${a}"`,
  behaviours: (run: string, missing: readonly string[], position: number) =>
    missing.length > 0
      ? `the scenario does not know what people do in ${run}: ${listed(missing, 'and')}; take these behaviours over, in the same order; rules on them may differ, or be left out`
      : `the scenario has the behaviours of ${run} in another order from the ${position + 1}th on; put them in the same order, and those that are new behind them`,
  kind: (run: string, a: string, b: string) =>
    `the score of ${run} is of the kind ${a}, and that of the scenario ${b}, so points mean something else; use a scenario with a score of the kind ${a}, or without a score`,
  scale: (run: string, what: string) =>
    `the score of the scenario has another scale than that of ${run}: ${what}; points cannot be carried over, so leave base, starts, lowest, highest and factors as they are; rules, grades and everything else may differ`,
  joining: (run: string) =>
    `in ${run} everybody has a score, and in the scenario one joins by choice, so nobody could say who has joined; use a scenario without membership`,
  loans: (run: string, doors: readonly string[]) =>
    `in ${run} loans are out that were made at ${listed(doors, 'and')}, and the scenario says nothing about how they end; give it the same doors with granted`,
}
