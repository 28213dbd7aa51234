/** Words of the chapter on whose records are linked wrongly. */
export const linkage = {
  topic: 'Whose records are linked wrongly',
  title: (group: string, times: string) =>
    `Records about ${group} go astray ${times} times as often as those about everybody`,
  titleEven: 'No group stands out for records that go astray in this run',
  titleFew: 'Hardly any record went astray',
  lead: (tried: string, recall: string, precision: string) =>
    `The registry had to find out whose ${tried} records were. ${recall} reached the right file; of those put into any file, ${precision} were in the right one.`,
  clerks: (reviewed: string) => `About ${reviewed} of them a clerk decided.`,
  fewLead: 'Those there were are too few to compare groups.',
  caption:
    'One line for each group that records are about, one dot for its rate; the dotted line is the rate of everybody. A record in a wrong file charges or praises somebody else; a record without a file charges or praises nobody. Groups differ where their names, birth dates or addresses are written down worse, or are shared by more people.',
  wrong: 'In a wrong file, of 1,000 records',
  missed: 'Without a file, of 1,000 records',
  tableCaption: 'How well records find their files, by the group they are about',
  columns: {
    group: 'Group',
    records: 'Records',
    wrong: 'In a wrong file, of 1,000',
    missed: 'Without a file, of 1,000',
    precision: 'Right, of those in a file',
    recall: 'In the right file, of all',
  },
  alternative: (wrong: string, missed: string) =>
    `Records in a wrong file and records without a file, for every group. Everybody together: ${wrong} and ${missed} of 1,000.`,
  joiningTitle: (share: string) => `By the end ${share} of the regions and databases had joined the registry`,
  joiningLead: (waiting: string) =>
    `Until a region joins, what its offices write down stays there. ${waiting} records still wait at the end.`,
  joiningCaption:
    'Above, the part of all pairs of region and database that have joined. Below, records that wait in regions that have not; when a region joins they arrive together.',
  joined: 'Share joined',
  waiting: 'Records waiting',
  joiningTable: 'When databases were joined',
  joiningColumns: { database: 'Database', regions: 'Regions', joined: 'Joined', first: 'First', last: 'Last' },
  joiningAlternative: (share: string, waiting: string) =>
    `The share of regions and databases that have joined rises to ${share}; ${waiting} records wait at the end.`,
  never: 'not in this run',
}
