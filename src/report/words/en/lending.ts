/** The words of the chapter on terms and loans. */
export const lending = {
  topic: 'Terms and loans',
  asks: { deposit: 'deposit', fee: 'fee', interest: 'interest by the year', wait: 'wait' } as Record<string, string>,
  yuan: (amount: string) => `${amount} yuan`,
  days: (amount: string) => `${amount} days`,

  termsTitle: (more: string, less: string) => `${more} times the scheme made it dearer, ${less} times cheaper`,
  termsLead:
    'A door that opens may still ask for more: a deposit, a higher rate, a longer wait. What it would have asked of the same people without the scheme is known here, so that the difference is counted and not estimated.',
  termsCaption:
    'For each group, of 1,000 attempts let through at all doors that ask something: to the left, how many were asked for more than without the scheme; to the right, how many for less.',
  termsLeft: 'Asked for more, of 1,000',
  termsRight: 'Asked for less, of 1,000',
  termsTable: 'What doors asked of those they let through',
  termsColumns: {
    door: 'Door',
    what: 'Asks for',
    group: 'Group',
    letThrough: 'Let through',
    asked: 'Asked on average',
    anyway: 'Without the scheme',
    more: 'Asked for more',
    less: 'Asked for less',
  },
  termsAlternative: (list: string) => `Asked for more and for less because of the scheme, by group. ${list}`,
  termsItem: (group: string, more: string, less: string) => `${group}: ${more} for more, ${less} for less.`,

  loansTitle: (most: string, group: string, least: string, other: string) =>
    `Of those who would have repaid, ${most} got a loan among ${group}, ${least} among ${other}`,
  loansTitleAll: (shareOf: string) => `${shareOf} those who would have repaid got a loan`,
  loansLead: (byScheme: string) =>
    `${byScheme} times somebody who would have repaid was refused because of the scheme. A lender never learns this of anybody it refuses; the laboratory does.`,
  loansAccount: (yuan: string) => `The lenders\u2019 account, earnings less losses: ${yuan}.`,
  loansCaption:
    'For each group, the share of requests by people who would have repaid that were granted, at all lenders together. Whether somebody would repay is decided by the same luck whether the loan is granted or not.',
  loansTable: 'Loans by group and lender, and what they did to the score',
  loansColumns: {
    door: 'Lender',
    group: 'Group',
    granted: 'Loans',
    defaulted: 'Not repaid',
    sound: 'Sound who got one',
    byScheme: 'Sound refused by the scheme',
    yuan: 'Earned less lost',
    step: 'Mean score when loans first came due',
    end: 'Mean score to the end',
  },
  loansAlternative: (list: string) => `Share of the sound who got a loan, by group. ${list}`,
  loansItem: (group: string, share: string) => `${group}: ${share}.`,
  sound: 'Would have repaid, and got a loan',

  impactTitle: (list: string) => `After one round the mean score of ${list}`,
  impactLead:
    'A loan repaid moves a score up, a default moves it down, and a refusal leaves it where it is. Whether lending helps a group therefore hangs on whom it reaches: where most default, being let through does harm. Other things that move scores are in these figures too.',
  impactCaption:
    'By how much the mean score of each group moved: above, from the first step of time to the one in which loans first came due; below, from the first to the last.',
  impactLeft: 'Down, in points',
  impactRight: 'Up, in points',
  impactStep: 'When loans first came due',
  impactEnd: 'To the end',
  impactAlternative: (list: string) => `Change of the mean score by group. ${list}`,
  impactItem: (group: string, step: string, end: string) => `${group}: ${step} at first, ${end} to the end.`,
  impactTable: 'Mean score by group',
  impactColumns: {
    group: 'Group',
    first: 'At first',
    step: 'When loans came due',
    end: 'At the end',
    said: 'In a word',
  },
  improvement: 'rose',
  stagnation: 'stayed',
  decline: 'fell',
  group: (title: string, word: string) => `${title} ${word}`,
  and: ', that of ',
}
