/** What is said of figures that lie outside what can be. */
import type { Message } from '../../language/message.js'
import { percent } from './words.js'

export const rangeMessages = {
  severity: (sum: number): Message => ({
    code: 'severity-sum',
    message: `the shares of minor, ordinary and serious acts add up to ${percent(sum)}`,
    allowed: '100 % in all',
  }),
  contagion: (text: string): Message => ({
    code: 'out-of-range',
    message: `contagion must lie between 1 and 2 times, but is ${text}; above 2 an outcry would never end`,
    found: text,
    allowed: 'from 1 times to 2 times',
  }),
  residents: (text: string, most: string): Message => ({
    code: 'out-of-range',
    message: `a society of ${text} cannot be made`,
    found: text,
    allowed: `from 1 to ${most} residents`,
  }),
  bins: (text: string): Message => ({
    code: 'out-of-range',
    message: `bins of ${text} are no bins`,
    found: text,
    allowed: '1 point or more',
  }),
  mistaken: (chance: number): Message => ({
    code: 'out-of-range',
    message: `the share of mistaken persons times the factors reaches ${percent(chance)} for some residents`,
    allowed: 'at most 100 %',
    hint: 'lower the share or the factors',
  }),
}
