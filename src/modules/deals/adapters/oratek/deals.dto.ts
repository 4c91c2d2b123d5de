import { ApiProperty } from '@nestjs/swagger';
import { CursorQuery, PageMeta } from '../../../../surfaces/oratek/page.dto.js';
import { OwnerParam, SearchParam, TextParam } from '../../../../platform/input/query-params.js';
import type { ContactDealView } from '../../ports/deal.queries.js';

/** The query of the deal list. */
export class DealListQuery extends CursorQuery {
  @TextParam({ max: 64, description: 'Only deals in this stage: its key as it is shown, or its label in any case.', example: 'negotiation' })
  stage?: string;

  @TextParam({ max: 64, description: 'Only deals of contacts with exactly this label.', example: 'hot' })
  label?: string;

  @OwnerParam({ description: 'Only deals of contacts with this owner.' })
  owner_id?: string;

  @SearchParam({ max: 255, description: 'Only deals of contacts whose `full_name` or `company` contains this text, without regard to case or accents. `%` and `_` stand for themselves.', example: 'tox lab' })
  q?: string;
}

/** The deal of a contact, in this API. */
export class DealItem {
  @ApiProperty({ description: 'Id of the contact, a UUID.', format: 'uuid', example: '019a2b3c-4d5e-7f60-8a9b-0c1d2e3f4a5b' })
  id!: string;

  @ApiProperty({ description: 'Full name.', type: String, nullable: true, example: 'Pinnacle Tox Lab' })
  full_name!: string | null;

  @ApiProperty({ description: 'Company.', type: String, nullable: true, example: 'Pinnacle Tox Lab' })
  company!: string | null;

  @ApiProperty({ description: "The stage's key.", example: 'qualified' })
  deal_stage!: string;

  @ApiProperty({ description: 'Value of the deal.', type: Number, nullable: true, example: 28000 })
  deal_value!: number | null;

  @ApiProperty({ description: 'Label of the contact.', type: String, nullable: true, example: 'hot' })
  label!: string | null;
}

/** The deal as this API shows it. */
export function publishDeal({ id, fullName, company, dealStage, dealValue, label }: ContactDealView): DealItem {
  return { id, full_name: fullName, company, deal_stage: dealStage, deal_value: dealValue, label };
}

/** A page of deals. */
export class DealPage {
  @ApiProperty({ description: 'The deals of this page.', type: [DealItem] })
  data!: DealItem[];

  @ApiProperty({ description: 'What the page is.', type: PageMeta })
  meta!: PageMeta;
}
