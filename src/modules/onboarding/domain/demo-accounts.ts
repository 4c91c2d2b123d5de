import type { AccountFields } from '../../../contracts/account-fields.js';

/** The fields of an account that the demo sets. */
export type DemoAccount = Pick<AccountFields, 'domain' | 'name' | 'industry' | 'primaryLocation' | 'employeeRange' | 'estimatedRevenue' | 'founded' | 'type' | 'tags'>;

type Line = readonly [domain: string, name: string, industry: string, primaryLocation: string, employeeRange: string, estimatedRevenue: number | null, founded: number | null, type: string, tags: string];

// The names are invented; domains end in .example, a reserved domain (RFC 2606) that cannot be registered.
const LINES: readonly Line[] = [
  ['pinnacletox.example', 'Pinnacle Tox Lab', 'Laboratory services', 'Salt Lake City, UT', '51-200', 14_000_000, 2006, 'prospect', 'lab utah'],
  ['redbutte.example', 'Red Butte Diagnostics', 'Laboratory services', 'Salt Lake City, UT', '201-500', 38_500_000, 1998, 'prospect', 'lab utah'],
  ['cedarmesa.example', 'Cedar Mesa Clinics', 'Outpatient care', 'Cedar City, UT', '51-200', 9_200_000, 2011, 'prospect', 'clinic utah'],
  ['brandtstaffing.example', 'Brandt Staffing', 'Staffing', 'Denver, CO', '501-1000', 72_000_000, 1994, 'prospect', 'employer colorado'],
  ['tackettfreight.example', 'Tackett Freight', 'Freight', 'Cheyenne, WY', '51-200', 21_000_000, 1987, 'prospect', 'employer transport'],
  ['harborview.example', 'Harborview Health', 'Hospitals', 'Seattle, WA', '1001-5000', 410_000_000, 1931, 'prospect', 'hospital'],
  ['odhiambo.example', 'Odhiambo & Co', 'Accounting', 'Phoenix, AZ', '11-50', null, 2015, 'prospect', 'employer'],
  ['frontrange.example', 'Front Range Logistics', 'Freight', 'Aurora, CO', '201-500', 56_000_000, 2002, 'customer', 'employer transport'],
  ['weberprecision.example', 'Weber Precision', 'Machinery', 'Boise, ID', '51-200', 17_300_000, 1979, 'former prospect', 'manufacturing'],
  ['sagecreek.example', 'Sage Creek Schools', 'Education', 'Provo, UT', '201-500', null, 1968, 'prospect', 'school utah'],
  ['northfork.example', 'Northfork Mining', 'Mining', 'Elko, NV', '501-1000', 134_000_000, 1956, 'prospect', 'employer mining'],
  ['thorneroofing.example', 'Thorne Roofing', 'Construction', 'Ogden, UT', '11-50', 4_100_000, 2009, 'prospect', 'employer utah'],
  ['tanaka.example', 'Tanaka Aerospace', 'Aerospace', 'Mesa, AZ', '1001-5000', 620_000_000, 1984, 'prospect', 'manufacturing'],
  ['valleyurgent.example', 'Valley Urgent Care', 'Outpatient care', 'West Valley City, UT', '11-50', 6_700_000, 2013, 'customer', 'clinic utah'],
  ['mendez.example', 'Mendez Landscaping', 'Landscaping', 'Santa Fe, NM', '1-10', null, null, 'prospect', 'employer'],
  ['lindqvist.example', 'Lindqvist Analytics', 'Laboratory services', 'Minneapolis, MN', '11-50', 5_900_000, 2017, 'prospect', 'lab'],
  ['summitbus.example', 'Summit Bus Lines', 'Passenger transport', 'Fort Collins, CO', '201-500', 33_000_000, 1971, 'prospect', 'transport'],
  ['karimipharmacy.example', 'Karimi Pharmacy', 'Pharmacies', 'Sandy, UT', '1-10', 2_400_000, 2019, 'prospect', 'pharmacy utah'],
  ['desertsun.example', 'Desert Sun Hospital', 'Hospitals', 'Las Vegas, NV', '1001-5000', 295_000_000, 1962, 'prospect', 'hospital'],
  ['whitfieldlaw.example', 'Whitfield Law', 'Legal services', 'Salt Lake City, UT', '11-50', 3_800_000, 2004, 'prospect', 'law utah'],
  ['bonnevillesalt.example', 'Bonneville Salt Works', 'Mining', 'Wendover, UT', '51-200', 12_600_000, 1923, 'prospect', 'employer utah mining'],
  ['okafor.example', 'Okafor Construction', 'Construction', 'Boulder, CO', '51-200', 27_400_000, 1999, 'customer', 'employer construction'],
  ['vosshealth.example', 'Voss Occupational Health', 'Outpatient care', 'Twin Falls, ID', '51-200', 11_800_000, 2008, 'prospect', 'clinic'],
  ['elkhorn.example', 'Elkhorn Energy', 'Energy', 'Casper, WY', '501-1000', 188_000_000, 1975, 'prospect', 'employer energy'],
];

/** The accounts of the demo. A contact belongs to the one of its email's domain. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = LINES.map(([domain, name, industry, primaryLocation, employeeRange, estimatedRevenue, founded, type, tags]) => ({
  domain,
  name,
  industry,
  primaryLocation,
  employeeRange,
  estimatedRevenue,
  founded,
  type,
  tags: tags.split(' '),
}));
