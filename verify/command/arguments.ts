/** What was typed: a command, files and places, and options with their values. */

export interface Typed {
  readonly positionals: readonly string[]
  readonly options: ReadonlyMap<string, readonly string[]>
}

/** Each takes a value. */
const VALUED = new Set([
  'policy',
  'event',
  'table',
  'log',
  'state',
  'checkpoint',
  'lang',
  'timeout',
  'skew',
  'delay',
])
const BARE = new Set(['json', 'help', 'quiet'])

/** A text: the option that is not understood, or has no value. */
export function parseArguments(args: readonly string[]): Typed | string {
  const positionals: string[] = []
  const options = new Map<string, string[]>()
  for (let at = 0; at < args.length; at += 1) {
    const word = args[at]!
    if (!word.startsWith('--')) {
      positionals.push(word)
      continue
    }
    const [, name = '', given] = /^--([a-z]+)(?:=(.*))?$/su.exec(word) ?? []
    if (BARE.has(name) && given === undefined) {
      options.set(name, [''])
      continue
    }
    const value = given ?? args[(at += 1)]
    if (!VALUED.has(name) || value === undefined) return word
    options.set(name, [...(options.get(name) ?? []), value])
  }
  return { positionals, options }
}

/** The last one given. */
export function option({ options }: Typed, name: string): string | undefined {
  return options.get(name)?.at(-1)
}

/** A whole number of seconds; null: something else. */
export function seconds(typed: Typed, name: string, otherwise: number): number | null {
  const text = option(typed, name)
  if (text === undefined) return otherwise
  return /^\d{1,9}$/u.test(text) ? Number(text) : null
}
