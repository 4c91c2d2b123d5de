import { Injectable } from '@nestjs/common';
import { type CustomChanges, type CustomValue, type CustomValues, isSameCustomValue, NO_CUSTOM_VALUES, publishCustomValues } from '../../../contracts/custom-values.js';
import type { Issue } from '../../../kernel/failure.js';
import type { OrgId } from '../../../kernel/ids.js';
import { UsersApi } from '../../users/users.api.js';
import { CustomFieldsApi, type SentFor } from '../custom-fields.api.js';
import type { CustomField, CustomFieldState } from '../domain/custom-field.js';
import type { FieldScope } from '../domain/field-scope.js';
import { valuesRefused } from '../domain/custom-field.errors.js';
import { readValue } from '../domain/value-rules.js';
import { valuesSizeFault } from '../domain/values-size.js';
import { CustomFieldRepository } from '../ports/custom-field.repository.js';

/** A value with its field. */
interface FieldValue {
  readonly field: CustomField;
  readonly value: CustomValue | null;
}

@Injectable()
export class CustomFieldsFacade extends CustomFieldsApi {
  constructor(
    private readonly fields: CustomFieldRepository,
    private readonly users: UsersApi,
  ) {
    super();
  }

  override list(orgId: OrgId, scope: FieldScope): Promise<readonly CustomFieldState[]> {
    return this.fields.list(orgId, scope);
  }

  override async read(orgId: OrgId, { scope, sent }: SentFor, current: CustomValues = NO_CUSTOM_VALUES): Promise<CustomChanges> {
    const shown = sent.publish(current);
    const given = Object.entries(sent.values).filter(([name, value]) => value !== undefined && !(Object.hasOwn(shown, name) && isSameCustomValue(shown[name], value)));
    if (given.length === 0) return {};
    const fields = await this.byName(orgId, scope);
    const unknown = given.filter(([name]) => !fields.has(name)).map(([name]) => name);
    const issues = unknown.length === 0 ? [] : [...sent.unknown(unknown, [...fields.keys()])];
    const values: FieldValue[] = [];
    for (const [name, value] of given) {
      const field = fields.get(name);
      if (!field) continue;
      const { type, options } = field.state;
      const read = value === null ? { value } : readValue(type, value, { options: options.map((option) => option.value), moments: sent.moments });
      if ('faults' in read) issues.push(...read.faults.map(({ at, code, rule }) => ({ path: [...sent.at, name, ...at], code, rule })));
      else values.push({ field, value: read.value });
    }
    issues.push(...(await this.unknownUsers(orgId, values, sent.at)));
    const changes: CustomChanges = Object.fromEntries(values.map(({ field, value }) => [field.state.propertyName, value]));
    const tooLarge = valuesSizeFault(current, changes);
    if (tooLarge) issues.push({ path: [...sent.at, tooLarge.propertyName], code: tooLarge.code, rule: tooLarge.rule });
    const [fault, ...others] = issues;
    if (fault) throw valuesRefused([fault, ...others]);
    for (const { field } of values) this.fields.confirm(field);
    return changes;
  }

  override async prefetch(orgId: OrgId, values: readonly SentFor[]): Promise<void> {
    const sent = values.filter((one) => Object.keys(one.sent.values).length > 0);
    const pipelineIds = sent.map(({ scope }) => scope.pipelineId).filter((id) => id !== null);
    await this.prefetchPipelines(orgId, pipelineIds);
    const ids = new Set<string>();
    for (const { scope, sent: { values: given, moments } } of sent) {
      for (const field of (await this.byName(orgId, scope)).values()) {
        const { propertyName, type } = field.state;
        if (type !== 'team_members' || !Object.hasOwn(given, propertyName) || given[propertyName] === null) continue;
        const read = readValue(type, given[propertyName], { options: [], moments });
        if ('value' in read) for (const id of usersIn(read.value)) ids.add(id);
      }
    }
    await this.users.prefetch(orgId, { ids: [...ids], emails: [] });
  }

  override prefetchPipelines(orgId: OrgId, pipelineIds: readonly string[]): Promise<void> {
    return this.fields.prefetchPipelines(orgId, pipelineIds);
  }

  override async moved(orgId: OrgId, scope: FieldScope, current: CustomValues): Promise<CustomChanges> {
    const shown = publishCustomValues(current);
    if (Object.keys(shown).length === 0) return {};
    const fields = await this.byName(orgId, scope);
    const lost = Object.entries(shown).filter(([name, value]) => {
      const field = fields.get(name);
      if (!field) return true;
      this.fields.confirm(field);
      const read = readValue(field.state.type, value, { options: field.state.options.map((option) => option.value), moments: ['rfc3339'] });
      return 'faults' in read || !isSameCustomValue(read.value, current[name]);
    });
    return Object.fromEntries(lost.map(([name]) => [name, null]));
  }

  /** A closed field is none here: its values are only cleared, by its job. */
  private async byName(orgId: OrgId, scope: FieldScope): Promise<ReadonlyMap<string, CustomField>> {
    return new Map((await this.fields.ofScope(orgId, scope)).filter(({ state }) => !state.isClosed).map((field) => [field.state.propertyName, field]));
  }

  private async unknownUsers(orgId: OrgId, values: readonly FieldValue[], at: readonly string[]): Promise<Issue[]> {
    const named = values.filter(({ field }) => field.state.type === 'team_members').map(({ field, value }) => ({ name: field.state.propertyName, ids: usersIn(value) }));
    await this.users.prefetch(orgId, { ids: [...new Set(named.flatMap(({ ids }) => ids))], emails: [] });
    const issues: Issue[] = [];
    for (const { name, ids } of named) {
      for (const [index, id] of ids.entries()) {
        if (!(await this.users.find(orgId, { id }))) issues.push({ path: [...at, name, index], code: 'unknown', rule: 'is not the id of a user of your organization' });
      }
    }
    return issues;
  }
}

/** The users that a value of team members names. */
function usersIn(value: CustomValue | null): readonly string[] {
  return Array.isArray(value) ? (value as readonly string[]) : [];
}
