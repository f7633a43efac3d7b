/** Notes that ask one's post to look. */
import { useMutation } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import type { MentionShown } from '../../src/api/index.ts'
import { send } from '../api/http.ts'
import { queryClient } from '../api/queries.ts'
import { saysInstant } from '../lib/time.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Said } from '../shell/Said.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { useMentions } from './queries.ts'
import './work.css'

export function Mentions() {
  const { t } = useWords()
  const [unread, setUnread] = useState(false)
  const mentions = useMentions(unread)
  useTitle(t('mentions'))
  return (
    <div className="screen narrow">
      <h1>{t('mentions')}</h1>
      <p className="quiet">{t('mentions_lead')}</p>
      <label className="radio">
        <input
          type="checkbox"
          checked={unread}
          onChange={(event) => setUnread(event.target.checked)}
        />
        {t('mentions_unread')}
      </label>
      {mentions.isPending && <p role="status">{t('working')}</p>}
      {mentions.isError && <Failed again={mentions.refetch} />}
      {mentions.data?.length === 0 && <p className="none">{t('mentions_none')}</p>}
      <ul className="rows">
        {mentions.data?.map((one) => (
          <Row key={`${one.number} ${one.n}`} mention={one} />
        ))}
      </ul>
    </div>
  )
}

function Row({ mention }: { readonly mention: MentionShown }) {
  const { t, say, language } = useWords()
  const { number, n, read } = mention
  const mark = useMutation({
    mutationFn: (next: boolean) => send('PUT', '/mentions', { matter: number, n, read: next }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['matters', 'mentions'] }),
  })
  return (
    <li className={read ? 'mention is-read' : 'mention'}>
      <p className="quiet">
        <time dateTime={mention.at}>{saysInstant(mention.at, language)}</time>{' '}
        {mention.unit && say(mention.unit)} {mention.post && say(mention.post)}
      </p>
      <p className="note-words">{mention.words}</p>
      <p>
        <Link to={paths.matter(number)} onClick={() => mark.mutate(true)}>
          {mention.title || t('sealed_line')}
        </Link>{' '}
        <span className="number quiet">{number}</span>{' '}
        <span className="quiet">{say(mention.state)}</span>
        <Button
          type="link"
          size="small"
          aria-label={`${t(read ? 'mentions_mark_unread' : 'mentions_mark_read')} ${mention.title || number}`}
          onClick={() => mark.mutate(!read)}
        >
          {t(read ? 'mentions_mark_unread' : 'mentions_mark_read')}
        </Button>
      </p>
      <Said error={mark.error} />
    </li>
  )
}
