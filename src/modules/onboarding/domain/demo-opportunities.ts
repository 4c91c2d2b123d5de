/** An opportunity of the demo. Days count from the start of the server. */
export interface DemoOpportunity {
  readonly name: string;
  readonly accountDomain: string;
  readonly primaryContactEmail: string | null;
  readonly additionalContactEmails: readonly string[];
  readonly stageName: string;
  readonly value: number | null;
  /** Negative in the past. */
  readonly closesInDays: number | null;
  readonly nextSteps: string | null;
}

interface Details {
  /** The local parts of the emails of further contacts, at the domain of the account. */
  readonly also?: readonly string[];
  readonly nextSteps?: string;
}

/** @param contact the local part of the primary contact's email, at the domain of the account; null for none */
function line(name: string, accountDomain: string, contact: string | null, stageName: string, value: number | null, closesInDays: number | null, { also = [], nextSteps }: Details = {}): DemoOpportunity {
  const emailOf = (local: string): string => `${local}@${accountDomain}`;
  return {
    name,
    accountDomain,
    primaryContactEmail: contact === null ? null : emailOf(contact),
    additionalContactEmails: also.map(emailOf),
    stageName,
    value,
    closesInDays,
    nextSteps: nextSteps ?? null,
  };
}

/** The opportunities of the demo: several for some accounts, one without a contact, at most one for each primary contact. */
export const DEMO_OPPORTUNITIES: readonly DemoOpportunity[] = [
  line('Pinnacle Tox Lab: Q3 contract', 'pinnacletox.example', 'orders', 'Qualified', 28000, 45, { nextSteps: 'Agree on the volume for the third quarter.' }),
  line('Red Butte Diagnostics: reference testing', 'redbutte.example', 'marta.ellison', 'Proposal', 64500, 30, { nextSteps: 'Send the revised proposal.' }),
  line('Cedar Mesa Clinics: three sites', 'cedarmesa.example', 'dev', 'Lead', 9000, null),
  line('Brandt Staffing: screening of new hires', 'brandtstaffing.example', 'sofia', 'Negotiation', 120000, 14, { also: ['sam'], nextSteps: 'Get the signed terms.' }),
  line('Brandt Staffing: Boulder office', 'brandtstaffing.example', 'sam', 'Lead', 18500, 120),
  line('Tackett Freight: driver testing', 'tackettfreight.example', 'owen.tackett', 'Qualified', 36750.5, 60),
  line('Harborview Health: laboratory outsourcing', 'harborview.example', 'lpham', 'Proposal', 210000, 75, { also: ['rcaldwell'], nextSteps: 'Visit with the implementation team.' }),
  line('Harborview Health: satellite clinics', 'harborview.example', 'rcaldwell', 'Lead', null, null),
  line('Odhiambo & Co: yearly screening', 'odhiambo.example', 'grace', 'Lead', null, null),
  line('Front Range Logistics: driver testing', 'frontrange.example', 'safety', 'Won', 88000, -12),
  line('Weber Precision: plant screening', 'weberprecision.example', 'jonas', 'Lost', 15000, -30),
  line('Sage Creek Schools: staff screening', 'sagecreek.example', 'anovak', 'Lead', 4200, 90),
  line('Northfork Mining: all sites', 'northfork.example', 'hr', 'Negotiation', 175000, 21),
  line('Tanaka Aerospace: Mesa plant', 'tanaka.example', 'yuki.tanaka', 'Qualified', 310000, 100, { also: ['keiko.mori'] }),
  line('Tanaka Aerospace: night shift pilot', 'tanaka.example', 'keiko.mori', 'Proposal', 26000, 28),
  line('Valley Urgent Care: walk-in testing', 'valleyurgent.example', 'frontdesk', 'Won', 22000, -7),
  line('Lindqvist Analytics: overflow samples', 'lindqvist.example', 'peter', 'Proposal', 47000, 35),
  line('Summit Bus Lines: random testing', 'summitbus.example', 'compliance', 'Qualified', 53000, 50),
  line('Karimi Pharmacy: collection site', 'karimipharmacy.example', 'zahra', 'Lead', 7600, null),
  line('Desert Sun Hospital: emergency department', 'desertsun.example', 'lab', 'Negotiation', 260000, 18),
  line('Whitfield Law: retainer', 'whitfieldlaw.example', 'rosa', 'Lead', 3000, null),
  line('Bonneville Salt Works: safety programme', 'bonnevillesalt.example', null, 'Lead', 31000, 150, { nextSteps: 'Find out who decides.' }),
  line('Okafor Construction: site testing', 'okafor.example', 'tom', 'Won', 41000, -20),
  line('Voss Occupational Health: partner laboratory', 'vosshealth.example', 'hannah', 'Proposal', 98500, 40),
  line('Elkhorn Energy: field crews', 'elkhorn.example', 'safety', 'Qualified', 142000, 65),
];
