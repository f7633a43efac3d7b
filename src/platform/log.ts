/**
 * The log is for those who run the machine. It holds no personal data, no address, no user agent, no URL: what is
 * logged is an event's name and counted facts. One event is one line of JSON, so nothing typed can forge a line.
 */
import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

export function openLog(destination?: DestinationStream, level = 'info'): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: describeError },
  }
  return destination
    ? pino(options, destination)
    : pino(options, pino.destination({ fd: 2, sync: true }))
}

/**
 * An error as it may be logged: kind, code and where it happened. The message is left out where it repeats what
 * somebody sent: the database quotes values, a parser quotes the text it could not parse.
 */
export function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { code, constraint, table, routine } = error as unknown as Partial<Record<string, unknown>>
  const quotes =
    error instanceof SyntaxError ||
    error instanceof URIError ||
    'routine' in error ||
    'validation' in error
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .map((line) => line.trim())
  return {
    type: error.name,
    ...(quotes ? {} : { message: error.message }),
    ...(code === undefined ? {} : { code }),
    ...(routine === undefined ? {} : { constraint, table }),
    frames,
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  }
}
