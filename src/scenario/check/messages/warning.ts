/** What is said of things that are allowed but probably not meant. */
import type { Message } from '../../language/message.js'

export const warningMessages = {
  seesNothing: (sensor: string): Message => ({
    code: 'blind-sensor',
    message: `the sensor "${sensor}" sees nothing and invents nothing, so it changes nothing`,
  }),
  nobodySees: (rule: string, behaviour: string): Message => ({
    code: 'unseen-rule',
    message: `no sensor sees "${behaviour}", so the rule "${rule}" gives no points to anybody`,
  }),
  harmWithoutVictim: (): Message => ({
    code: 'harm-without-victim',
    message: 'harm is stated but nobody suffers it',
    hint: 'add victim: neighbour or victim: household, or delete harm:',
  }),
  publicNotVoice: (kind: string): Message => ({
    code: 'public-not-voice',
    message: `only voice counts towards an outcry; "public" does nothing for ${kind}`,
  }),
  nothingToDrop: (): Message => ({
    code: 'nothing-to-drop',
    message: 'this would drop the grades, but the scenario has none',
  }),
}
