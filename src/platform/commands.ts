/** What a command of the command line is. Modules offer theirs; src/cli.ts lists them. */
import type { ParseArgsConfig } from 'node:util'
import type { Config } from './config.ts'
import type { Progress, Words } from './progress.ts'
import type { Storage } from './storage.ts'

export interface Command {
  name: string
  summary: Words
  /** What follows the name: `FILE --map field=column,… [--dry-run]`. */
  usage?: string
  options?: NonNullable<ParseArgsConfig['options']>
  /** Returns the exit code; nothing is 0. */
  run(context: CommandContext): Promise<number | void>
}

export interface CommandContext {
  positionals: readonly string[]
  values: Readonly<Record<string, string | boolean | (string | boolean)[] | undefined>>
  config: Config
  /** A path as the person typed it, counted from where they stood. */
  resolve(path: string): string
  /** To standard output: the result. */
  say(line: string): void
  /** To standard error: everything else. */
  note(line: string): void
  progress: Progress
  /** The database under --data (or DATABASE_URL): that of the running instance, or started for this command. */
  storage(): Promise<Storage>
}
