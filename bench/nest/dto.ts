import { ArrayMaxSize, IsArray, IsEmail, IsIn, IsNumber, IsNumberString, IsOptional, IsString, MaxLength, Min } from 'class-validator';

/** The query of a list. */
export class ListQuery {
  @IsOptional() @IsIn(['hot', 'warm', 'cold']) label?: string;
  @IsNumberString() limit!: string;
  @IsOptional() @IsString() cursor?: string;
}

/** The body of a new contact, and of a change of one. */
export class ContactBody {
  @IsOptional() @IsString() @MaxLength(255) full_name?: string;
  @IsOptional() @IsString() @MaxLength(255) company?: string;
  @IsOptional() @IsEmail() email?: string;
  @IsOptional() @IsString() @MaxLength(64) phone?: string;
  @IsOptional() @IsString() @MaxLength(255) location?: string;
  @IsOptional() @IsString() deal_stage?: string;
  @IsOptional() @IsNumber() @Min(0) deal_value?: number;
  @IsOptional() @IsIn(['hot', 'warm', 'cold']) label?: string;
  @IsOptional() @IsArray() @ArrayMaxSize(50) @IsString({ each: true }) tags?: string[];
}
