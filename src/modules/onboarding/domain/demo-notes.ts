/** A note of the demo. */
export interface DemoNote {
  readonly title: string | null;
  readonly content: string;
  /** Before the start of the server. */
  readonly writtenDaysAgo: number;
  readonly accountDomains: readonly string[];
  readonly contactEmails: readonly string[];
}

/** The notes of the demo. */
export const DEMO_NOTES: readonly DemoNote[] = [
  {
    title: 'First call',
    content: 'They send about 400 samples a month to two laboratories and want one. Price matters less than the time to the result.',
    writtenDaysAgo: 21,
    accountDomains: ['pinnacletox.example'],
    contactEmails: ['orders@pinnacletox.example'],
  },
  {
    title: 'Comments on the proposal',
    content: 'Marta wants weekend pick-up in writing, and a named contact for disputes. The rest is accepted.',
    writtenDaysAgo: 3,
    accountDomains: [],
    contactEmails: ['marta.ellison@redbutte.example'],
  },
  {
    title: 'Visit in Denver',
    content: 'Met Sofia and Sam.\nSofia decides; Sam runs it day by day.\nThey start with the Denver office, then Boulder.',
    writtenDaysAgo: 9,
    accountDomains: ['brandtstaffing.example'],
    contactEmails: ['sofia@brandtstaffing.example', 'sam@brandtstaffing.example'],
  },
  {
    title: 'Purchasing rules',
    content: 'Contracts of more than 100,000 go to the board, which meets on the first Tuesday of the month.',
    writtenDaysAgo: 14,
    accountDomains: ['harborview.example'],
    contactEmails: [],
  },
  {
    title: 'Why we lost it',
    content: 'They keep the laboratory that they have until its contract ends. Ask again next quarter.',
    writtenDaysAgo: 28,
    accountDomains: ['weberprecision.example'],
    contactEmails: ['jonas@weberprecision.example'],
  },
  {
    title: null,
    content: 'Prefers to be called in the afternoon.',
    writtenDaysAgo: 1,
    accountDomains: [],
    contactEmails: ['ben.achterberg@mail.example'],
  },
];
