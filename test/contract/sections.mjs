// All rows: a section here is one of a contract, in its order.
import { accounts } from './octolane/accounts.mjs';
import { activities } from './octolane/activities.mjs';
import { contactProfiles } from './octolane/contact-profiles.mjs';
import { conventions } from './octolane/conventions.mjs';
import { fields } from './octolane/fields.mjs';
import { notes } from './octolane/notes.mjs';
import { opportunities } from './octolane/opportunities.mjs';
import { pipelines } from './octolane/pipelines.mjs';
import { reads } from './octolane/reads.mjs';
import { search } from './octolane/search.mjs';
import { authentication } from './oratek/authentication.mjs';
import { contactLists } from './oratek/contact-lists.mjs';
import { contacts } from './oratek/contacts.mjs';
import { deals } from './oratek/deals.mjs';
import { errors } from './oratek/errors.mjs';
import { extensions } from './oratek/extensions.mjs';
import { rateLimits } from './oratek/rate-limits.mjs';
import { tasks } from './oratek/tasks.mjs';
import { text } from './oratek/text.mjs';
import { transport } from './oratek/transport.mjs';
import { webhooks } from './oratek/webhooks.mjs';

export const SECTIONS = [transport, authentication, errors, text, rateLimits, contactLists, contacts, deals, tasks, webhooks, extensions, conventions, accounts, contactProfiles, notes, opportunities, reads, search, pipelines, fields, activities];
