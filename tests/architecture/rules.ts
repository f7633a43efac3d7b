/** The invariants of the house as rules over its files. Each is a pure function, so a planted violation can prove it. */
import { type Source, type Table, type Tree, migrationsOf, sourcesOf, tablesOf } from './source.ts'

export interface House {
  sources: readonly Source[]
  tables: readonly Table[]
  migrations: readonly (readonly [path: string, sql: string])[]
}

export interface Rule {
  name: string
  /** One line for each violation: where, and what. */
  find(house: House): string[]
}

export function houseOf(tree: Tree): House {
  return { sources: sourcesOf(tree), tables: tablesOf(tree), migrations: migrationsOf(tree) }
}

/** Code that runs: tests may reach anywhere. */
function running(house: House): Source[] {
  return house.sources.filter((source) => !source.isTest && !source.path.startsWith('tests/'))
}

function each(house: House, find: (source: Source) => readonly string[]): string[] {
  return running(house).flatMap((source) => find(source).map((what) => `${source.path}: ${what}`))
}

const within = (path: string, folder: string): boolean => path.startsWith(`${folder}/`)

function importsOutside(folder: string, allowed: readonly string[]) {
  return (house: House): string[] =>
    each(house, ({ path, imports }) =>
      within(path, folder)
        ? imports.filter((target) => !allowed.some((place) => within(target, place)))
        : [],
    )
}

const DOMAIN_WORDS = /(^|_)(matter|resident|dispatch|petition|jurisdiction|tally|tallies)s?(_|$)/

/** `openMatters` → `open_matters` */
export function snake(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
}

const AMBIENT = /^(Date\.now|new Date\(0\)|Math\.random|crypto\.\w+|performance\.now|process\.\w+)$/

const SQL = new RegExp(
  [
    String.raw`^\s*select\s[\s\S]*\bfrom\b`,
    String.raw`^\s*insert\s+into\s`,
    String.raw`^\s*update\s+[\w."?]+(\s+(as\s+)?\w+)?\s+set\b`,
    String.raw`^\s*delete\s+from\s`,
    String.raw`^\s*with\s+(recursive\s+)?\w+[\s\S]{0,80}?\bas\s+(materialized\s+)?\(`,
    String.raw`^\s*(create|alter|drop)\s+(table|role|database|schema|index|unique|extension|view|function)\b`,
    String.raw`^\s*(grant|revoke)\s[\s\S]*\b(on|to|from)\s`,
    String.raw`^\s*truncate\s`,
    String.raw`^\s*lock\s+table\s`,
  ].join('|'),
  'i',
)

const isStore = (path: string): boolean => /(^|[/.])store\.ts$/.test(path)
/** Routes, and the one place where the table of all routes is put before the server. */
const isRoutes = (path: string): boolean => /(^|[/.])routes\.ts$|^src\/serving\.ts$/.test(path)

/** Small, rarely written, read by all; every other table belongs to one jurisdiction (a shard). */
const REFERENCE_TABLES = new Set(['jurisdictions', 'divisions', 'calendars', 'reference_stamps'])

/** Migrations are named NNNN_module.sql or NNNN_module_what.sql; these two have the name of what they hold. */
const MODULE_OF_MIGRATION: Readonly<Record<string, string>> = {
  reference: 'rules',
  doors: 'intake',
  reads: 'ledger',
}

function ownerOf(table: Table): string {
  const named = /^db\/migrations\/\d+_([a-z]+)/.exec(table.path)?.[1] ?? ''
  return MODULE_OF_MIGRATION[named] ?? named
}

function tablesIn(text: string): string[] {
  return [
    ...text.matchAll(
      /\b(?:from|join|into|update|table|only|using)\s+(?:only\s+)?(?:public\.)?"?([a-z_]+)/gi,
    ),
  ].map(([, name = '']) => name.toLowerCase())
}

function foreignTables(house: House): string[] {
  const owners = new Map(house.tables.map((table) => [table.name, ownerOf(table)]))
  return each(house, ({ module, texts, path }) => {
    const queries = texts.filter((text) => isStore(path) || SQL.test(text))
    const named = new Set(queries.flatMap(tablesIn))
    return [...named]
      .filter((name) => owners.has(name) && owners.get(name) !== module)
      .map((name) => `table ${name} of ${owners.get(name)}`)
  })
}

/** A statement on a table of one jurisdiction that does not say which would ask every shard. */
function unrouted(house: House): string[] {
  const divided = new Set(
    house.tables.map(({ name }) => name).filter((name) => !REFERENCE_TABLES.has(name)),
  )
  return each(house, ({ texts, path }) =>
    texts
      .filter(
        (text) =>
          isStore(path) && SQL.test(text) && tablesIn(text).some((name) => divided.has(name)),
      )
      // An insert whose columns stand in a constant says them there.
      .filter((text) => !/jurisdiction_id|^\s*insert\s+into\s+\w+\s*\(\?\)/i.test(text))
      .map((text) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 60)),
  )
}

function insides(house: House): string[] {
  return each(house, ({ path, module, imports }) => {
    const isRoot = /^src\/[^/]+\.ts$/.test(path)
    if (module === null && !isRoot && !within(path, 'demo')) return []
    return imports.filter((target) => {
      const other = /^src\/([^/]+)\/(.+)$/.exec(target)
      if (!other || other[1] === module || other[1] === 'platform') return false
      return (
        other[2] !== 'index.ts' && !(isRoot && /(^|\/)(routes|commands)\.ts$/.test(other[2] ?? ''))
      )
    })
  })
}

