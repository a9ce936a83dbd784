/**
 * Makes the types of the service's answers from the OpenAPI document that Maven makes of its classes: target/openapi/openapi.json -> src/api/schema.d.ts. They are not under version control: a field
 * that changes in Java breaks the build of the screens that use it. Only `npm run build` and `npm run check` need them; the live server and the tests do not.
 */
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const contract = fileURLToPath(new URL('../../../../target/openapi/openapi.json', import.meta.url))
const types = fileURLToPath(new URL('../src/api/schema.d.ts', import.meta.url))

if (!existsSync(contract)) {
  if (!existsSync(types)) {
    console.error(
      'The types of the service are not made yet. In the project’s root, once and after each change of the API: mvn -q process-classes -Dexec.skip',
    )
    process.exit(1)
  }
} else if (
  !existsSync(types) ||
  [contract, fileURLToPath(import.meta.url)].some((source) => statSync(types).mtimeMs < statSync(source).mtimeMs)
) {
  const { compile } = await import('json-schema-to-typescript')
  const document = JSON.parse(readFileSync(contract, 'utf8').replaceAll('#/components/schemas/', '#/definitions/'))
  // In a request, an optional field may be absent or null. In an answer, every field is present, and Java defines which may be null (ApiDescription).
  for (const schema of Object.values(document.components.schemas)) {
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (!schema.required?.includes(name)) {
        schema.properties[name] = { anyOf: [property, { type: 'null' }] }
      }
    }
  }
  const made = await compile({ title: 'Schemas', type: 'object', definitions: document.components.schemas }, 'Schemas', {
    additionalProperties: false,
    unreachableDefinitions: true,
    format: false,
    bannerComment: '/* Made from the service’s OpenAPI by dev/types.mjs. */',
  })
  writeFileSync(types, made)
}
