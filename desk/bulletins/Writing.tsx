/** Beside the form in which a bulletin is edited: figures to put in, what is wrong, and how it will read. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import type { BulletinAtDesk, MatterPage, TextChecked } from '../../src/api/index.ts'
import type { SpokenRefusal } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { groupsOf } from '../fields/values.ts'
import { useSettled } from '../hotline/settled.ts'
import { useWords } from '../words/index.ts'
import { Pieces } from './Pieces.tsx'
import { addressOf, BULLETIN, useBulletin } from './queries.ts'
import './bulletins.css'

const EDIT = 'edit_bulletin'
const WAIT = 500
const MOST = 5000

interface Props {
  readonly matter: MatterPage
  readonly act: string
  readonly typed: unknown
  readonly onChange: (sections: readonly Readonly<Record<string, unknown>>[]) => void
}

type Checked = Omit<TextChecked, 'fault'> & { readonly fault: SpokenRefusal | null }

export function BulletinWriting(props: Props) {
  const { matter, act } = props
  return matter.kind.name === BULLETIN && act === EDIT ? <Writing {...props} /> : null
}

function Writing({ matter, typed, onChange }: Props) {
  const { t, say } = useWords()
  const groups = groupsOf(typed, Array.isArray(typed) ? typed.length : 0)
  const sections = groups.map((one) => ({
    heading: String(one['heading'] ?? ''),
    text: String(one['text'] ?? ''),
  }))
  const asked = useSettled(JSON.stringify(sections), WAIT)
  const bulletin = useBulletin(matter)
  const checked = useQuery({
    queryKey: ['matters', 'bulletin-check', matter.number, asked],
    queryFn: () =>
      send<Checked>('POST', addressOf(matter.number), { sections: JSON.parse(asked) as object }),
    placeholderData: keepPreviousData,
    // What is being written is not kept longer than it is looked at.
    gcTime: 0,
    retry: false,
  })
  const put = usePutting(groups, onChange)
  return (
    <section className="bulletin-writing" aria-labelledby="bulletin-writing">
      {bulletin.data && <Inserting measures={bulletin.data.measures} onPut={put} />}
      {checked.data && (
        <>
          <div role="status">
            {checked.data.fault ? (
              <p className="fault">{say(checked.data.fault.words)}</p>
            ) : (
              <p className="quiet">{t('bl_fine')}</p>
            )}
            <p className={checked.data.length > MOST ? 'fault' : 'quiet'}>
              {t('bl_length', { length: checked.data.length, most: MOST })}
            </p>
          </div>
          <h3 id="bulletin-writing">{t('bl_writing')}</h3>
          <div className="preview" lang="zh-CN">
            <Pieces sections={checked.data.sections} level="h4" />
          </div>
        </>
      )}
    </section>
  )
}

/** Puts a text where the cursor was last in one of the sections. */
function usePutting(
  groups: readonly Readonly<Record<string, unknown>>[],
  onChange: Props['onChange'],
): (token: string) => boolean {
  const last = useRef<HTMLTextAreaElement | null>(null)
  useEffect(() => {
    const note = ({ target }: FocusEvent) => {
      if (target instanceof HTMLTextAreaElement && SECTION.test(target.id)) last.current = target
    }
    document.addEventListener('focusin', note)
    return () => document.removeEventListener('focusin', note)
  }, [])
  return (token) => {
    const area = last.current
    const at = Number(SECTION.exec(area?.id ?? '')?.[1])
    const group = groups[at]
    if (!area || !group) return false
    const text = String(group['text'] ?? '')
    const { selectionStart: from, selectionEnd: to } = area
    const next = `${text.slice(0, from)}${token}${text.slice(to)}`
    onChange(groups.map((one, n) => (n === at ? { ...one, text: next } : one)))
    requestAnimationFrame(() => {
      area.focus()
      area.setSelectionRange(from + token.length, from + token.length)
    })
    return true
  }
}

const SECTION = /sections-(\d+)-text$/u

function Inserting({
  measures,
  onPut,
}: {
  readonly measures: BulletinAtDesk['measures']
  readonly onPut: (token: string) => boolean
}) {
  const { t, say } = useWords()
  const [measure, setMeasure] = useState(measures[0]?.token ?? '')
  const [when, setWhen] = useState('')
  const [lost, setLost] = useState(false)
  const put = () => {
    const token = measure.replace('}', `${when}}`)
    setLost(!onPut(token))
  }
  return (
    <fieldset className="inserting">
      <legend>{t('bl_insert')}</legend>
      <label>
        {t('bl_measure')}
        <select value={measure} onChange={({ target }) => setMeasure(target.value)}>
          {measures.map((one) => (
            <option key={one.token} value={one.token}>
              {say(one.words)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('bl_when')}
        <select value={when} onChange={({ target }) => setWhen(target.value)}>
          <option value="">{t('bl_this')}</option>
          <option value="@previous">{t('bl_previous')}</option>
          <option value="@year">{t('bl_year')}</option>
        </select>
      </label>
      <Button onClick={put}>{t('bl_put')}</Button>
      {lost && (
        <p className="fault" role="alert">
          {t('bl_put_where')}
        </p>
      )}
    </fieldset>
  )
}
