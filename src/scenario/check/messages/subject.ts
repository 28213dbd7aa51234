/** What is said of businesses, officials and those who suffer. */
import type { Message } from '../../language/message.js'

export const subjectMessages = {
  victimsOfWhom: (): Message => ({
    code: 'victims-without-victim',
    message: 'this says how many suffer, but not who',
    allowed: 'victims: beside victim:',
    hint: 'add victim: neighbour, or whoever it is',
  }),
  noStaff: (): Message => ({
    code: 'staff-of-residents',
    message: 'only a business has staff, and this is done by residents',
    allowed: 'victim: staff where who: says subject: business',
  }),
  noHousehold: (): Message => ({
    code: 'household-of-business',
    message: 'a business has no household',
    allowed: 'victim: household where only residents do it',
  }),
  ownerOfWhat: (what: string): Message => ({
    code: 'owner-without-businesses',
    message: `${what} speaks of owners, but the population has no businesses`,
    hint: 'take a population with a businesses: block',
  }),
  ownerOfResident: (behaviour: string): Message => ({
    code: 'falls-on-owner-of-residents',
    message: `"${behaviour}" is done by residents, who have no owner on whom it could fall`,
    allowed: 'falls_on: owner for what businesses do',
  }),
  noOfficials: (): Message => ({
    code: 'no-officials',
    message: 'the population does not say who holds office, so there is nobody on whom this could fall',
    hint: 'take a population with officials:, or leave falls_on: out',
  }),
  notCovered: (rule: string, kind: string, score: string): Message => ({
    code: 'points-not-covered',
    message: `the points of "${rule}" fall on ${kind}, whom the score "${score}" does not cover`,
    allowed: 'points for those whom who: of the score means',
  }),
  trustStandsStill: (context: string): Message => ({
    code: 'trust-without-victims',
    message: `no misconduct in the field "${context}" has victims, so nothing lowers this trust`,
  }),
}
