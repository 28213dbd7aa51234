/** What is said of parts of a scenario that nothing would listen to. */
import type { Message } from '../../language/message.js'

export const idleMessages = {
  ratedAtOnce: (key: string): Message => ({
    code: 'rated-at-once',
    message: `"${key}" means nothing here, because whoever is met rates the act at once and no record is made of it`,
    allowed: 'rates: and penalty:, with in_force: if it holds for a time',
    hint: `delete ${key}:, or let another rule on another behaviour say it`,
  }),
  noPointsToMove: (key: string): Message => ({
    code: 'no-points-to-move',
    message: `"${key}" means nothing here, because the rule neither gives nor takes points`,
    allowed: `${key}: on rules with points:; how long a listing lasts is said by term: of the list`,
    hint: `delete ${key}:`,
  }),
  nobodyMistaken: (): Message => ({
    code: 'nobody-mistaken',
    message: 'these multiply the share of persons that the sensor mistakes, but it mistakes nobody',
    allowed: 'mistaken_factors: beside mistaken_person:',
    hint: 'add mistaken_person:, or delete mistaken_factors:',
  }),
  ratedNotSeen: (behaviour: string): Message => ({
    code: 'rated-not-seen',
    message: `"${behaviour}" is rated by whoever is met, so no sensor is asked`,
    hint: 'delete this line',
  }),
  gamingByRank: (): Message => ({
    code: 'gaming-by-rank',
    message: 'nobody can be just short of a better grade by some points, because grades go by rank',
    allowed: 'gaming: where grades go by score',
    hint: 'delete gaming:, or write by: score',
  }),
  ratingsOfMembers: (): Message => ({
    code: 'ratings-of-members',
    message: 'a score of ratings cannot be joined by choice, because everybody is rated by whomever they meet',
    allowed: 'membership: with a score of kind points or composite, or a scheme of lists',
    hint: 'delete membership:, or take another kind of score',
  }),
  nothingToRepair: (): Message => ({
    code: 'nothing-to-repair',
    message: 'points could be earned back, but no rule takes any',
  }),
  nothingToCap: (): Message => ({
    code: 'nothing-to-cap',
    message: 'this caps what a year can cost, but no rule takes points',
  }),
}
