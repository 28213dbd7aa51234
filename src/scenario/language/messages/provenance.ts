/** What is said of where a number comes from. See ../message.ts for what a message is made of. */
import type { Message } from '../message.js'
import { listed } from '../suggest.js'

export const provenanceMessages = {
  noEvidence: (): Message => ({
    code: 'no-source',
    message: 'no source: nothing says where this number comes from',
    allowed: 'source: and evidence: on the number, or on a block around it; or evidence: assumed',
    hint: 'add source: and evidence:, or evidence: assumed',
  }),
  changedWithoutEvidence: (evidence: string, file: string): Message => ({
    code: 'no-source-of-change',
    message: `no source: this changes a number that is ${evidence} in ${file}, and the evidence for the old number does not speak for the new one`,
    allowed: 'source: and evidence: in this file, on the number or on a block around it; or evidence: assumed',
    hint: 'add source: and evidence:, or evidence: assumed',
  }),
  needsSource: (evidence: string): Message => ({
    code: 'evidence-without-source',
    message: `a figure cannot be ${evidence} without a source`,
    found: evidence,
    allowed: 'source: with an identifier from the bibliography; or evidence: assumed or fictional',
    hint: 'add source:, or write evidence: assumed',
  }),
  sourceTaken: (id: string): Message => ({
    code: 'source-taken',
    message: `"${id}" is already an identifier of the laboratory's own bibliography`,
    found: id,
    hint: 'choose another identifier, or cite the one that is there',
  }),
  unknownSource: (id: string, known: string[], meant?: string): Message => ({
    code: 'unknown-source',
    message: `"${id}" is not in the bibliography`,
    found: id,
    allowed: known.length > 0 ? listed(known, 'or', 8) : undefined,
    hint: meant ? `did you mean "${meant}"?` : 'add it to a sources.yaml beside your scenario',
  }),
  vouchesForNothing: (): Message => ({
    code: 'idle-evidence',
    message: 'this evidence holds for no number: a file vouches only for the numbers it writes itself',
    hint: 'write the numbers again below it, or delete the line',
  }),
}
