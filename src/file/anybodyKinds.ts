/** Of what kind somebody at random may be. An official is a resident in office. */
export const anybodyKinds = ['resident', 'business', 'official'] as const
export type AnybodyKind = (typeof anybodyKinds)[number]
