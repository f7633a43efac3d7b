import { Button } from 'antd'
import type { Me } from '../api/queries.ts'
import { useWords } from '../words/index.ts'
import { leave, useChoosePost } from './session.ts'
import { send } from '../api/http.ts'

export function ChoosePost({ me }: { readonly me: Me }) {
  const { t, say } = useWords()
  const choose = useChoosePost()
  return (
    <main className="alone card">
      <h1>{t('choose_post')}</h1>
      {me.holdings.length === 0 && <p>{t('no_post')}</p>}
      <ul className="bare">
        {me.holdings.map((holding) => (
          <li key={holding.id}>
            <Button block size="large" onClick={() => choose.mutate(holding.id)}>
              {say(holding.unitName)} {say(holding.title)}
            </Button>
          </li>
        ))}
      </ul>
      <Button type="link" onClick={() => void send('POST', '/sign-out').finally(leave)}>
        {t('sign_out')}
      </Button>
    </main>
  )
}
