/** The first screen: what happened, in sentences made from numbers. */
export const opening = {
  kicker: 'Report of one run',
  facts: (residents: string, start: string, end: string, ticks: string, length: string) =>
    `${residents} synthetic residents, ${start} to ${end}, in ${ticks} steps of ${length} each`,
  former: (title: string, date: string, ticks: string) =>
    `Until ${date} another scheme was in force, for ${ticks} steps of time: ${title}. Up to there this run is`,
  addedUp: 'What happened under one and the other is added up here; the tables tell it apart by date.',
  headline: {
    tooLow: (shareOf: string) => `${shareOf} residents with a grade were graded worse than their own acts deserved`,
    tooLowCount: (count: string, holders: string) =>
      `${count} of ${holders} residents were graded worse than their own acts deserved`,
    below: (shareOf: string) => `${shareOf} residents ended with a lower score than their own acts deserved`,
    dropped: (month: string, where: string) => `The letters were dropped in ${month}${where}; the scoring went on`,
    repealed: (month: string, where: string) => `The scheme was repealed in ${month}${where}`,
    listed: (count: string, wrongly: string) => `${count} stood on a blacklist at the end, ${wrongly} of them wrongly`,
    shut: (count: string) => `Doors shut ${count} times that would have stayed open without the scheme`,
    plain: (records: string, residents: string) => `${records} records about ${residents} residents`,
    quiet: (residents: string) => `${residents} residents lived without being scored`,
  },
  standfirst: (parts: { residents: string; years: string; records: string; shut: string; wrong: string }) =>
    `In this run ${parts.residents} synthetic residents lived for ${parts.years} under the rules set out below. ${parts.records} records reached their files. ${parts.wrong} of the charges against them were wrong, and doors shut ${parts.shut} times that would have stayed open without the scheme.`,
  standfirstRated: (parts: { residents: string; years: string; ratings: string; shut: string }) =>
    `In this run ${parts.residents} synthetic residents lived for ${parts.years} under the eyes of each other. They gave ${parts.ratings} ratings, and doors shut ${parts.shut} times that would have stayed open without the scheme.`,
  standfirstQuiet: (parts: { residents: string; years: string }) =>
    `In this run ${parts.residents} synthetic residents lived for ${parts.years}. No record reached any file: what follows shows the same society without scores, to set beside a run with them.`,
  sentencesTitle: 'What happened',
  scenario: 'The scenario',
  sentence: {
    lowest: (of: string, grade: string, date: string, count: string) =>
      `${of}residents with a grade held ${grade}, the lowest grade, when grades were last in force (${date}): ${count} residents.`,
    low: (of: string, grade: string, date: string, count: string) =>
      `${of}residents with a grade held ${grade} or worse when grades were last in force (${date}): ${count} residents.`,
    tooLow: (of: string, count: string, holders: string) =>
      `${of}residents with a grade were graded worse than a perfect eye would have graded them: ${count} of ${holders}.`,
    tooLowRated: (of: string, count: string, holders: string) =>
      `${of}residents with a grade were graded worse than conduct alone would have graded them: ${count} of ${holders}.`,
    wrongPoints: (of: string, wrong: string, all: string) =>
      `${of}points taken were taken for something the resident had not done: ${wrong} of ${all} points.`,
    missed: (of: string, missed: string, all: string) =>
      `${of}acts that break a rule were seen by no one: ${missed} of ${all}. The scheme punishes those it happens to see.`,
    shut: (opened: string) =>
      `times a door stayed shut because of the scheme and for no other reason. ${opened} times it opened one that would have stayed shut.`,
    shutOnly: 'times a door stayed shut because of the scheme and for no other reason.',
    listed: (wrongly: string) => `stood on a blacklist at the end, ${wrongly} of them wrongly.`,
    silence: (share: string) =>
      `petitions, complaints and public criticisms were not made, for fear of the scheme (${share} of what people would otherwise have said).`,
    outcry: (where: string, what: string) => `Protest grew into an outcry${where}. ${what}`,
    afterDrop: (month: string, there: boolean) =>
      `In ${month} the letter grades were dropped${there ? ' there' : ''}; the scoring went on.`,
    afterRepeal: (month: string, there: boolean) => `In ${month} the scheme was repealed${there ? ' there' : ''}.`,
    afterNothing: 'The scheme went on as before.',
    noOutcry: (share: string) =>
      `Protest never grew into an outcry. At the end ${share} of residents approved of the scheme.`,
    noOutcryNumber: 'No outcry',
    victims: 'times somebody became the victim of misconduct.',
    said: 'petitions, complaints and public criticisms were made.',
    deterred: (still: string) =>
      `fewer victims of misconduct, by the scenario's own assumptions about deterrence; ${still} people became victims all the same.`,
  },
}
