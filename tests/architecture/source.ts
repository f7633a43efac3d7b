/** What the rules look at: the facts of a source file, read from its syntax tree, and of a migration, from its text. */
import { posix } from 'node:path'
import { parseSync } from 'vite'

/** path from the root of the project → text */
export type Tree = ReadonlyMap<string, string>

export interface Source {
  path: string
  /** Folder under src/ that it belongs to; null in src/ itself and outside src/. */
  module: string | null
  isTest: boolean
  /** Imported paths: relative ones as paths from the root, others as they are. */
  imports: readonly string[]
  /** String and template literals; a template's expressions are replaced by `?`. */
  texts: readonly string[]
  /** Names in code: variables, properties, types. Not what stands in strings and comments. */
  names: readonly string[]
  /** Property names of the types (interfaces, type literals) declared under a name. */
  types: readonly { name: string; properties: readonly string[] }[]
  /** `a.b` and `a['b']`, as `a.b`; `new a` as `new a`; called or not. */
  uses: readonly string[]
}

interface Node {
  type: string
  [key: string]: unknown
}

export function sourcesOf(tree: Tree): Source[] {
  return [...tree]
    .filter(([path]) => /\.(ts|tsx|mjs)$/.test(path))
    .map(([path, text]) => sourceOf(path, text))
}

export function sourceOf(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const facts = {
    imports: new Set<string>(),
    texts: [] as string[],
    names: new Set<string>(),
    types: [] as Source['types'][number][],
    uses: new Set<string>(),
  }
  walk(program, (node) => {
    const target = importOf(node)
    if (target !== null)
      facts.imports.add(target.startsWith('.') ? posix.join(posix.dirname(path), target) : target)
    const words = textOf(node)
    if (words !== null) facts.texts.push(words)
    if (node.type === 'Identifier' && typeof node['name'] === 'string')
      facts.names.add(node['name'])
    const type = typeOf(node)
    if (type) facts.types.push(type)
    const use = useOf(node)
    if (use !== null) facts.uses.add(use)
  })
  return {
    path,
    module: /^src\/([^/]+)\//.exec(path)?.[1] ?? null,
    isTest: /\.(test|fixture)\.tsx?$/.test(path),
    imports: [...facts.imports],
    texts: facts.texts,
    names: [...facts.names],
    types: facts.types,
    uses: [...facts.uses],
  }
}

function walk(node: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(node)) for (const part of node) walk(part, visit)
  else if (isNode(node)) {
    visit(node)
    for (const [key, part] of Object.entries(node)) if (key !== 'parent') walk(part, visit)
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'
}

const IMPORTS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

function importOf(node: Node): string | null {
  if (!IMPORTS.has(node.type)) return null
  const source = (node['source'] ?? node['argument']) as { value?: unknown } | null
  return typeof source?.value === 'string' ? source.value : null
}

function textOf(node: Node): string | null {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  if (node.type !== 'TemplateLiteral') return null
  return (node['quasis'] as { value: { cooked: string } }[])
    .map(({ value }) => value.cooked)
    .join('?')
}

function typeOf(node: Node): { name: string; properties: string[] } | null {
  if (node.type !== 'TSInterfaceDeclaration' && node.type !== 'TSTypeAliasDeclaration') return null
  const properties: string[] = []
  walk(node['body'] ?? node['typeAnnotation'], (inner) => {
    if (inner.type === 'TSPropertySignature') properties.push(nameOf(inner['key'] as Node))
  })
  return { name: nameOf(node['id'] as Node), properties }
}

function nameOf(node: Node): string {
  return String(node['name'] ?? node['value'] ?? '')
}

function useOf(node: Node): string | null {
  if (node.type === 'NewExpression')
    return `new ${nameOf(node['callee'] as Node)}(${(node['arguments'] as unknown[]).length})`
  if (node.type !== 'MemberExpression') return null
  const object = node['object'] as Node
  const owner =
    object.type === 'MemberExpression' ? nameOf(object['property'] as Node) : nameOf(object)
  return `${owner}.${nameOf(node['property'] as Node)}`
}

export interface Table {
  name: string
  /** The migration that makes it. */
  path: string
  columns: readonly string[]
  /** First columns of its primary key and unique constraints. */
  keys: readonly string[]
  hasPrimaryKey: boolean
}

export function tablesOf(tree: Tree): Table[] {
  return migrationsOf(tree).flatMap(([path, sql]) =>
    [...sql.matchAll(/create\s+table\s+(?:if\s+not\s+exists\s+)?(\w+)\s*\(([\s\S]*?)\n\)/gi)].map(
      ([, name = '', body = '']) => tableOf(path, name, body),
    ),
  )
}

/** Migrations without their comments. */
export function migrationsOf(tree: Tree): [path: string, sql: string][] {
  return [...tree]
    .filter(([path]) => path.startsWith('db/migrations/') && path.endsWith('.sql'))
    .map(([path, text]) => [path, text.replaceAll(/--.*$/gm, '')])
}

const CLAUSES = new Set(['primary', 'unique', 'check', 'foreign', 'constraint', 'exclude', 'like'])

function tableOf(path: string, name: string, body: string): Table {
  const lines = partsOf(body)
  const columns = lines
    .map((line) => /^"?(\w+)"?\s+\w/.exec(line)?.[1]?.toLowerCase() ?? '')
    .filter((column) => column !== '' && !CLAUSES.has(column))
  const keys: string[] = []
  for (const line of lines) {
    const clause = /\b(?:primary\s+key|unique(?:\s+nulls\s+not\s+distinct)?)\s*\(\s*"?(\w+)/i.exec(
      line,
    )?.[1]
    const inline = /^"?(\w+)"?\s.*\b(?:primary\s+key|unique)\b(?!\s*\()/i.exec(line)?.[1]
    if (clause ?? inline) keys.push((clause ?? inline ?? '').toLowerCase())
  }
  return {
    name: name.toLowerCase(),
    path,
    columns,
    keys,
    hasPrimaryKey: lines.some((line) => /primary\s+key/i.test(line)),
  }
}

/** The comma-separated parts of a table's body, at the outermost level. */
function partsOf(body: string): string[] {
  const parts: string[] = []
  let depth = 0
  let part = ''
  for (const sign of body) {
    if (sign === '(') depth += 1
    if (sign === ')') depth -= 1
    if (sign === ',' && depth === 0) {
      parts.push(part.trim())
      part = ''
    } else part += sign
  }
  return [...parts, part.trim()]
}
