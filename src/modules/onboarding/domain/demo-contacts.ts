/** The fields of a contact that the demo sets. */
export interface DemoContact {
  readonly fullName: string | null;
  readonly company: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly location: string;
  readonly dealStage: string | null;
  readonly dealValue: number | null;
  readonly label: string | null;
  readonly tags: readonly string[];
}

type Line = readonly [
  fullName: string | null,
  company: string | null,
  email: string | null,
  phone: string | null,
  location: string,
  dealStage: string | null,
  dealValue: number | null,
  label: string | null,
  tags: string,
];

// Names are made up; addresses end in .example, and telephone numbers lie in the ranges kept for fiction.
const LINES: readonly Line[] = [
  ['Pinnacle Tox Lab', 'Pinnacle Tox Lab', 'orders@pinnacletox.example', '801-555-0101', 'Salt Lake City, UT', 'qualified', 28000, 'hot', 'lab utah'],
  ['Marta Ellison', 'Red Butte Diagnostics', 'marta.ellison@redbutte.example', '801-555-0117', 'Salt Lake City, UT', 'proposal', 64500, 'hot', 'lab utah decision-maker'],
  ['Dev Raman', 'Cedar Mesa Clinics', 'dev@cedarmesa.example', '435-555-0123', 'Cedar City, UT', 'lead', 9000, 'warm', 'clinic utah'],
  ['Sofia Brandt', 'Brandt Staffing', 'sofia@brandtstaffing.example', '303-555-0131', 'Denver, CO', 'negotiation', 120000, 'hot', 'employer colorado'],
  ['Owen Tackett', 'Tackett Freight', 'owen.tackett@tackettfreight.example', '307-555-0142', 'Cheyenne, WY', 'qualified', 36750.5, 'warm', 'employer transport'],
  ['Linh Pham', 'Harborview Health', 'lpham@harborview.example', '206-555-0155', 'Seattle, WA', 'proposal', 210000, 'hot', 'hospital'],
  ['Grace Odhiambo', 'Odhiambo & Co', 'grace@odhiambo.example', '602-555-0160', 'Phoenix, AZ', 'lead', null, 'cold', 'employer'],
  ['Front Range Logistics', 'Front Range Logistics', 'safety@frontrange.example', '720-555-0164', 'Aurora, CO', 'won', 88000, 'customer', 'employer transport'],
  ['Jonas Weber', 'Weber Precision', 'jonas@weberprecision.example', '208-555-0172', 'Boise, ID', 'lost', 15000, 'cold', 'manufacturing'],
  ['Amelia Novak', 'Sage Creek Schools', 'anovak@sagecreek.example', '801-555-0178', 'Provo, UT', 'lead', 4200, 'warm', 'school utah'],
  ['Northfork Mining', 'Northfork Mining', 'hr@northfork.example', '775-555-0181', 'Elko, NV', 'negotiation', 175000, 'hot', 'employer mining'],
  ['Isaac Thorne', 'Thorne Roofing', 'isaac@thorneroofing.example', '801-555-0186', 'Ogden, UT', null, null, 'cold', 'employer utah'],
  ['Yuki Tanaka', 'Tanaka Aerospace', 'yuki.tanaka@tanaka.example', '480-555-0190', 'Mesa, AZ', 'qualified', 310000, 'hot', 'manufacturing'],
  ['Valley Urgent Care', 'Valley Urgent Care', 'frontdesk@valleyurgent.example', '385-555-0103', 'West Valley City, UT', 'won', 22000, 'customer', 'clinic utah'],
  ['Carla Mendez', 'Mendez Landscaping', 'carla@mendez.example', '505-555-0109', 'Santa Fe, NM', null, null, null, 'employer'],
  ['Peter Lindqvist', 'Lindqvist Analytics', 'peter@lindqvist.example', '612-555-0114', 'Minneapolis, MN', 'proposal', 47000, 'warm', 'lab'],
  ['Summit Bus Lines', 'Summit Bus Lines', 'compliance@summitbus.example', '970-555-0126', 'Fort Collins, CO', 'qualified', 53000, 'warm', 'transport'],
  ['Zahra Karimi', 'Karimi Pharmacy', 'zahra@karimipharmacy.example', '801-555-0133', 'Sandy, UT', 'lead', 7600, 'hot', 'pharmacy utah'],
  ['Desert Sun Hospital', 'Desert Sun Hospital', 'lab@desertsun.example', '702-555-0137', 'Las Vegas, NV', 'negotiation', 260000, 'hot', 'hospital'],
  ['Ben Achterberg', null, 'ben.achterberg@mail.example', '801-555-0149', 'Logan, UT', null, null, 'cold', 'referral'],
  ['Rosa Whitfield', 'Whitfield Law', 'rosa@whitfieldlaw.example', '801-555-0152', 'Salt Lake City, UT', 'lead', 3000, 'warm', 'law utah'],
  [null, 'Bonneville Salt Works', 'office@bonnevillesalt.example', '435-555-0158', 'Wendover, UT', null, null, null, 'employer utah mining'],
  ['Tom Okafor', 'Okafor Construction', 'tom@okafor.example', '303-555-0167', 'Boulder, CO', 'won', 41000, 'customer', 'employer construction'],
  ['Hannah Voss', 'Voss Occupational Health', 'hannah@vosshealth.example', '208-555-0175', 'Twin Falls, ID', 'proposal', 98500, 'hot', 'clinic'],
  ['Elkhorn Energy', 'Elkhorn Energy', 'safety@elkhorn.example', '307-555-0184', 'Casper, WY', 'qualified', 142000, 'warm', 'employer energy'],
];

/** The contacts of the demo: enough to filter, to page through and to search. */
export const DEMO_CONTACTS: readonly DemoContact[] = LINES.map(([fullName, company, email, phone, location, dealStage, dealValue, label, tags]) => ({
  fullName,
  company,
  email,
  phone,
  location,
  dealStage,
  dealValue,
  label,
  tags: tags.split(' '),
}));
