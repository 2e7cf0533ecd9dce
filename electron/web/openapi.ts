// The open API's own description, made from the contract.
import { OpenAPIGenerator } from '@orpc/openapi';
import { ZodToJsonSchemaConverter } from '@orpc/zod/zod4';
import { contract } from '#shared/contract/index.ts';

/** OpenAPI 3.1 as JSON text. */
export async function openApiDocument(version: string): Promise<string> {
  const generator = new OpenAPIGenerator({ schemaConverters: [new ZodToJsonSchemaConverter()] });
  const document = await generator.generate(contract, {
    info: {
      title: 'Watchdesk 值守台',
      version,
      description:
        'Times are ISO 8601 with offset, positions WGS-84 {lng, lat}, ids UUIDv7. Refusals: {code, message, field?, limit?, received?}.',
    },
    servers: [{ url: '/api' }],
    security: [{ bearer: [] }],
    components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
    customErrorResponseBodySchema: () => ({
      type: 'object',
      required: ['code', 'message'],
      properties: {
        code: { type: 'string' },
        message: { type: 'string' },
        field: { type: 'string' },
        limit: { anyOf: [{ type: 'number' }, { type: 'string' }] },
        received: { anyOf: [{ type: 'number' }, { type: 'string' }] },
        retryAfterSeconds: { type: 'number' },
        blockers: { type: 'array', items: { type: 'string' } },
        errorId: { type: 'string' },
      },
    }),
  });
  return JSON.stringify(document);
}
