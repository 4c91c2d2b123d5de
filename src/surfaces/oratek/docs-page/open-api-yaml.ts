import type { OpenAPIObject } from '@nestjs/swagger';
import { dump } from 'js-yaml';

/** The document as the file `openapi.yaml` holds it. */
export function toYaml(document: OpenAPIObject): string {
  return dump(document, { lineWidth: 120, noRefs: true });
}
