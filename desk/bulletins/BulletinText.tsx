/** The text of a bulletin on the page of its matter. */
import type { MatterPage } from '../../src/api/index.ts'
import { Failed } from '../shell/Failed.tsx'
import { useWords } from '../words/index.ts'
import { Pieces } from './Pieces.tsx'
import { useBulletin } from './queries.ts'
import './bulletins.css'

export function BulletinText({ matter }: { readonly matter: MatterPage }) {
  const { t } = useWords()
  const read = useBulletin(matter)
  if (read.isError) return <Failed again={read.refetch} />
  if (!read.data) return null
  const { sections, issued } = read.data
  return (
    <section className="bulletin-text" aria-labelledby="bulletin-text" lang="zh-CN">
      <h2 id="bulletin-text">{t('bl_text')}</h2>
      <p className="hint">{t('bl_hint')}</p>
      <Pieces sections={sections} level="h3" />
      {issued !== null && (
        <p>
          <a href={`/bulletins/${issued}`}>{t('bl_published')}</a> ·{' '}
          <a href={`/bulletins/${issued}.docx`}>{t('bl_print')}</a>
        </p>
      )}
    </section>
  )
}