/** Modules that reach each other in a circle, by imports of running code. */
function circles(house: House): string[] {
  const edges = new Map<string, Set<string>>()
  for (const { module, imports } of running(house)) {
    if (module === null) continue
    for (const target of imports) {
      const other = /^src\/([^/]+)\//.exec(target)?.[1]
      if (other && other !== module) edges.set(module, (edges.get(module) ?? new Set()).add(other))
    }
  }
  const reaches = (from: string, goal: string, seen = new Set<string>()): boolean =>
    [...(edges.get(from) ?? [])].some((next) => {
      if (next === goal) return true
      if (seen.has(next)) return false
      return reaches(next, goal, seen.add(next))
    })
  return [...edges.keys()]
    .filter((module) => reaches(module, module))
    .map((module) => `src/${module}: reaches itself through other modules`)
}

export const RULES: readonly Rule[] = [
  { name: 'kernel imports nothing', find: importsOutside('src/kernel', ['src/kernel']) },
  {
    name: 'in kernel and kinds time, ids and randomness are arguments',
    find: (house) =>
      each(house, ({ path, uses, names }) =>
        within(path, 'src/kernel') || within(path, 'src/kinds')
          ? [
              ...uses.filter((use) => AMBIENT.test(use)),
              ...names.filter((name) => name === 'setTimeout' || name === 'randomUUID'),
            ]
          : [],
      ),
  },
  {
    name: 'kinds import only kernel',
    find: importsOutside('src/kinds', ['src/kinds', 'src/kernel']),
  },
  {
    name: 'verify imports nothing',
    // Its command line reads files, with what comes with Node and nothing else.
    find: (house) =>
      importsOutside('verify', ['verify'])(house).filter(
        (found) => !/^verify\/command\/\w+\.ts: node:(fs|path)$/.test(found),
      ),
  },
  {
    name: 'platform imports nothing of the domain',
    find: (house) =>
      each(house, ({ path, imports }) =>
        within(path, 'src/platform')
          ? imports.filter(
              (target) =>
                /^(src|demo|desk|verify)\//.test(target) && !within(target, 'src/platform'),
            )
          : [],
      ),
  },
  {
    name: 'platform has no word of the domain',
    find: (house) =>
      each(house, ({ path, names }) =>
        within(path, 'src/platform') ? names.filter((name) => DOMAIN_WORDS.test(snake(name))) : [],
      ),
  },
  { name: 'modules speak through their index.ts', find: insides },
  { name: 'no circle of modules', find: circles },
  {
    name: 'only store files hold SQL',
    find: (house) =>
      each(house, ({ path, texts }) =>
        /^(src|demo)\//.test(path) && !isStore(path)
          ? texts
              .filter((text) => SQL.test(text))
              .map((text) => text.trim().replaceAll(/\s+/g, ' ').slice(0, 60))
          : [],
      ),
  },
  { name: 'each table is known to its module alone', find: foreignTables },
  { name: 'every statement names the jurisdiction', find: unrouted },
  {
    name: 'only routes know HTTP',
    find: (house) =>
      each(house, ({ path, imports, names, uses }) => {
        if (!within(path, 'src') || within(path, 'src/platform') || isRoutes(path)) return []
        return [
          ...imports.filter((target) => /^@?fastify\b/.test(target)),
          ...names.filter((name) => /^Fastify(Reply|Request|Instance)$/.test(name)),
          ...uses.filter((use) =>
            /^reply\.(send|code|header|headers|type|redirect|setCookie)$/.test(use),
          ),
        ]
      }),
  },
  {
    name: 'the environment is read where programs begin',
    find: (house) =>
      each(house, ({ path, uses }) =>
        within(path, 'src') &&
        !/^src\/((server|cli|worker|sequencer|signer)|platform\/parents|\w+\/commands)\.ts$/.test(
          path,
        )
          ? uses.filter((use) => use === 'process.env')
          : [],
      ),
  },
  {
    name: 'every key of a table begins with the jurisdiction',
    find: ({ tables, migrations }) => [
      ...tables
        .filter(({ name }) => !REFERENCE_TABLES.has(name))
        .flatMap(({ path, name, keys, hasPrimaryKey }) => [
          ...(hasPrimaryKey ? [] : [`${path}: ${name} has no primary key`]),
          ...keys
            .filter((key) => key !== 'jurisdiction_id')
            .map((key) => `${path}: ${name} has a key that begins with ${key}`),
        ]),
      ...migrations.flatMap(([path, sql]) =>
        [...sql.matchAll(/create\s+unique\s+index\s+\w+\s+on\s+(\w+)[^(]*\(\s*(\w+)/gi)]
          .filter(
            ([, name = '', first]) =>
              !REFERENCE_TABLES.has(name.toLowerCase()) && first !== 'jurisdiction_id',
          )
          .map(
            ([, name, first]) => `${path}: ${name} has a unique index that begins with ${first}`,
          ),
      ),
    ],
  },
  {
    name: 'no triggers, no deleting behind the back',
    find: ({ migrations }) =>
      migrations.flatMap(([path, sql]) =>
        [
          ...sql.matchAll(
            /create\s+(?:or\s+replace\s+)?trigger|on\s+delete\s+set\s+(?:null|default)|grouping\s+sets/gi,
          ),
        ].map(([what]) => `${path}: ${what}`),
      ),
  },
]
