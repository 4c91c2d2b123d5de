import { DEAL_FIELDS } from '../../../../contracts/deal-fields.js';
import { Failure, type Issue } from '../../../../kernel/failure.js';
import { inDomainWords } from '../../../../platform/input/domain-words.js';
import { IdField, TextField } from '../../../../platform/input/fields.js';
import { IdsField } from '../../../../platform/input/reference-fields.js';
import { type ChecksItself, CollectsFields, type CollectsUnknown } from '../../../../platform/input/shape.js';
import { CUSTOM_KEYS, valuesAmong } from '../../../../surfaces/octolane/custom-values.js';
import type { OpportunityChange } from '../../application/update-opportunity.js';
import { clearedStage, MAX_ADDITIONAL, OpportunityInput } from './opportunity-input.dto.js';

/** A change of an opportunity in a bulk update (octolane.md, bulk update), whose relations have names of their own. */
@CollectsFields(CUSTOM_KEYS)
export class OpportunityChangeEntry extends OpportunityInput implements ChecksItself, CollectsUnknown {
  unknown?: Readonly<Record<string, unknown>>;

  @TextField({ ...DEAL_FIELDS.name.rules, description: 'Its name.', example: 'Acme: 40 robots' })
  name?: string;

  @IdField({ description: 'Id of its account; `null` clears it.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a72' })
  opportunity_account?: string | null;

  @IdField({ description: 'Id of its primary contact; `null` clears it.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  opportunity_contact?: string | null;

  @IdsField({ maxItems: MAX_ADDITIONAL, description: 'Ids of its other contacts, which replace those before; `null` or an empty list clears them.', example: ['019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b'] })
  opportunity_other_stakeholders?: string[];

  @IdField({ description: 'Id of the user that owns it.', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5d' })
  owner_id?: string | null;

  faults(): Issue[] {
    return clearedStage(this);
  }
}

/** The change in the domain's words. */
export function toEntryChange({ unknown, ...body }: OpportunityChangeEntry): OpportunityChange {
  const { dealSize, opportunityAccount, opportunityContact, opportunityOtherStakeholders, ...fields } = inDomainWords(body);
  return {
    ...fields,
    ...valuesAmong(OpportunityChangeEntry, unknown),
    ...(dealSize === undefined ? {} : { value: dealSize }),
    ...(opportunityAccount === undefined ? {} : { accountId: opportunityAccount }),
    ...(opportunityContact === undefined ? {} : { contactId: opportunityContact }),
    ...(opportunityOtherStakeholders === undefined ? {} : { additionalContactIds: opportunityOtherStakeholders }),
  };
}

const NAMES: Readonly<Record<string | number, string>> = { accountId: 'opportunityAccount', contactId: 'opportunityContact', additionalContactIds: 'opportunityOtherStakeholders' };

/** The refusal of an entry, with the names that its fields have in it. */
export function inEntry(refusal: Failure): Failure {
  if (refusal.namesAsSent) return refusal;
  const issues = refusal.issues.map((issue) => ({ ...issue, path: issue.path.map((part) => NAMES[part] ?? part) }));
  return new Failure(refusal.kind, refusal.code, refusal.message, issues, { headers: refusal.headers, cause: refusal });
}
