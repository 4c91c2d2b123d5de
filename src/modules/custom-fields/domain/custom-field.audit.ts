import { type AuditContent, changesBetween } from '../../../contracts/audit-entries.js';
import type { CustomField, CustomFieldState } from './custom-field.js';

/** What the audit log tells of a field since it was stored. A closed one has been deleted for its admin; it is removed when its values are cleared. */
export function auditField({ stored, state, isDeleted }: CustomField): AuditContent[] {
  if (!stored && isDeleted) return [];
  const target = { type: 'custom_field', id: state.id, name: state.name } as const;
  if (isDeleted) return [{ action: 'custom_field.removed', target, changes: [] }];
  if (!stored) return [{ action: 'custom_field.created', target, changes: changesBetween(null, published(state)) }];
  const isClosing = state.isClosed && !stored.isClosed;
  return [{ action: isClosing ? 'custom_field.deleted' : 'custom_field.updated', target, changes: changesBetween(published(stored), isClosing ? null : published(state)) }];
}

function published({ object, pipelineId, propertyName, name, type, options, order, isHidden }: CustomFieldState) {
  return { object, pipeline_id: pipelineId, property_name: propertyName, name, attribute_type: type, options: options.map(({ value }) => value), order, is_hidden: isHidden };
}
