/** A matter on paper: the work sheet 承办单 for whoever goes out, or the letter 答复书 to whoever asked. */
import { Button } from 'antd'
import { Link, Navigate, useLocation, useParams } from 'react-router'
import type { MatterPage } from '../../src/api/index.ts'
import { useSession } from '../api/queries.ts'
import { paths } from '../paths.ts'
import { Failed } from '../shell/Failed.tsx'
import { Missing } from '../shell/Missing.tsx'
import { WithMatter } from '../sealed/WithMatter.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { useWords } from '../words/index.ts'
import { Letter } from './Letter.tsx'
import { WorkSheet } from './WorkSheet.tsx'
import './print.css'

export function Paper() {
  const { number = '', paper } = useParams()
  const { pathname } = useLocation()
  const session = useSession()
  if (session.isSuccess && !session.data?.actor)
    return <Navigate to={paths.signIn()} state={{ to: pathname }} replace />
  if (session.isError) return <Failed again={session.refetch} />
  if (paper !== 'sheet' && paper !== 'letter') return <Missing />
  return session.data ? <OnPaper number={number} paper={paper} /> : null
}

function OnPaper({
  number,
  paper,
}: {
  readonly number: string
  readonly paper: 'sheet' | 'letter'
}) {
  const { t } = useWords()
  const name = t(paper === 'sheet' ? 'print_sheet' : 'print_letter')
  useTitle(`${name} ${number}`)
  return (
    <WithMatter number={number} pending={<p role="status">{t('working')}</p>}>
      {(matter) => <Sheets matter={matter} paper={paper} />}
    </WithMatter>
  )
}

interface SheetsProps {
  readonly matter: MatterPage
  readonly paper: 'sheet' | 'letter'
}

function Sheets({ matter, paper }: SheetsProps) {
  const { t } = useWords()
  const { number } = matter
  const hasLetter = matter.answers.length > 0
  return (
    <main className="paper-desk">
      <nav className="paper-tools" aria-label={t('print')}>
        <Link to={paths.matter(number)}>{t('print_back')}</Link>
        <Link to={paths.sheet(number)} aria-current={paper === 'sheet' ? 'page' : undefined}>
          {t('print_sheet')}
        </Link>
        <Link to={paths.letter(number)} aria-current={paper === 'letter' ? 'page' : undefined}>
          {t('print_letter')}
        </Link>
        {(paper === 'sheet' || hasLetter) && (
          <Button type="primary" onClick={() => window.print()}>
            {t('print')}
          </Button>
        )}
      </nav>
      {paper === 'sheet' ? (
        <WorkSheet matter={matter} />
      ) : hasLetter ? (
        <Letter matter={matter} />
      ) : (
        <div className="paper">
          <h1>{t('print_letter')}</h1>
          <p>{t('print_none')}</p>
        </div>
      )}
    </main>
  )
}
