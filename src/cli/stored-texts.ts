import { domainFault } from '../kernel/domain-name.js';
import { emailFault, EMAIL_LENGTH } from '../kernel/email.js';
import { readText, textFault, type TextFault, type TextRules } from '../kernel/text-rules.js';
import { KEY_NAME } from '../modules/api-keys/domain/api-key.js';
import { ACCOUNT_FIELDS, MAX_ACCOUNT_TAGS } from '../contracts/account-fields.js';
import { CONTACT_FIELDS, CONTACT_PROFILE_FIELDS, MAX_OTHER_EMAILS, MAX_TAGS } from '../contracts/contact-fields.js';
import { NOTE_FIELDS } from '../contracts/note-fields.js';
import { MAX_PARTICIPANTS, PUSHED_TEXTS } from '../contracts/pushed-activities.js';
import { TASK_FIELDS } from '../contracts/task-fields.js';
import { DEAL_FIELDS } from '../contracts/deal-fields.js';
import { FIELD_NAME } from '../modules/custom-fields/domain/custom-field.js';
import { slugFault } from '../modules/organizations/domain/organization.js';
import { currencyFault, ORGANIZATION_NAME, readCurrency, readTimeZone, SUPPORT_ADDRESS, supportAddressFault, timeZoneFault } from '../modules/organizations/domain/organization-settings.js';
import { issuerFault, readIssuer } from '../modules/openid/domain/issuer.js';
import { MAX_EMAIL_DOMAINS, PROVIDER_TEXTS } from '../modules/openid/domain/openid-provider.js';
import { PIPELINE_NAME } from '../modules/pipelines/domain/pipeline.js';
import { STAGE_COLOR, STAGE_KEY, STAGE_LABEL } from '../modules/pipelines/domain/stage.js';
import { SENTENCES } from '../surfaces/oratek/words.js';
import { SUBSCRIPTION_TEXTS } from '../modules/webhooks/domain/subscription.js';
import { USER_NAME } from '../modules/users/users.api.js';
import type { TargetRules } from '../modules/webhooks/ports/target-rules.js';

/** A fault of a stored value; `at` is the field, or the entry of its list, such as `tags.3`. */
export interface StoredFault {
  readonly at: string;
  readonly code: string;
  readonly message: string;
}

/** The faults of a stored value that is not null, by the rules of the input. */
type Judge = (value: unknown, field: string) => StoredFault[];
type Row = Readonly<Record<string, unknown>>;

/** A table whose records hold texts that people wrote. */
export interface StoredTexts {
  readonly table: string;
  /** The word for one of its records. */
  readonly record: string;
  /** The column that tells the records of an organization apart; `id` unless there is one an organization. */
  readonly key?: 'id' | 'org_id';
  /** Every column that holds such a text. */
  readonly fields: Readonly<Record<string, Judge>>;
  /** The faults of the record as a whole. */
  readonly whole?: (row: Row) => StoredFault[];
  /** A condition that leaves out rows that can no longer be seen. */
  readonly only?: string;
}

/**
 * Each column that stores texts or emails of people, with the rule that checks them as input. A spec lists the
 * remaining columns, so that no new one is forgotten.
 */
