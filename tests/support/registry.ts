/** A registry for the small society: five marks, and an office whose records carry all of them without an error. */
import type { Written } from './small.js'

export function withRegistry(written: Written): void {
  written.registry = {
    title: 'Registry',
    fields: {
      family: {
        title: 'Family name',
        drawn: 'by-shares',
        bands: {
          few: { codes: 3, together: '21 %' },
          many: { codes: 97, together: '64 %' },
          rare: { codes: 900, together: '15 %' },
        },
      },
      given: {
        title: 'Given name',
        drawn: 'by-shares',
        within: 'sex',
        bands: { common: { codes: 100, together: '40 %' }, rare: { codes: 5000, together: '60 %' } },
      },
      sex: { title: 'Sex', drawn: 'trait', trait: 'sex' },
      home: { title: 'Address', drawn: 'household' },
      number: { title: 'Number', drawn: 'one-each' },
    },
    link_above: '16 bits',
    review_above: '8 bits',
    review: { right: '90 %', cost: '20 yuan' },
  }
  written.databases.office.identifiers = { family: {}, given: {}, sex: {}, home: {}, number: {} }
}

/** The same with the errors of a careless office, which has no number. */
export function withCarelessOffice(written: Written): void {
  withRegistry(written)
  written.databases.office.identifiers = {
    family: { misspelt: '3 %', missing: '1 %', factors: { sex: { female: '2 times' } } },
    given: { misspelt: '6 %', missing: '2 %' },
    sex: { misspelt: '1 %' },
    home: { misspelt: '30 %', missing: '10 %' },
  }
}
