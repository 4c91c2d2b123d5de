import { ApiProperty } from '@nestjs/swagger';
import { CONTACT_PROFILE_FIELDS } from '../../../../contracts/contact-fields.js';
import { fieldNames } from '../../../../kernel/fields.js';
import { answerWith } from '../../../../surfaces/octolane/envelope.js';
import { publishedName } from '../../../../surfaces/octolane/names.js';
import { listQuery, searchBody } from '../../../../surfaces/octolane/search.dto.js';
import { listedAs, SearchPage } from '../../../../surfaces/octolane/search-page.js';
import { searchWords } from '../../../../surfaces/octolane/search-words.js';
import { CONTACT_FILTERS, type ContactFilterField, type ContactOrder } from '../../ports/contact.search.js';
import { ContactProfile } from './contact-profile.dto.js';

const WORDS = searchWords<ContactFilterField, ContactOrder>('ContactProfile', {
  kinds: CONTACT_FILTERS,
  also: { name: 'fullName' },
  sorts: { updated_at: 'updatedAt', created_at: 'createdAt', name: 'fullName', first_name: 'firstName', last_name: 'lastName', email: 'email', account_id: 'accountId', id: 'id' },
  fields: ['id', 'email', 'full_name', 'name', 'phone', 'current_company', 'account_id', ...fieldNames(CONTACT_PROFILE_FIELDS).map(publishedName), 'custom_fields', 'created_at', 'updated_at'],
});

/** The parameters of the list of contacts. */
export class ContactProfileListQuery extends listQuery(WORDS) {}

/** A search for contacts. */
export class ContactSearchBody extends searchBody(WORDS) {}

/** A contact on a page. */
export class ListedContactProfile extends listedAs(ContactProfile) {}

class ContactProfiles extends SearchPage {
  @ApiProperty({ description: 'The contacts.', type: [ListedContactProfile] })
  contacts!: ListedContactProfile[];
}

/** The answer with a page of contacts. */
export class ContactProfilesAnswer extends answerWith(ContactProfiles, 'Contacts retrieved successfully') {}
