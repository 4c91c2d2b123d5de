import { snakeCase } from '../../kernel/snake-case.js';

/** Words of the domain whose name in this API is not their spelling in snake case. */
const NAMES: Readonly<Record<string, string>> = { company: 'current_company', value: 'deal_size', text: 'q' };

/** What this API calls a field of the domain: `jobTitle` is `job_title`, a contact's `company` is `current_company`. */
export function publishedName(name: string): string {
  return NAMES[name] ?? snakeCase(name);
}