export function storedTexts(targets: TargetRules): readonly StoredTexts[] {
  const url: Judge = (value, field) => firstOf(text(SUBSCRIPTION_TEXTS.url)(value, field), () => faults(field, targets.checkTarget(String(value))));
  return [
    {
      table: 'organizations',
      record: 'organization',
      fields: {
        slug: (value, field) => faults(field, slugFault(String(value)), 'The slug'),
        name: text(ORGANIZATION_NAME),
        time_zone: (value, field) => faults(field, timeZoneFault(readTimeZone(value))),
        currency: (value, field) => faults(field, currencyFault(readCurrency(value))),
        support_address: (value, field) => faults(field, supportAddressFault(kept(value, SUPPORT_ADDRESS))),
      },
    },
    { table: 'users', record: 'user', fields: { email, name: text(USER_NAME) } },
    {
      table: 'openid_providers',
      record: 'openid_provider',
      key: 'org_id',
      fields: {
        issuer: (value, field) => firstOf(faults(field, issuerFault(readIssuer(value))), () => faults(field, targets.checkTarget(String(value)))),
        client_id: text(PROVIDER_TEXTS.clientId),
        email_domains: list(MAX_EMAIL_DOMAINS, (value, field) => faults(field, domainFault(value))),
      },
    },
    { table: 'api_keys', record: 'api_key', fields: { name: text(KEY_NAME) } },
    { table: 'pipelines', record: 'pipeline', fields: { name: text(PIPELINE_NAME) } },
    { table: 'stages', record: 'stage', fields: { key: text(STAGE_KEY), label: text(STAGE_LABEL), first_label: text(STAGE_LABEL), color: text(STAGE_COLOR) } },
    { table: 'stage_aliases', record: 'stage_alias', fields: { key: text(STAGE_KEY), label: text(STAGE_LABEL), first_label: text(STAGE_LABEL) } },
    { table: 'custom_fields', record: 'custom_field', fields: { name: text(FIELD_NAME) } },
    {
      table: 'accounts',
      record: 'account',
      fields: {
        domain: (value, field) => firstOf(text(ACCOUNT_FIELDS.domain.rules)(value, field), () => faults(field, domainFault(value))),
        name: text(ACCOUNT_FIELDS.name.rules),
        industry: text(ACCOUNT_FIELDS.industry.rules),
        logo: text(ACCOUNT_FIELDS.logo.rules),
        linkedin: text(ACCOUNT_FIELDS.linkedin.rules),
        twitter: text(ACCOUNT_FIELDS.twitter.rules),
        description: text(ACCOUNT_FIELDS.description.rules),
        primary_location: text(ACCOUNT_FIELDS.primaryLocation.rules),
        employee_range: text(ACCOUNT_FIELDS.employeeRange.rules),
        type: text(ACCOUNT_FIELDS.type.rules),
        tags: list(MAX_ACCOUNT_TAGS, text(ACCOUNT_FIELDS.tags.rules)),
      },
    },
    {
      table: 'contacts',
      record: 'contact',
      fields: {
        full_name: text(CONTACT_FIELDS.fullName.rules),
        company: text(CONTACT_FIELDS.company.rules),
        email: (value, field) => (kept(value, EMAIL) === '' ? [] : email(value, field)),
        phone: text(CONTACT_FIELDS.phone.rules),
        location: text(CONTACT_FIELDS.location.rules),
        deal_stage: text(CONTACT_FIELDS.dealStage.rules),
        label: text(CONTACT_FIELDS.label.rules),
        tags: list(MAX_TAGS, text(CONTACT_FIELDS.tags.rules)),
        first_name: text(CONTACT_PROFILE_FIELDS.firstName.rules),
        last_name: text(CONTACT_PROFILE_FIELDS.lastName.rules),
        job_title: text(CONTACT_PROFILE_FIELDS.jobTitle.rules),
        seniority: text(CONTACT_PROFILE_FIELDS.seniority.rules),
        linkedin: text(CONTACT_PROFILE_FIELDS.linkedin.rules),
        twitter: text(CONTACT_PROFILE_FIELDS.twitter.rules),
        type: text(CONTACT_PROFILE_FIELDS.type.rules),
        avatar_url: text(CONTACT_PROFILE_FIELDS.avatarUrl.rules),
        other_emails: list(MAX_OTHER_EMAILS, email),
      },
      whole: unnamed,
    },
    { table: 'deals', record: 'deal', fields: { name: text(DEAL_FIELDS.name.rules), next_steps: text(DEAL_FIELDS.nextSteps.rules) } },
    { table: 'tasks', record: 'task', fields: { title: text(TASK_FIELDS.title.rules), category: text(TASK_FIELDS.category.rules) } },
    { table: 'notes', record: 'note', fields: { title: text(NOTE_FIELDS.title.rules), content: text(NOTE_FIELDS.content.rules) } },
    {
      table: 'pushed_activities',
      record: 'activity',
      fields: {
        title: text(PUSHED_TEXTS.title),
        description: text(PUSHED_TEXTS.description),
        participants: list(MAX_PARTICIPANTS, email),
        domains: list(MAX_PARTICIPANTS, (value, field) => faults(field, domainFault(value))),
      },
    },
    { table: 'webhook_subscriptions', record: 'webhook', fields: { url, description: text(SUBSCRIPTION_TEXTS.description) }, only: "status <> 'deleted'" },
  ];
}

const EMAIL: TextRules = { max: EMAIL_LENGTH };

const kept = (value: unknown, rules: TextRules): string => (typeof value === 'string' ? readText(value, rules) : '');

function text(rules: TextRules): Judge {
  return (value, field) => faults(field, textFault(kept(value, rules), rules));
}

function email(value: unknown, field: string): StoredFault[] {
  return faults(field, emailFault(kept(value, EMAIL)));
}

function list(max: number, entry: Judge): Judge {
  return (value, field) => {
    const entries = value as readonly string[];
    if (entries.length > max) return [{ at: field, code: 'max_items', message: `${field} must have at most ${max} entries, but has ${entries.length}.` }];
    return entries.flatMap((one, index) => entry(one, `${field}.${index}`));
  };
}

function unnamed({ full_name: fullName, company }: Row): StoredFault[] {
  if (kept(fullName, CONTACT_FIELDS.fullName.rules) !== '' || kept(company, CONTACT_FIELDS.company.rules) !== '') return [];
  return [{ at: 'full_name', code: 'required', message: SENTENCES.contact_unnamed }];
}

function faults(at: string, fault: TextFault | null, name = at): StoredFault[] {
  return fault ? [{ at, code: fault.code, message: `${name} ${fault.rule}.` }] : [];
}

function firstOf(found: StoredFault[], otherwise: () => StoredFault[]): StoredFault[] {
  return found.length > 0 ? found : otherwise();
}
