/** The page of a witness for people: who it is, what it has signed, and what that is worth. */
import { originHash } from './state.ts'
import type { Signed } from './state.ts'

export interface PageFacts {
  readonly vkey: string
  readonly origins: readonly string[]
  readonly signed: readonly Signed[]
}

type Lang = 'zh' | 'en'

export const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

const WORDS = {
  zh: {
    lang: 'zh-CN',
    kind: '日志见证',
    other: ['English', '/en'],
    what: [
      '这里是一个独立的见证。它看着下面这些公开日志：每次日志变长，它都先验证旧内容一条没改、一条没少，再签上名和时间。',
      '同一份日志，它只给一个版本签名。谁想悄悄改掉记录，或者给不同的人看不同的版本，就拿不到它的签名。',
      '它看不到日志里写了什么，也不知道涉及哪一个人；日志公开的只有看不出内容的摘要。',
    ],
    key: '它的公钥',
    keyHint:
      '要让一份日志由它见证，请把公钥写进日志的见证策略。核对公钥请走别的途径，不要只看这一页。',
    logs: '它在看哪些日志',
    none: '还没有告诉它要看哪些日志。在启动命令里加 --log "公钥"，或写进数据目录的 logs 文件后重新启动。',
    never: '还没有签过。',
    upTo: (n: number, at: string) => `签到第 ${n.toLocaleString('zh-CN')} 条，时间 ${at}。`,
    retired: '（已不再见证）',
    file: '最近签过的检查点',
    machines: '给机器的地址',
    submit: '日志在这里请求签名',
    monitor: '任何人在这里取最近签过的检查点，中间一段是日志名称的 SHA-256',
    verify: '公钥（纯文本）',
  },
  en: {
    lang: 'en',
    kind: 'Log witness',
    other: ['中文', '/'],
    what: [
      'This is an independent witness. It watches the public logs below: each time a log has grown it first proves that nothing old was changed or left out, and then signs, with the time.',
      'Of one log it signs one version only. Whoever would quietly change the record, or show different people different versions, does not get its signature.',
      'It does not see what the log is about, nor whom it concerns: all a log makes public are digests that tell nothing.',
    ],
    key: 'Its public key',
    keyHint:
      'To have a log witnessed, put this key into the policy of the log. Compare it by some other way than this page.',
    logs: 'Logs it watches',
    none: 'It was not told yet which logs to watch. Add --log "VKEY" to the command, or a line to the file logs in its data folder, and start it again.',
    never: 'Nothing signed yet.',
    upTo: (n: number, at: string) => `Signed up to entry ${n.toLocaleString('en')}, ${at}.`,
    retired: ' (no longer witnessed)',
    file: 'The checkpoint signed last',
    machines: 'Addresses for machines',
    submit: 'where a log asks for a signature',
    monitor:
      'where anybody gets the checkpoint signed last; the part in the middle is the SHA-256 of the name of the log',
    verify: 'the public key as plain text',
  },
} as const

export function startPage(lang: Lang, { vkey, origins, signed }: PageFacts): string {
  const words = WORDS[lang]
  const name = escaped(vkey.slice(0, vkey.indexOf('+')))
  const shown = [...new Set([...origins, ...signed.map(({ origin }) => origin)])]
  const rows = shown.map((origin) => {
    const last = signed.find((one) => one.origin === origin) ?? null
    return row(lang, { origin, last, isWatched: origins.includes(origin) })
  })
  return `<!doctype html>
<html lang="${words.lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${name} · ${words.kind}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><p class="kind">${words.kind}</p><a href="${words.other[1]}" lang="${lang === 'zh' ? 'en' : 'zh-CN'}">${words.other[0]}</a></header>
<main>
<h1>${name}</h1>
${words.what.map((line) => `<p>${line}</p>`).join('\n')}
<h2>${words.key}</h2>
<p class="key"><code>${escaped(vkey)}</code></p>
<p class="quiet">${words.keyHint}</p>
<h2>${words.logs}</h2>
${rows.length === 0 ? `<p>${words.none}</p>` : `<ul class="logs">${rows.join('')}</ul>`}
<h2>${words.machines}</h2>
<dl>
<dt><code>POST /add-checkpoint</code></dt><dd>${words.submit}</dd>
<dt><code>GET /&lt;sha256&gt;/checkpoint</code></dt><dd>${words.monitor}</dd>
<dt><a href="/vkey"><code>GET /vkey</code></a></dt><dd>${words.verify}</dd>
</dl>
<p class="quiet"><a href="https://c2sp.org/tlog-witness">C2SP tlog-witness v1.0.0</a></p>
</main>
</body>
</html>
`
}

interface Row {
  readonly origin: string
  readonly last: Signed | null
  readonly isWatched: boolean
}

function row(lang: Lang, { origin, last, isWatched }: Row): string {
  const words = WORDS[lang]
  const name = `<h3>${escaped(origin)}${isWatched ? '' : words.retired}</h3>`
  if (!last) return `<li>${name}<p>${words.never}</p></li>`
  const at = new Date(last.time * 1_000)
  const time = `<time datetime="${at.toISOString()}">${timeWords(lang, at)}</time>`
  const link = `<a href="/${originHash(origin)}/checkpoint">${words.file}<span class="unseen"> ${escaped(origin)}</span></a>`
  return `<li>${name}<p>${words.upTo(last.size, time)}</p><p>${link}</p></li>`
}

function timeWords(lang: Lang, at: Date): string {
  const zone = lang === 'zh' ? 'Asia/Shanghai' : 'UTC'
  const text = new Intl.DateTimeFormat(lang === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'long',
    timeStyle: 'medium',
  }).format(at)
  return lang === 'zh' ? `${text}（北京时间）` : `${text} UTC`
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0)};`)
}

/** The look of the house, without its pages: a witness stands elsewhere. */
export const STYLE = `
:root { color-scheme: light; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: #16232a; font: 17px/1.7 "PingFang SC", "Hiragino Sans GB", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", system-ui, sans-serif; }
:lang(en) { font-family: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif; }
header, main { max-width: 46rem; margin: 0 auto; padding: 0 16px; }
header { display: flex; justify-content: space-between; align-items: center; min-height: 64px; border-bottom: 1px solid #d6dee1; }
header a { display: inline-flex; align-items: center; min-height: 48px; }
.kind { margin: 0; color: #4b5b63; }
h1 { margin: 32px 0 16px; font-size: 30px; line-height: 1.3; overflow-wrap: anywhere; }
h2 { margin: 40px 0 8px; font-size: 21px; line-height: 1.4; }
p { margin: 0 0 12px; }
a { color: #0b5a62; text-underline-offset: 3px; }
a:focus-visible { outline: 3px solid #0b5a62; outline-offset: 2px; }
code { font-family: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono", monospace; font-size: 15px; }
.key { padding: 12px 16px; background: #f4f7f7; border-radius: 8px; overflow-wrap: anywhere; }
.quiet { color: #4b5b63; font-size: 15px; }
.logs { margin: 0; padding: 0; list-style: none; font-variant-numeric: tabular-nums; }
.logs li { padding: 16px 0 4px; border-top: 1px solid #d6dee1; }
.logs li:last-child { border-bottom: 1px solid #d6dee1; }
.logs a { display: inline-flex; align-items: center; min-height: 48px; }
.logs p { margin: 0; }
h3 { margin: 0; font-size: 17px; overflow-wrap: anywhere; }
dl { margin: 0 0 16px; }
dt { margin-top: 12px; overflow-wrap: anywhere; }
dd { margin: 0; color: #4b5b63; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
main { padding-bottom: 48px; }
`
