/** One matter: whose turn it is and by when, what was asked, what happened, what one may do. */
import { useState } from 'react'
import { Link, useNavigate, useParams } from 'react-router'
import type { MatterPage } from '../../src/api/index.ts'
import { BallotPanel } from '../ballots/BallotPanel.tsx'
import { AlikeMatters } from '../beside/AlikeMatters.tsx'
import { Report } from '../campaign/Report.tsx'
import { BulletinText } from '../bulletins/BulletinText.tsx'
import { BULLETIN } from '../bulletins/queries.ts'
import { Memo } from '../decision/Memo.tsx'
import { Original } from '../files/Original.tsx'
import { useKeys } from '../keys/useKeys.ts'
import { paths } from '../paths.ts'
import { SideBySide } from '../plan/SideBySide.tsx'
import { Evidence } from '../referral/Evidence.tsx'
import { WithMatter } from '../sealed/WithMatter.tsx'
import { Skeleton } from '../shell/Skeleton.tsx'
import { useTitle } from '../shell/useTitle.ts'
import { Standing } from '../standing/Standing.tsx'
import { Trace } from '../trace/Trace.tsx'
import { useWords } from '../words/index.ts'
import { Acts } from './Acts.tsx'
import { Asked } from './Asked.tsx'
import { Course } from './Course.tsx'
import { Identity } from './Identity.tsx'
import { Others } from './Others.tsx'
import { Related } from './Related.tsx'
import { Turn } from './Turn.tsx'

export function MatterScreen() {
  const { number = '' } = useParams()
  const { t } = useWords()
  // Its heading at once, so that whoever hears the page knows where they are.
  const pending = (
    <div className="matter" aria-busy="true">
      <div className="head">
        <p className="number quiet">{number}</p>
        <h1>{t('working')}</h1>
      </div>
      <Skeleton />
    </div>
  )
  return (
    <WithMatter number={number} pending={pending}>
      {(matter) => <Shown key={matter.id} matter={matter} />}
    </WithMatter>
  )
}

function Shown({ matter }: { readonly matter: MatterPage }) {
  const { t, say } = useWords()
  const [done, setDone] = useState('')
  const [writing, setWriting] = useState(false)
  const [wanted, setWanted] = useState<{ readonly act: string } | null>(null)
  const navigate = useNavigate()
  useKeys({
    print: () => void navigate(paths.sheet(matter.number)),
  })
  useTitle(`${matter.number} ${matter.title}`)
  return (
    <div className="matter">
      <div className="head">
        <p className="quiet">
          <span className="number">{matter.number}</span> · {say(matter.kind.words)} ·{' '}
          <span className="state">{say(matter.state.words)}</span>
          {matter.sealed && <span className="mark">{t('sealed')}</span>}
          {matter.erased && <span className="mark">{t('erased')}</span>}
          {matter.hold && (
            <span className="mark">{t('on_hold', { until: matter.hold.until })}</span>
          )}
          {matter.seconded > 0 && ` · ${t('seconded', { count: matter.seconded })}`}
          {matter.voices.verified > 0 && ` (${t('voices_verified', { ...matter.voices })})`}
          {matter.urged > 0 && ` · ${t('urged', { count: matter.urged })}`}
        </p>
        <h1>{matter.erased ? t('erased_title') : matter.title}</h1>
        {matter.erased && <p className="quiet">{t('erased_note')}</p>}
        <Others number={matter.number} writing={writing} />
        <p className="done" role="status">
          {done}
        </p>
      </div>
      <div className="matter-turn">{!matter.erased && <Turn duties={matter.duties} />}</div>
      <div className="matter-side">
        {!matter.erased && (
          <>
            <Acts matter={matter} onDone={setDone} onWriting={setWriting} wanted={wanted} />
            <BallotPanel matter={matter} />
            <Identity matter={matter} />
          </>
        )}
        <Original matter={matter} />
        <Evidence matter={matter} />
        <Related related={matter.related} />
        <AlikeMatters matter={matter} onAct={(act) => setWanted({ act })} />
        <p className="prints">
          {t('print')}：<Link to={paths.sheet(matter.number)}>{t('print_sheet')}</Link>
          {matter.answers.length > 0 && (
            <>
              {' · '}
              <Link to={paths.letter(matter.number)}>{t('print_letter')}</Link>
            </>
          )}
        </p>
      </div>
      <div className="matter-main">
        {!matter.erased && matter.kind.name !== BULLETIN && <Asked matter={matter} />}
        <SideBySide matter={matter} />
        <Memo matter={matter} />
        <BulletinText matter={matter} />
        <Report matter={matter} />
        <Standing matter={matter} />
        <Trace matter={matter} />
        <Course
          entries={matter.course}
          matter={matter}
          known={[
            matter.title,
            matter.text,
            matter.place,
            matter.division && say(matter.division.words),
            matter.asks.join('；'),
          ]}
        />
      </div>
    </div>
  )
}
