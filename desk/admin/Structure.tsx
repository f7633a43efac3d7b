/** The tree of units with their posts: system administrators build it, security gives powers. */
import type { Words } from '../../src/kernel/index.ts'
import { send } from '../api/http.ts'
import { powerWords, useWords } from '../words/index.ts'
import { AdminButton } from './AdminButton.tsx'
import { AdminForm } from './AdminForm.tsx'
import type { AdminField } from './AdminForm.tsx'
import { AdminScreen } from './AdminScreen.tsx'
import type { StructureRead } from './reading.ts'
import { useMay, useStructure } from './reading.ts'

const LEVELS = ['1', '2', '3'] as const

export function Structure() {
  const structure = useStructure()
  const may = useMay()
  return (
    <AdminScreen title="structure" query={structure} readOnly={may('audit')}>
      {structure.data && <Tree structure={structure.data} />}
    </AdminScreen>
  )
}

function Tree({ structure }: { readonly structure: StructureRead }) {
  const { t } = useWords()
  const may = useMay()
  const roots = structure.units.filter((unit) => unit.parent === null)
  return (
    <>
      {may('system') && <NewUnit structure={structure} />}
      {may('system') && <NewPost structure={structure} />}
      <h2>{t('units')}</h2>
      <ul className="tree">
        {roots.map((unit) => (
          <Branch key={unit.id} structure={structure} unit={unit} />
        ))}
      </ul>
    </>
  )
}

type Unit = StructureRead['units'][number]

function Branch({ structure, unit }: { readonly structure: StructureRead; readonly unit: Unit }) {
  const { say } = useWords()
  const may = useMay()
  const beneath = structure.units.filter((one) => one.parent === unit.id)
  const posts = structure.posts.filter((post) => post.unit === unit.id)
  const isEmpty = beneath.length === 0 && posts.length === 0
  return (
    <li>
      <p className="unit">
        {say(unit.name)}
        {may('system') && isEmpty && (
          <AdminButton
            word="end_unit"
            about={say(unit.name)}
            method="DELETE"
            path={`/admin/units/${unit.id}`}
          />
        )}
      </p>
      {may('system') && <ChangeUnit unit={unit} />}
      {posts.length > 0 && (
        <ul className="posts">
          {posts.map((post) => (
            <PostLine key={post.id} structure={structure} post={post} />
          ))}
        </ul>
      )}
      {beneath.length > 0 && (
        <ul>
          {beneath.map((one) => (
            <Branch key={one.id} structure={structure} unit={one} />
          ))}
        </ul>
      )}
    </li>
  )
}

interface PostProps {
  readonly structure: StructureRead
  readonly post: StructureRead['posts'][number]
}

function PostLine({ structure, post }: PostProps) {
  const { t, say } = useWords()
  const may = useMay()
  const holdings = structure.holdings.filter((holding) => holding.post === post.id)
  const nameOf = (person: string) =>
    structure.people.find((one) => one.id === person)?.name ?? person
  const powers = post.powers.map((power) => say(powerWords[power] ?? same(power)))
  return (
    <li>
      <p>
        <strong>{say(post.title)}</strong> <span className="quiet">{powers.join('、')}</span>
        {may('system') && holdings.length === 0 && (
          <AdminButton
            word="end_post"
            about={say(post.title)}
            method="DELETE"
            path={`/admin/posts/${post.id}`}
          />
        )}
      </p>
      <p>
        {holdings.length === 0 && <span className="quiet">{t('vacant')}</span>}
        {holdings.map((holding) => (
          <span key={holding.id} className="holder">
            {nameOf(holding.person)}
            {may('security') && (
              <AdminButton
                word="end_holding"
                about={`${nameOf(holding.person)} ${say(post.title)}`}
                method="DELETE"
                path={`/admin/holdings/${holding.id}`}
              />
            )}
          </span>
        ))}
      </p>
      {may('security') && <PostRights structure={structure} post={post} />}
    </li>
  )
}

function PostRights({ structure, post }: PostProps) {
  const { say } = useWords()
  const powers: AdminField = {
    name: 'powers',
    label: 'powers',
    type: 'checks',
    options: Object.entries(powerWords).map(([value, words]) => ({ value, label: say(words) })),
  }
  const person: AdminField = {
    name: 'person',
    label: 'person',
    type: 'pick',
    options: structure.people.map(({ id, name }) => ({ value: id, label: name })),
  }
  return (
    <div className="two">
      <AdminForm
        key={post.powers.join()}
        name={`powers.${post.id}`}
        title="set_powers"
        fields={[powers]}
        first={{ powers: post.powers }}
        send={(values) => send('PUT', `/admin/posts/${post.id}/powers`, values)}
      />
      <AdminForm
        name={`appoint.${post.id}`}
        title="appoint"
        fields={[person]}
        send={(values) => send('POST', '/admin/holdings', { ...values, post: post.id })}
      />
    </div>
  )
}

function useUnitFields(): readonly AdminField[] {
  const { t } = useWords()
  return [
    { name: 'nameZh', label: 'name_zh', type: 'text' },
    { name: 'nameEn', label: 'name_en', type: 'text' },
    {
      name: 'level',
      label: 'level',
      type: 'pick',
      options: LEVELS.map((level) => ({ value: level, label: t(`level_${level}`) })),
    },
  ]
}

function useUnitPick(
  structure: StructureRead,
  name: string,
  label: AdminField['label'],
): AdminField {
  const { say } = useWords()
  const options = structure.units.map((unit) => ({ value: unit.id, label: say(unit.name) }))
  return { name, label, type: 'pick', options }
}

function NewUnit({ structure }: { readonly structure: StructureRead }) {
  const parent = useUnitPick(structure, 'parent', 'parent_unit')
  const fields = useUnitFields()
  return (
    <AdminForm
      name="unit"
      title="add_unit"
      fields={[...fields, parent]}
      send={({ level, ...values }) =>
        send('POST', '/admin/units', { ...values, level: Number(level) })
      }
    />
  )
}

function ChangeUnit({ unit }: { readonly unit: Unit }) {
  const fields = useUnitFields()
  return (
    <AdminForm
      key={unit.name.zh + unit.name.en + unit.level}
      name={`unit.${unit.id}`}
      title="change_unit"
      fields={fields}
      first={{ nameZh: unit.name.zh, nameEn: unit.name.en, level: String(unit.level) }}
      send={({ level, ...values }) =>
        send('PUT', `/admin/units/${unit.id}`, { ...values, level: Number(level) })
      }
    />
  )
}

function NewPost({ structure }: { readonly structure: StructureRead }) {
  const unit = useUnitPick(structure, 'unit', 'units')
  return (
    <AdminForm
      name="post"
      title="add_post"
      fields={[
        unit,
        { name: 'titleZh', label: 'title_zh', type: 'text' },
        { name: 'titleEn', label: 'title_en', type: 'text' },
      ]}
      send={(values) => send('POST', '/admin/posts', values)}
    />
  )
}

function same(text: string): Words {
  return { zh: text, en: text }
}
