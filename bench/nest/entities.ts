// The tables of the application as entities: the columns that its own API shows, and those that cannot be left out.
import { Column, Entity, PrimaryColumn, VersionColumn } from 'typeorm';

/** numeric(14,2), which the driver gives as text. */
const amount = { to: (value: number | null) => value, from: (value: string | null) => (value === null ? null : Number(value)) };

@Entity('contacts')
export class Contact {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @VersionColumn() version!: number;
  @Column('int') seq!: number;
  @Column('text', { nullable: true }) full_name!: string | null;
  @Column('text', { nullable: true }) company!: string | null;
  @Column('text', { nullable: true }) email!: string | null;
  @Column('text', { nullable: true }) phone!: string | null;
  @Column('text', { nullable: true }) location!: string | null;
  @Column('text', { nullable: true }) deal_stage!: string | null;
  @Column('numeric', { nullable: true, transformer: amount }) deal_value!: number | null;
  @Column('text', { nullable: true }) label!: string | null;
  @Column('text', { array: true }) tags!: string[];
  @Column('uuid', { nullable: true }) owner_id!: string | null;
  @Column('text') source!: string;
  @Column('uuid', { nullable: true }) account_id!: string | null;
  @Column('jsonb') custom!: object;
  @Column('timestamptz') created_at!: Date;
  @Column('timestamptz') updated_at!: Date;
}

@Entity('contacts_search')
export class ContactSearch {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('timestamptz') created_at!: Date;
  @Column('text', { nullable: true }) email_key!: string | null;
  @Column('text') folded!: string;
}

@Entity('contact_emails')
export class ContactEmail {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('text') email_key!: string;
  @Column('uuid') contact_id!: string;
}

@Entity('deals')
export class Deal {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @VersionColumn() version!: number;
  @Column('int') seq!: number;
  @Column('text') name!: string;
  @Column('uuid') pipeline_id!: string;
  @Column('uuid') stage_id!: string;
  @Column('uuid', { nullable: true }) contact_id!: string | null;
  @Column('timestamptz', { nullable: true }) primary_at!: Date | null;
  @Column('numeric', { nullable: true, transformer: amount }) value!: number | null;
  @Column('boolean') is_searched!: boolean;
  @Column('timestamptz') created_at!: Date;
  @Column('timestamptz') updated_at!: Date;
}

@Entity('deals_search')
export class DealSearch {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') folded!: string;
}

@Entity('stages')
export class Stage {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid') pipeline_id!: string;
  @Column('text') key!: string;
}

@Entity('events')
export class EventRow {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @Column('text') type!: string;
  @Column('text') record_type!: string;
  @Column('uuid') record_id!: string;
  @Column('int') seq!: number;
  @Column('uuid', { nullable: true }) contact_id!: string | null;
  @Column('jsonb') actor!: object;
  @Column('timestamptz') at!: Date;
  @Column('text') body!: string;
}

@Entity('tasks')
export class Task {
  @PrimaryColumn('uuid') org_id!: string;
  @PrimaryColumn('uuid') id!: string;
  @VersionColumn() version!: number;
  @Column('text') title!: string;
  @Column('text') status!: string;
  @Column('text') priority!: string;
  @Column('text', { nullable: true }) category!: string | null;
  @Column('timestamptz', { nullable: true }) due_at!: Date | null;
  @Column('uuid', { nullable: true }) contact_id!: string | null;
  @Column('uuid', { nullable: true }) owner_id!: string | null;
  @Column('timestamptz', { nullable: true }) completed_at!: Date | null;
  @Column('timestamptz') created_at!: Date;
  @Column('timestamptz') updated_at!: Date;
}
