/** Who else has this matter open at this moment. Forgotten half a minute after; never kept. */
import { useEffect, useState } from 'react'
import type { Words } from '../../src/kernel/index.ts'
import { send } from '../api/http.ts'
import { newKey } from '../lib/draft.ts'
import { useWords } from '../words/index.ts'
import '../work/work.css'

interface Other {
  readonly post: Words
  readonly unit: Words
  readonly writing: boolean
  readonly own: boolean
}

const EVERY = 10_000
/** One name for this window, gone with it. */
const tab = newKey()

export function Others({
  number,
  writing,
}: {
  readonly number: string
  readonly writing: boolean
}) {
  const { t, say, language } = useWords()
  const [others, setOthers] = useState<readonly Other[]>([])
  useEffect(() => {
    let isHere = true
    const path = `/matters/${encodeURIComponent(number)}/presence`
    const tell = async () => {
      if (document.hidden) return
      try {
        const answer = await send<{ others: readonly Other[] }>('PUT', path, { tab, writing })
        if (isHere) setOthers(answer.others)
      } catch {
        // Nobody's work depends on it: what is not known is not shown.
        if (isHere) setOthers([])
      }
    }
    void tell()
    const timer = setInterval(() => void tell(), EVERY)
    const onSeen = () => void tell()
    document.addEventListener('visibilitychange', onSeen)
    return () => {
      isHere = false
      clearInterval(timer)
      document.removeEventListener('visibilitychange', onSeen)
    }
  }, [number, writing])
  useEffect(
    () => () => {
      const path = `/matters/${encodeURIComponent(number)}/presence`
      // Leaving is a courtesy: without it they are forgotten by themselves.
      send('PUT', path, { tab, writing: false, leave: true }).catch(() => undefined)
    },
    [number],
  )
  const who = ({ unit, post }: Other) =>
    language === 'zh' ? `${say(unit)} ${say(post)}` : `${say(post)}, ${say(unit)}`
  const strangers = others.filter(({ own }) => !own)
  return (
    <div role="status" className="others">
      {strangers.map((other, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- two people may hold the same post
        <p key={index} className={other.writing ? 'is-writing' : ''}>
          {t(other.writing ? 'others_write' : 'others_look', { who: who(other) })}
        </p>
      ))}
      {others.some(({ own }) => own) && <p>{t('own_window')}</p>}
    </div>
  )
}
