/** What is asked for, out of what a caller says: a line each, for the operator to put right. */

const ASKING =
  /希望|请求|要求|请问|请(?!假)|想(?:要|问|知道|咨询|了解|让|请)|能不能|能否|可不可以|可否|是否|什么时候|何时|多久|怎么|如何|为什么|需要(?!时间)|尽快|退(?:钱|费|款)|赔偿|\?|？/u
const ASKING_EN = /\b(?:please|want|would like|hope|need|when|how|why|could|can)\b|\?/iu

const MOST = 5
const LONGEST = 120

/** At most five sentences that ask for something, in order; none: the whole is one ask, named by its title. */
export function asksIn(said: string): readonly string[] {
  const parts = said
    .split(/(?<=[。！？!?；;])|\n+|[，,](?=也|还|另外|同时|并且|顺便)/u)
    .map((part) => part.trim().replace(/[。；;]$/u, ''))
    .filter((part) => part !== '')
  const asking = parts.filter((part) => ASKING.test(part) || ASKING_EN.test(part))
  return asking.slice(0, MOST).map((part) => [...part].slice(0, LONGEST).join(''))
}

export function linesOf(typed: string): readonly string[] {
  return typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
