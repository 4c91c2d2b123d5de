/** The fields of a contact that the demo sets. */
export interface DemoContact {
  readonly fullName: string | null;
  readonly company: string | null;
  readonly email: string;
  readonly phone: string | null;
  readonly location: string;
  readonly jobTitle: string | null;
  readonly label: string | null;
  readonly tags: readonly string[];
}

type Line = readonly [
  fullName: string | null,
  company: string | null,
  email: string,
  phone: string | null,
  location: string,
  jobTitle: string | null,
  label: string | null,
  tags: string,
];

// Names are made up; addresses end in .example, and telephone numbers lie in the ranges kept for fiction.
const LINES: readonly Line[] = [
  ['Pinnacle Tox Lab', 'Pinnacle Tox Lab', 'orders@pinnacletox.example', '801-555-0101', 'Salt Lake City, UT', null, 'hot', 'lab utah'],
  ['Marta Ellison', 'Red Butte Diagnostics', 'marta.ellison@redbutte.example', '801-555-0117', 'Salt Lake City, UT', 'Laboratory Director', 'hot', 'lab utah decision-maker'],
  ['Dev Raman', 'Cedar Mesa Clinics', 'dev@cedarmesa.example', '435-555-0123', 'Cedar City, UT', 'Practice Manager', 'warm', 'clinic utah'],
  ['Sofia Brandt', 'Brandt Staffing', 'sofia@brandtstaffing.example', '303-555-0131', 'Denver, CO', 'Chief Executive', 'hot', 'employer colorado'],
  ['Sam Ortega', 'Brandt Staffing', 'sam@brandtstaffing.example', '303-555-0132', 'Denver, CO', 'Account Manager', null, 'employer colorado'],
  ['Owen Tackett', 'Tackett Freight', 'owen.tackett@tackettfreight.example', '307-555-0142', 'Cheyenne, WY', 'Fleet Manager', 'warm', 'employer transport'],
  ['Linh Pham', 'Harborview Health', 'lpham@harborview.example', '206-555-0155', 'Seattle, WA', 'VP Operations', 'hot', 'hospital'],
  ['Ruth Caldwell', 'Harborview Health', 'rcaldwell@harborview.example', '206-555-0156', 'Seattle, WA', 'Purchasing Manager', 'warm', 'hospital'],
  ['Grace Odhiambo', 'Odhiambo & Co', 'grace@odhiambo.example', '602-555-0160', 'Phoenix, AZ', 'Partner', 'cold', 'employer'],
  ['Front Range Logistics', 'Front Range Logistics', 'safety@frontrange.example', '720-555-0164', 'Aurora, CO', null, 'customer', 'employer transport'],
  ['Jonas Weber', 'Weber Precision', 'jonas@weberprecision.example', '208-555-0172', 'Boise, ID', 'Plant Manager', 'cold', 'manufacturing'],
  ['Amelia Novak', 'Sage Creek Schools', 'anovak@sagecreek.example', '801-555-0178', 'Provo, UT', 'Superintendent', 'warm', 'school utah'],
  ['Northfork Mining', 'Northfork Mining', 'hr@northfork.example', '775-555-0181', 'Elko, NV', null, 'hot', 'employer mining'],
  ['Isaac Thorne', 'Thorne Roofing', 'isaac@thorneroofing.example', '801-555-0186', 'Ogden, UT', 'Owner', 'cold', 'employer utah'],
  ['Yuki Tanaka', 'Tanaka Aerospace', 'yuki.tanaka@tanaka.example', '480-555-0190', 'Mesa, AZ', 'Head of Safety', 'hot', 'manufacturing'],
  ['Keiko Mori', 'Tanaka Aerospace', 'keiko.mori@tanaka.example', '480-555-0191', 'Mesa, AZ', 'Occupational Health Nurse', 'warm', 'manufacturing'],
  ['Valley Urgent Care', 'Valley Urgent Care', 'frontdesk@valleyurgent.example', '385-555-0103', 'West Valley City, UT', null, 'customer', 'clinic utah'],
  ['Carla Mendez', 'Mendez Landscaping', 'carla@mendez.example', '505-555-0109', 'Santa Fe, NM', 'Owner', null, 'employer'],
  ['Peter Lindqvist', 'Lindqvist Analytics', 'peter@lindqvist.example', '612-555-0114', 'Minneapolis, MN', 'Founder', 'warm', 'lab'],
  ['Summit Bus Lines', 'Summit Bus Lines', 'compliance@summitbus.example', '970-555-0126', 'Fort Collins, CO', null, 'warm', 'transport'],
  ['Zahra Karimi', 'Karimi Pharmacy', 'zahra@karimipharmacy.example', '801-555-0133', 'Sandy, UT', 'Owner', 'hot', 'pharmacy utah'],
  ['Desert Sun Hospital', 'Desert Sun Hospital', 'lab@desertsun.example', '702-555-0137', 'Las Vegas, NV', null, 'hot', 'hospital'],
  ['Ben Achterberg', null, 'ben.achterberg@mail.example', '801-555-0149', 'Logan, UT', null, 'cold', 'referral'],
  ['Rosa Whitfield', 'Whitfield Law', 'rosa@whitfieldlaw.example', '801-555-0152', 'Salt Lake City, UT', 'Partner', 'warm', 'law utah'],
  [null, 'Bonneville Salt Works', 'office@bonnevillesalt.example', '435-555-0158', 'Wendover, UT', null, null, 'employer utah mining'],
  ['Tom Okafor', 'Okafor Construction', 'tom@okafor.example', '303-555-0167', 'Boulder, CO', 'Managing Director', 'customer', 'employer construction'],
  ['Hannah Voss', 'Voss Occupational Health', 'hannah@vosshealth.example', '208-555-0175', 'Twin Falls, ID', 'Medical Director', 'hot', 'clinic'],
  ['Elkhorn Energy', 'Elkhorn Energy', 'safety@elkhorn.example', '307-555-0184', 'Casper, WY', null, 'warm', 'employer energy'],
];

/** The contacts of the demo: enough to filter, to page through and to search. */
export const DEMO_CONTACTS: readonly DemoContact[] = LINES.map(([fullName, company, email, phone, location, jobTitle, label, tags]) => ({
  fullName,
  company,
  email,
  phone,
  location,
  jobTitle,
  label,
  tags: tags.split(' '),
}));
