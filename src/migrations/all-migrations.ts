import { Core1763769600000 } from './1763769600000-core.js';
import { CoreIndexes1763769600001 } from './1763769600001-core-indexes.js';
import { DealsAndTasks1763856000000 } from './1763856000000-deals-and-tasks.js';
import { DealsAndTasksIndexes1763856000001 } from './1763856000001-deals-and-tasks-indexes.js';
import { RequestControl1763942400000 } from './1763942400000-request-control.js';
import { Webhooks1764028800000 } from './1764028800000-webhooks.js';
import { Stamps1764115200000 } from './1764115200000-stamps.js';
import { FoldedContacts1764115200001 } from './1764115200001-folded-contacts.js';
import { ComposedTexts1764374400000 } from './1764374400000-composed-texts.js';
import { ProcessLeases1764460800000 } from './1764460800000-process-leases.js';
import { FeedIndex1764547200000 } from './1764547200000-feed-index.js';
import { DeliveryQueue1765152000000 } from './1765152000000-delivery-queue.js';
import { KeyCreators1765238400000 } from './1765238400000-key-creators.js';
import { KeyRevokers1794999000000 } from './1794999000000-key-revokers.js';
import { Accounts1795000000000 } from './1795000000000-accounts.js';
import { AccountsOfContacts1795000000001 } from './1795000000001-accounts-of-contacts.js';
import { ContactProfiles1795000100000 } from './1795000100000-contact-profiles.js';
import { ContactProfilesIndexes1795000100001 } from './1795000100001-contact-profiles-indexes.js';
import { Opportunities1795000200000 } from './1795000200000-opportunities.js';
import { OpportunitiesIndexes1795000200001 } from './1795000200001-opportunities-indexes.js';
import { Notes1795000300000 } from './1795000300000-notes.js';
import { StageColors1795000400000 } from './1795000400000-stage-colors.js';
import { DealsSearch1795000500000 } from './1795000500000-deals-search.js';
import { UnsearchedDeals1795000600000 } from './1795000600000-unsearched-deals.js';
import { DeletedAccounts1795000610000 } from './1795000610000-deleted-accounts.js';
import { PushedActivities1795000700000 } from './1795000700000-pushed-activities.js';
import { Owners1795000710000 } from './1795000710000-owners.js';
import { OwnersIndexes1795000710001 } from './1795000710001-owners-indexes.js';
import { TasksSearch1795000720000 } from './1795000720000-tasks-search.js';
import { CustomFields1795000800000 } from './1795000800000-custom-fields.js';
import { CustomValues1795000810000 } from './1795000810000-custom-values.js';
import { CustomValuesIndex1795000810001 } from './1795000810001-custom-values-index.js';
import { StageAliases1795001300000 } from './1795001300000-stage-aliases.js';
import { DealsStageIndex1795001300001 } from './1795001300001-deals-stage-index.js';
import { Jobs1795001300002 } from './1795001300002-jobs.js';
import { DeletedFields1795001310000 } from './1795001310000-deleted-fields.js';
import { CustomNamesIndex1795001310001 } from './1795001310001-custom-names-index.js';
import { OrganizationSettings1795001400000 } from './1795001400000-organization-settings.js';
import { AuditEntries1795001410000 } from './1795001410000-audit-entries.js';
import { UsageHours1795001420000 } from './1795001420000-usage-hours.js';
import { RecordBodies1795001500000 } from './1795001500000-record-bodies.js';
import { SignIn1795100000000 } from './1795100000000-sign-in.js';
import { UserVersions1795200000000 } from './1795200000000-user-versions.js';
import { UserEmailsIndex1795200000001 } from './1795200000001-user-emails-index.js';
import { DealOwnersIndex1795200000002 } from './1795200000002-deal-owners-index.js';
import { AuditExpiryIndex1795200000003 } from './1795200000003-audit-expiry-index.js';
import { OpenId1795300000000 } from './1795300000000-openid.js';

/**
 * Every migration, oldest first. A released migration never changes; the release before must still run on the new
 * schema, so a migration adds first and removes a release later.
 */
export const ALL_MIGRATIONS = [
  Core1763769600000,
  CoreIndexes1763769600001,
  DealsAndTasks1763856000000,
  DealsAndTasksIndexes1763856000001,
  RequestControl1763942400000,
  Webhooks1764028800000,
  Stamps1764115200000,
  FoldedContacts1764115200001,
  ComposedTexts1764374400000,
  ProcessLeases1764460800000,
  FeedIndex1764547200000,
  DeliveryQueue1765152000000,
  KeyCreators1765238400000,
  KeyRevokers1794999000000,
  Accounts1795000000000,
  AccountsOfContacts1795000000001,
  ContactProfiles1795000100000,
  ContactProfilesIndexes1795000100001,
  Opportunities1795000200000,
  OpportunitiesIndexes1795000200001,
  Notes1795000300000,
  StageColors1795000400000,
  DealsSearch1795000500000,
  UnsearchedDeals1795000600000,
  DeletedAccounts1795000610000,
  PushedActivities1795000700000,
  Owners1795000710000,
  OwnersIndexes1795000710001,
  TasksSearch1795000720000,
  CustomFields1795000800000,
  CustomValues1795000810000,
  CustomValuesIndex1795000810001,
  StageAliases1795001300000,
  DealsStageIndex1795001300001,
  Jobs1795001300002,
  DeletedFields1795001310000,
  CustomNamesIndex1795001310001,
  OrganizationSettings1795001400000,
  AuditEntries1795001410000,
  UsageHours1795001420000,
  RecordBodies1795001500000,
  SignIn1795100000000,
  UserVersions1795200000000,
  UserEmailsIndex1795200000001,
  DealOwnersIndex1795200000002,
  AuditExpiryIndex1795200000003,
  OpenId1795300000000,
];
