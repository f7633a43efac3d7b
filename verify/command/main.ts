#!/usr/bin/env node
/** The command line of the verifier. Ends with 0: yes; 1: no; 2: it cannot be said, because something is missing. */
import type { Answer } from '../core/answer.ts'
import type { Language } from '../words/language.ts'
import { UNDECIDED } from '../words/refusals.ts'
import { sayRefusal } from '../words/say.ts'
import { type Statement, sayStatement } from '../words/statements.ts'
import { option, parseArguments } from './arguments.ts'
import { type Command, consistency, follow, matter, receipt } from './commands.ts'
import { HELP, VERDICTS, words } from './words.ts'

const COMMANDS: Readonly<Record<string, Command>> = { receipt, matter, follow, consistency }

/** As the machine is set, unless told: 中文 where the locale begins with zh. */
function languageOf(given: string | undefined, env: NodeJS.ProcessEnv): Language {
  if (given === 'zh' || given === 'en') return given
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || ''
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

async function main(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
  const typed = parseArguments(args)
  if (typeof typed === 'string') {
    const language = languageOf(undefined, env)
    console.error(`${words.option[language]} ${typed}\n\n${HELP[language]}`)
    return 2
  }
  const language = languageOf(option(typed, 'lang'), env)
  const [name, ...positionals] = typed.positionals
  const command = name === undefined || !Object.hasOwn(COMMANDS, name) ? undefined : COMMANDS[name]
  if (command === undefined || typed.options.has('help')) {
    const isAsked = typed.options.has('help') || name === 'help'
    ;(isAsked ? console.log : console.error)(HELP[language])
    return isAsked ? 0 : 2
  }
  const showsProgress = process.stderr.isTTY && !typed.options.has('quiet')
  const answer = await command({
    typed: { ...typed, positionals },
    now: Date.now(),
    onProgress: showsProgress ? progress : () => {},
  })
  if (showsProgress) process.stderr.write('\r\u001b[K')
  return typed.options.has('json') ? tellMachine(answer, language) : tellPerson(answer, language)
}

let told = 0
/** At most ten times a second. */
function progress(size: number, whole: number): void {
  if (Date.now() - told < 100 && size < whole) return
  told = Date.now()
  process.stderr.write(`\r${size} / ${whole}`)
}

function verdictOf(answer: Answer<unknown>): 'yes' | 'no' | 'undecided' {
  if (answer.ok) return 'yes'
  return UNDECIDED.has(answer.refusal.code) ? 'undecided' : 'no'
}

const EXITS = { yes: 0, no: 1, undecided: 2 } as const

function tellPerson(answer: Answer<readonly Statement[]>, language: Language): number {
  const verdict = verdictOf(answer)
  const lines = answer.ok
    ? answer.value.map((one) => `${one.caution ? '! ' : '  '}${sayStatement(one, language)}`)
    : [`  ${sayRefusal(answer.refusal, language)}`]
  console.log(`${VERDICTS[verdict][language]}\n${lines.join('\n')}`)
  return EXITS[verdict]
}

function tellMachine(answer: Answer<readonly Statement[]>, language: Language): number {
  const verdict = verdictOf(answer)
  const found = answer.ok
    ? { statements: answer.value.map((one) => ({ ...one, text: sayStatement(one, language) })) }
    : { refusal: { ...answer.refusal, text: sayRefusal(answer.refusal, language) } }
  console.log(JSON.stringify({ verdict, ...found }))
  return EXITS[verdict]
}

try {
  process.exitCode = await main(process.argv.slice(2), process.env)
} catch (error) {
  // A mistake of this program is no verdict: 1 would say that the receipt is false.
  console.error(error)
  process.exitCode = 70
}
